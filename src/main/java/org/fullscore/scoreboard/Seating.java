package org.fullscore.scoreboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Rosters;
import org.fullscore.organization.Team;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standings;

/**
 * Who is on a board, and what was agreed with them: all of a board that no result changes.
 *
 * @param members whoever belonged to the team in the period, and the leaders of the teams below
 * @param below the teams directly below
 * @param days working days of the organization in the period
 * @param daysOfMembers those of each member, by key
 * @param agreed with the team, the members and the teams below
 * @param seasons how goals were split, by id
 * @param day the organization's day
 */
record Seating(
        Team team,
        Period period,
        Metric metric,
        List<Rosters.Member> members,
        List<Team> below,
        WorkingDays days,
        Map<Integer, WorkingDays> daysOfMembers,
        Standings.Agreed agreed,
        Map<UUID, SeasonalSplit> seasons,
        LocalDate day) {}

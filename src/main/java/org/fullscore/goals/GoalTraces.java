package org.fullscore.goals;

import java.util.List;
import org.fullscore.organization.PersonalData;
import org.fullscore.organization.Trace;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What this room keeps about people: what they promised, and what was said about it. */
@Component
@Order(1)
@Transactional(readOnly = true)
class GoalTraces implements PersonalData {

    private static final String OF_THEIR_GOALS =
            "organization_id = :organization and goal_id in (select g.id from goals.goal g where g.organization_id = :organization and g.person_key = :person)";

    private final JdbcClient jdbc;

    GoalTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                Trace.blanked(
                        "goals",
                        "goals.goal g",
                        "id, period, (select m.code from organization.metric_card m where m.organization_id = g.organization_id and m.key = g.metric_key) as metric, "
                                + "target, first_target, commit_level, stretch, why, what, how, state, in_force_on, late, policy, policy_version",
                        "organization_id = :organization and person_key = :person",
                        "why = null, what = null, how = null"),
                Trace.staying(
                        "signatures",
                        "goals.signature",
                        "goal_id, party, signed_on, at",
                        "organization_id = :organization and person_key = :person"),
                Trace.blanked(
                        "objections", "goals.objection", "goal_id, text, counter, at", OF_THEIR_GOALS, "text = '–'"),
                Trace.blanked(
                        "relief",
                        "goals.relief",
                        "goal_id, old_target, new_target, reason, note, requested_at, approved_at, declined_at",
                        OF_THEIR_GOALS,
                        "note = null"),
                Trace.blanked("support", "goals.support", "goal_id, text, due, kept_on", OF_THEIR_GOALS, "text = '–'"),
                Trace.going(
                        "openings",
                        "goals.opening",
                        "goal_id, first_at, last_at",
                        "organization_id = :organization and person_key = :person"),
                Trace.mentioned("goals-of-others", "goals.goal", "why", "what", "how"),
                Trace.mentioned("objections-of-others", "goals.objection", "text"),
                Trace.mentioned("relief-of-others", "goals.relief", "note"),
                Trace.mentioned("support-of-others", "goals.support", "text"),
                Trace.mentioned("templates", "goals.template", "why", "what", "how"));
    }

    @Override
    public List<String> subjects(int person) {
        return jdbc.sql("select 'goal:' || id from goals.goal where organization_id = ? and person_key = ?")
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> row.getString(1))
                .list();
    }
}

package org.fullscore.scoreboard.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Letter;
import org.fullscore.organization.Metric;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.Settings;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Team;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.organization.WeeklyMail;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.BoardLine;
import org.fullscore.scoreboard.Boards;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.GoalSheets;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Organizations;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes people's digests: of what they would see if they looked themselves, and nothing else. */
@Component
@Transactional
class Digests {

    private final Viewers viewers;
    private final Hierarchy hierarchy;
    private final Choices choices;
    private final GoalSheets sheets;
    private final Debts debts;
    private final AskedBoard asked;
    private final Boards boards;
    private final Organizations organizations;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final TemplateEngine templates;
    private final Outbox outbox;
    private final WeeklyMail weekly;
    private final Today today;
    private final String address;

    Digests(
            Viewers viewers,
            Hierarchy hierarchy,
            Choices choices,
            GoalSheets sheets,
            Debts debts,
            AskedBoard asked,
            Boards boards,
            Organizations organizations,
            OrganizationSettings settings,
            Dictionary dictionary,
            TemplateEngine templates,
            Outbox outbox,
            WeeklyMail weekly,
            Today today,
            @Value("${fullscore.address}") String address) {
        this.viewers = viewers;
        this.hierarchy = hierarchy;
        this.choices = choices;
        this.sheets = sheets;
        this.debts = debts;
        this.asked = asked;
        this.boards = boards;
        this.organizations = organizations;
        this.settings = settings;
        this.dictionary = dictionary;
        this.templates = templates;
        this.outbox = outbox;
        this.weekly = weekly;
        this.today = today;
        this.address = address.replaceFirst("/+$", "");
    }

    /** Writes the digest of a person who is to get one today, once. */
    void writeWeekly(int person) {
        viewers.of(SignedIn.byPassword(CurrentOrganization.id(), person)).ifPresent(viewer -> {
            if (weekly.written(person, today.date())) {
                write(viewer);
            }
        });
    }

    /** Writes a digest as of now into the outbox. */
    UUID write(Viewer viewer) {
        return outbox.write(viewer.personKey(), letter(viewer));
    }

    private Letter letter(Viewer viewer) {
        Digest digest = digest(viewer);
        StringOutput html = new StringOutput();
        templates.render("scoreboard/web/digest.jte", digest, html);
        return new Letter(digest.subject(), digest.plain(), html.toString());
    }

    private Digest digest(Viewer viewer) {
        LocalDate day = today.date();
        Settings current = settings.current();
        Words words = dictionary.words(current.locale(), current.zone());
        List<Team> led = hierarchy.led(viewer.personKey(), day);
        List<Owner> owners = Stream.concat(
                        Stream.of(Owner.person(viewer.personKey())),
                        led.stream().map(team -> Owner.team(team.key())))
                .toList();
        Choices.Offered offered = choices.of(owners);
        Debts.Lists lists = debts.of(viewer, sheets.of(owners, offered.period(), viewer), words);
        return new Digest(
                organizations.nameOf(viewer.organization()).orElse(""),
                viewer.name(),
                day,
                address,
                lists.owe(),
                lists.owed(),
                board(viewer, led, words),
                words);
    }

    /** Of the team somebody leads, else of the team somebody belongs to; nobody else's. */
    private Digest.@Nullable TeamBoard board(Viewer viewer, List<Team> led, Words words) {
        Optional<Team> team = led.stream().findFirst().or(() -> asked.own(viewer.personKey()));
        if (team.isEmpty()) {
            return null;
        }
        AskedBoard.Asked found = asked.find(team.get().id(), null, null);
        Metric metric = found.metric();
        return metric == null ? null : board(boards.of(found.team(), found.period(), metric, viewer), viewer, words);
    }

    private static Digest.TeamBoard board(Board board, Viewer viewer, Words words) {
        return new Digest.TeamBoard(
                board.team().name(),
                board.period().name(words.locale()),
                board.metric().name(),
                "/boards/" + BoardPage.encoded(board.team().id()) + "?period="
                        + BoardPage.encoded(board.period().id()) + "&metric="
                        + BoardPage.encoded(board.metric().code()),
                board.own().standing() == null ? null : stave(board.own()).attained(words),
                board.placed().stream().map(line -> line(line, viewer, words)).toList());
    }

    private static Digest.Line line(BoardLine line, Viewer viewer, Words words) {
        Stave stave = stave(line);
        return new Digest.Line(
                line.place() == null ? "" : words.count(line.place()),
                line.name(),
                stave.attained(words),
                stave.actual(words),
                stave.ofTarget(words),
                Integer.valueOf(viewer.personKey()).equals(line.owner().personKey()));
    }

    private static Stave stave(BoardLine line) {
        return new Stave(java.util.Objects.requireNonNull(line.standing()), line.pace(), false);
    }
}

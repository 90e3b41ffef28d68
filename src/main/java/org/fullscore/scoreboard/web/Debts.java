package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.goals.AgreementsToSign;
import org.fullscore.goals.Owners;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Upkeep;
import org.fullscore.scoreboard.Dues;
import org.fullscore.scoreboard.Dues.State;
import org.fullscore.scoreboard.GoalSheet;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody owes others, and is owed. */
@Component
class Debts {

    private static final int MOST = 8;
    private static final int RECENT_DAYS = 45;

    private final AgreementsToSign toSign;
    private final Owners owners;
    private final Dues dues;
    private final Upkeep upkeep;
    private final Metrics metrics;
    private final Periods periods;
    private final Today today;

    Debts(
            AgreementsToSign toSign,
            Owners owners,
            Dues dues,
            Upkeep upkeep,
            Metrics metrics,
            Periods periods,
            Today today) {
        this.toSign = toSign;
        this.owners = owners;
        this.dues = dues;
        this.upkeep = upkeep;
        this.metrics = metrics;
        this.periods = periods;
        this.today = today;
    }

    /** What an entry is about; each is another sentence. */
    enum What {
        SIGN,
        /** The viewer's own. */
        SIGN_MINE,
        ANSWER,
        RELIEF,
        /** A source whose delivery did not come. */
        REFRESH,
        /** Rows in quarantine somebody was asked to look after. */
        ROWS,
        CONSEQUENCE,
        SUPPORT
    }

    /**
     * Something owed.
     *
     * @param subject what it is: a metric, a consequence, support promised
     * @param person whom it is owed to, or by whom
     * @param period id of the period it is about, as people call it
     * @param state of an obligation; null for what is simply open
     * @param due the last day in time, or null
     * @param done the day it was done, or null
     */
    public record Debt(
            What what,
            String href,
            String subject,
            String person,
            String period,
            @Nullable State state,
            @Nullable LocalDate due,
            @Nullable LocalDate done,
            LocalDate today) {

        public String title(Words words) {
            return words.say("home.owe." + what, subject, person, period);
        }

        public String line(boolean owed, Words words) {
            return words.say((owed ? "home.owed-line." : "home.owe-line.") + what, subject, person, period);
        }

        public String shape() {
            if (done != null) {
                return "applied";
            }
            return state == null ? isLate() ? "overdue" : "due" : state.shape();
        }

        public String tone() {
            if (done != null) {
                return "good";
            }
            return isLate() ? "bad" : state == null ? "" : state.tone();
        }

        public String word(Words words) {
            if (done != null) {
                return words.say("home.done", words.dayOfYear(done));
            }
            if (state != null && !state.isOpen()) {
                return words.say("home.state." + state.name());
            }
            if (due == null) {
                return words.say("home.open");
            }
            String day = words.weekday(due);
            return isLate() ? words.say("home.was-due", day) : words.say("home.due" + nearness(), day);
        }

        private String nearness() {
            long days = due == null ? -1 : ChronoUnit.DAYS.between(today, due);
            return days == 0 ? ".today" : days == 1 ? ".tomorrow" : "";
        }

        /** What was decided is not late any more, whatever its deadline was. */
        private boolean isLate() {
            return done == null && (state == null || state.isOpen()) && due != null && due.isBefore(today);
        }
    }

    /** What the viewer owes: decisions, signatures, answers, and numbers that others can rely on. */
    List<Debt> owed(Viewer viewer, Words words) {
        AgreementsToSign.Agreements agreements = toSign.of(viewer.personKey());
        List<Debt> debts = new ArrayList<>();
        dues.owedBy(viewer.personKey(), MOST).forEach(due -> debts.add(debt(due, due.personName(), words)));
        agreements.mine().stream().limit(MOST).forEach(open -> debts.add(agreement(open, viewer, words)));
        agreements.reliefs().stream()
                .limit(MOST)
                .forEach(relief -> debts.add(new Debt(
                        What.RELIEF,
                        "/goals/" + relief.goal().id(),
                        "",
                        owners.card(relief.owner()).name(),
                        "",
                        null,
                        null,
                        null,
                        today.date())));
        if (viewer.isOperations() || viewer.isAdministrator()) {
            upkeep.late()
                    .forEach(late -> debts.add(upkeep(What.REFRESH, "/sources", late.name(), "", late.expected())));
        }
        upkeep.givenTo(viewer.personKey())
                .forEach(given ->
                        debts.add(upkeep(What.ROWS, "/quarantine", given.source(), words.count(given.rows()), null)));
        return List.copyOf(debts);
    }

    private Debt upkeep(What what, String href, String source, String rows, @Nullable LocalDate due) {
        return new Debt(what, href, source, rows, "", null, due, null, today.date());
    }

    private Debt agreement(AgreementsToSign.Open open, Viewer viewer, Words words) {
        boolean mine =
                Integer.valueOf(viewer.personKey()).equals(open.goal().owner().personKey());
        return new Debt(
                open.step() != AgreementsToSign.Step.SIGN ? What.ANSWER : mine ? What.SIGN_MINE : What.SIGN,
                "/goals/" + open.goal().id(),
                metrics.byKey(open.goal().metric()).orElseThrow().name(),
                owners.card(open.goal().owner()).name(),
                name(open.goal().period(), words),
                null,
                open.goal().starts().isAfter(today.date()) ? open.goal().starts() : null,
                null,
                today.date());
    }

    /** What the viewer is owed: consequences open or decided lately, and support promised with these goals. */
    List<Debt> owing(Viewer viewer, Collection<GoalSheet> sheets, Words words) {
        Stream<Debt> consequences = dues.of(viewer.personKey(), today.date().minusDays(RECENT_DAYS), MOST).stream()
                .map(due -> debt(due, due.owedByName(), words));
        Stream<Debt> support = sheets.stream()
                .filter(sheet -> sheet.standing().owner().isPerson())
                .flatMap(sheet -> sheet.agreement().support().stream()
                        .map(promised -> new Debt(
                                What.SUPPORT,
                                "/goals/" + sheet.standing().goal(),
                                promised.text(),
                                "",
                                sheet.standing().period().name(words.locale()),
                                null,
                                promised.due(),
                                promised.keptOn(),
                                today.date())));
        return Stream.concat(consequences, support).toList();
    }

    private Debt debt(Dues.Due due, String person, Words words) {
        return new Debt(
                What.CONSEQUENCE,
                "/obligations/" + due.id(),
                due.consequence(),
                person,
                name(due.period(), words),
                due.state(),
                due.deadline(),
                null,
                today.date());
    }

    private String name(String period, Words words) {
        return periods.nameOf(period, words.locale());
    }
}

package org.fullscore.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.consequences.Applying;
import org.fullscore.consequences.Confirming;
import org.fullscore.consequences.Decision;
import org.fullscore.consequences.Obligation;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Severity;
import org.fullscore.consequences.Substituting;
import org.fullscore.consequences.Waiver;
import org.fullscore.consequences.Waiving;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of what fell due in the demonstration: each according to whoever owes it. */
@Component
@Profile("local")
class Reckoning {

    private final Applying applying;
    private final Substituting substituting;
    private final Waiving waiving;
    private final Confirming confirming;
    private final Staff staff;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Reckoning(
            Applying applying,
            Substituting substituting,
            Waiving waiving,
            Confirming confirming,
            Staff staff,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.applying = applying;
        this.substituting = substituting;
        this.waiving = waiving;
        this.confirming = confirming;
        this.staff = staff;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Owed(
            ObligationId id, int person, String rank, int owedBy, String owedByName, String kind, LocalDate deadline) {}

    /** Who applies on which day. */
    private record Sitting(int by, LocalDate day) {}

    /** Puts the decisions of a closed period on the agenda, one beside the other; what somebody applies on a day is applied in one sitting. */
    void plan(Agenda agenda, Period period, EvenDraws draws) {
        Map<Sitting, List<Owed>> sittings = new LinkedHashMap<>();
        for (Owed owed : fellDue(period)) {
            boolean toLeader = !"rep".equals(owed.rank());
            int roll = draws.percent(owed.owedByName() + toLeader + owed.kind());
            switch (Temperament.of(owed.owedByName(), toLeader).fate(roll)) {
                case IN_TIME -> apply(agenda, owed, inTime(owed), sittings, draws);
                case LATE -> apply(agenda, owed, late(owed), sittings, draws);
                case WAIVED -> waive(agenda, owed, sittings, draws);
                case FORGOTTEN -> {
                    // nobody decides: the deadline passes, and that is the record
                }
            }
        }
        sittings.forEach(
                (sitting, applied) -> agenda.putBeside(Seasons.at(sitting.day(), 15), () -> apply(sitting, applied)));
    }

    /** Some do it on the last day, some the day before; nobody sits down more often than needed. */
    private static LocalDate inTime(Owed owed) {
        return owed.deadline().minusDays(owed.owedBy() % 2);
    }

    /** Who is late is always late by the same number of days. */
    private static LocalDate late(Owed owed) {
        return owed.deadline().plusDays(3 + 4L * (owed.owedBy() % 4));
    }

    private void apply(Agenda agenda, Owed owed, LocalDate day, Map<Sitting, List<Owed>> sittings, EvenDraws draws) {
        boolean milder = "corrective".equals(owed.kind()) && hasSecond(owed) && draws.percent("milder") < 20;
        boolean confirmed = draws.percent("confirmed") < 8;
        if (milder && !day.isAfter(owed.deadline())) {
            agenda.putBeside(Seasons.at(day, 15), () -> substitute(agenda, owed, day));
            return;
        }
        sittings.computeIfAbsent(new Sitting(owed.owedBy(), day), sitting -> new ArrayList<>())
                .add(owed);
        if (confirmed) {
            agenda.putBeside(
                    Seasons.at(day.plusDays(1), 10),
                    () -> expect(confirming.confirm(staff.of(owed.person()), owed.id())));
        }
    }

    private void apply(Sitting sitting, List<Owed> applied) {
        Map<ObligationId, Obligation.Deed> deeds =
                applied.stream().collect(Collectors.toMap(Owed::id, owed -> deed(owed, sitting.day())));
        applying.applyAll(staff.of(sitting.by()), deeds).values().forEach(Reckoning::expect);
    }

    private void substitute(Agenda agenda, Owed owed, LocalDate day) {
        expect(substituting.substitute(
                staff.of(owed.owedBy()),
                owed.id(),
                new Substituting.Instead("Coaching plan", new Severity(1), "circumstances", deed(owed, day))));
        agenda.putBeside(Seasons.at(day, 17), () -> expect(waiving.approve(staff.named(approverOf(owed)), owed.id())));
    }

    private void waive(Agenda agenda, Owed owed, Map<Sitting, List<Owed>> sittings, EvenDraws draws) {
        if ("reward".equals(owed.kind()) || !hasSecond(owed)) {
            apply(agenda, owed, owed.deadline(), sittings, draws);
            return;
        }
        LocalDate day = owed.deadline().minusDays(1);
        agenda.putBeside(
                Seasons.at(day, 9),
                () -> expect(waiving.request(
                        staff.of(owed.owedBy()),
                        owed.id(),
                        new Waiver.Wish(
                                "circumstances",
                                "A quarter nobody could have planned.",
                                null,
                                null,
                                null,
                                null,
                                null))));
        agenda.putBeside(
                Seasons.at(owed.deadline(), 11),
                () -> expect(waiving.approve(staff.named(approverOf(owed)), owed.id())));
    }

    /** Above the executive is the chair of the board, and nobody else who could approve. */
    private static boolean hasSecond(Owed owed) {
        return !Company.BOARD.equals(owed.owedByName());
    }

    /** The executive, or the chair of the board where the executive is a party. */
    private static String approverOf(Owed owed) {
        return Company.EXECUTIVE.equals(owed.owedByName()) ? Company.BOARD : Company.EXECUTIVE;
    }

    private static Obligation.Deed deed(Owed owed, LocalDate day) {
        boolean shown = "support".equals(owed.kind()) || "corrective".equals(owed.kind());
        return new Obligation.Deed(day, null, shown ? "Plan of " + day : null);
    }

    private List<Owed> fellDue(Period period) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                        select id, person_key, rank, owed_by_key, owed_by_name, kind, deadline
                        from consequences.obligation_outcome
                        where organization_id = ? and period = ? and outcome is null
                        order by owed_by_name, owner, policy, rule, consequence, id
                        """)
                .params(CurrentOrganization.id(), period.id())
                .query((row, number) -> new Owed(
                        new ObligationId(UUID.fromString(row.getString("id"))),
                        row.getInt("person_key"),
                        row.getString("rank"),
                        row.getInt("owed_by_key"),
                        row.getString("owed_by_name"),
                        row.getString("kind"),
                        row.getObject("deadline", LocalDate.class)))
                .list()));
    }

    private static void expect(Decision decision) {
        if (!(decision instanceof Decision.Done)) {
            throw new IllegalStateException("The demonstration is out of step: " + decision);
        }
    }
}

package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two quarters are closed under the policy of the design; a draft is tried on them. */
class TryingAVersionTest extends Stage {

    private static final List<String> BOTH = List.of("2026-Q1", "2026-Q2");

    /** Coaching begins below 85 % instead of 70 %. */
    private static final String STRICTER = Policies2026.REVENUE
            .replace("from: 70, below: 100", "from: 85, below: 100")
            .replace("below: 70", "below: 85");

    @Autowired
    DryRunning dryRunning;

    @Autowired
    Policies policies;

    @BeforeEach
    void twoQuartersAreClosed() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q1",
                Map.of(
                        goal("person:conor", "2026-Q1", 100_000), 60_000,
                        goal("person:priya", "2026-Q1", 100_000), 80_000,
                        goal("person:niamh", "2026-Q1", 100_000), 99_000));
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 65_000,
                        goal("person:priya", "2026-Q2", 100_000), 80_000,
                        goal("person:aoife", "2026-Q2", 6), 7,
                        goal("team:dublin", "2026-Q2", 100_000), 70_000));
    }

    @Test
    void theVersionThatJudgedWouldHaveChangedNothing() {
        ObligationId coaching = obligationOf("conor", "Coaching plan").id();
        clock.set(MONDAY.plusDays(1));
        here(() -> applying.apply(viewer("niamh"), coaching, on(MONDAY)));

        DryRun run = tried("ingrid", 1, BOTH);

        assertThat(run.totals()).isEqualTo(new DryRun.Tally(3, 3, 0, 0, 0));
        assertThat(run.people()).isZero();
        assertThat(run.treated()).isEmpty();
    }

    @Test
    void whoWouldHaveBeenTreatedDifferentlyIsNamedWithWhatWouldHaveFollowed() {
        draft(STRICTER);

        DryRun run = tried("ingrid", 2, List.of("2026-Q2"));

        assertThat(run.treated())
                .extracting(DryRun.Treated::person, DryRun.Treated::change, each -> name(each.after()))
                .containsExactly(
                        tuple("niamh", Differences.Change.ADDED, "Coaching plan"),
                        tuple("priya", Differences.Change.ADDED, "Coaching plan"));
        assertThat(run.people()).isEqualTo(2);
        assertThat(run.kinds())
                .extracting(DryRun.Line::name, DryRun.Line::tally)
                .containsExactly(
                        tuple("reward", new DryRun.Tally(1, 1, 0, 0, 0)),
                        tuple("support", new DryRun.Tally(1, 3, 2, 0, 0)));
    }

    @Test
    void missesInARowAreThoseUnderTheVersionThatIsTried() {
        draft(STRICTER);

        DryRun run = tried("ingrid", 2, BOTH);

        assertThat(run.treated())
                .filteredOn(each -> each.person().equals("priya"))
                .extracting(DryRun.Treated::period, each -> name(each.after()))
                .containsExactly(tuple("2026-Q1", "Coaching plan"), tuple("2026-Q2", "Improvement plan"));
    }

    @Test
    void aStepThatReallyWasLeftOutIsDueAgainAsAtTheClosing() {
        draft(STRICTER);

        assertThat(tried("ingrid", 2, BOTH).treated())
                .noneMatch(each -> each.person().equals("conor"));
    }

    @Test
    void moneyIsExactAndRoundedOnceToTheCurrency() {
        draft(Policies2026.REVENUE.replace("perPoint: 50", "perPoint: 61.11"));

        DryRun run = tried("ingrid", 2, BOTH);

        // 16 2/3 points × 61.11 = 1018.50; × 50 = 833.33
        assertThat(run.money())
                .containsExactly(new DryRun.Money("USD", new BigDecimal("833.33"), new BigDecimal("1018.50")));
        assertThat(run.money().getFirst().difference()).isEqualTo(new BigDecimal("185.17"));
        assertThat(run.totals()).isEqualTo(new DryRun.Tally(3, 3, 0, 0, 1));
    }

    @Test
    void whatIsNoLongerJudgedIsTakenAway() {
        draft(Policies2026.REVENUE.replace("rules:\n", "for: { job: [Account executive] }\nrules:\n"));

        assertThat(tried("ingrid", 2, BOTH).totals()).isEqualTo(new DryRun.Tally(3, 0, 0, 3, 0));
    }

    @Test
    void targetsAreThoseTheVersionWouldHaveAdjusted() {
        draft(Policies2026.REVENUE.replace("rules:\n", "adjust: { absence: true }\nrules:\n"));
        here(() -> {
            away("conor", "2026-05-01", "2026-07-01");
            away("aoife", "2026-04-01", "2026-07-01");
            return true;
        });

        assertThat(tried("ingrid", 2, List.of("2026-Q2")).treated())
                .extracting(DryRun.Treated::person, DryRun.Treated::change, each -> name(each.before()))
                .containsExactlyInAnyOrder(
                        tuple("aoife", Differences.Change.REMOVED, "Accelerator"),
                        tuple("conor", Differences.Change.REMOVED, "Coaching plan"),
                        tuple("conor", Differences.Change.ADDED, ""),
                        tuple("conor", Differences.Change.ADDED, ""));
    }

    @Test
    void nothingIsWritten() {
        draft(STRICTER);
        List<Integer> before = counts();

        tried("ingrid", 2, BOTH);

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void othersAreNamedOnlyToThoseAboveThem() {
        draft(STRICTER);

        assertThat(tried("niamh", 1, List.of("2026-Q2")).treated()).isEmpty();
        assertThat(tried("admin", 2, List.of("2026-Q2")).treated()).isEmpty();
        assertThat(tried("duarte", 2, List.of("2026-Q2")).treated())
                .extracting(DryRun.Treated::person)
                .containsExactly("niamh", "priya");
    }

    @Test
    void totalsBehindWhichTooFewStandAreNotShown() {
        draft(STRICTER);

        DryRun run = tried("admin", 2, List.of("2026-Q2"));

        assertThat(run.people()).isNull();
        assertThat(run.totals()).isNull();
        assertThat(run.kinds()).extracting(DryRun.Line::tally).containsOnlyNulls();
        assertThat(run.consequences()).extracting(DryRun.Line::tally).containsOnlyNulls();
        assertThat(run.money()).isEmpty();
    }

    @Test
    void whoeverDoesNotSeeEverythingChoosesOnePeriodAtATime() {
        assertThat(refused("admin", 1, BOTH)).isEqualTo(Refusal.Reason.TOO_MANY_PERIODS);
    }

    @Test
    void onlyClosedPeriodsOfItsKindAreTried() {
        assertThat(refused("ingrid", 1, List.of("2026-Q3"))).isEqualTo(Refusal.Reason.PERIOD_NOT_CLOSED);
        assertThat(refused("ingrid", 1, List.of("2026-04"))).isEqualTo(Refusal.Reason.PERIOD_NOT_CLOSED);
        assertThat(refused("ingrid", 1, List.of())).isEqualTo(Refusal.Reason.PERIOD_MISSING);
    }

    @Test
    void tenTimesTheGoalsCostNotOneStatementMore() {
        int few = here(() -> Statements.of(() -> run("ingrid", 1, List.of("2026-Q2"))));
        Map<UUID, Integer> more = new java.util.HashMap<>();
        List.of("niamh", "ines", "rui", "duarte", "ingrid", "sigrid")
                .forEach(person -> more.put(goal("person:" + person, "2026-Q2", 100_000), 50_000));
        List.of("atlantic", "porto", "company")
                .forEach(team -> more.put(goal("team:" + team, "2026-Q2", 100_000), 50_000));
        close("2026-Q2", more);

        assertThat(here(() -> Statements.of(() -> run("ingrid", 1, List.of("2026-Q2")))))
                .isEqualTo(few);
    }

    private void draft(String text) {
        here(() -> drafting.write(viewer("ingrid"), "revenue", Policies2026.read(text), null));
    }

    private void away(String person, String from, String until) {
        jdbc.sql("""
                        insert into organization.absence (organization_id, person_key, starts, ends)
                        values (?, ?, ?::date, ?::date)
                        """)
                .params(
                        house.organization().id(),
                        people.byId(person).orElseThrow().key(),
                        from,
                        until)
                .update();
    }

    private DryRun tried(String who, int version, List<String> chosen) {
        return here(() -> ((DryRunning.Tried) run(who, version, chosen)).run());
    }

    private Refusal.Reason refused(String who, int version, List<String> chosen) {
        return here(() ->
                ((DryRunning.NotTried) run(who, version, chosen)).refusal().reason());
    }

    private DryRunning.Answer run(String who, int version, List<String> chosen) {
        Policies.Version tried = policies.versions("revenue").stream()
                .filter(each -> each.id().number() == version)
                .findFirst()
                .orElseThrow();
        return dryRunning.run(viewer(who), tried, chosen);
    }

    private List<Integer> counts() {
        return here(() -> jdbc.sql("""
                        select (select count(*) from consequences.obligation where organization_id = :id)
                        union all select (select count(*) from ledger.entry where organization_id = :id)
                        """)
                .param("id", house.organization().id())
                .query((row, number) -> row.getInt(1))
                .list());
    }

    private static String name(@org.jspecify.annotations.Nullable Treatment owed) {
        return owed == null ? "" : owed.name();
    }
}

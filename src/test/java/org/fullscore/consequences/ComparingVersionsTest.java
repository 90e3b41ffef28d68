package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Ingrid Solberg changes the policy of the design, and wants to see what she changed. */
class ComparingVersionsTest {

    @Test
    void theSamePolicyDiffersInNothing() {
        assertThat(compared(Policies2026.REVENUE).none()).isTrue();
        assertThat(compared(Policies2026.REVENUE).count(Differences.Change.SAME))
                .isEqualTo(5);
    }

    @Test
    void aBoundACountAndAConditionThatMovedAreNamedWithBothNumbers() {
        Differences differences = compared(Policies2026.REVENUE
                .replace("from: 70, below: 100", "from: 75, below: 100")
                .replace("inARow: 2 ", "inARow: 3 ")
                .replace("- name: Met\n", "- name: Met\n    team: { from: 90 }\n"));

        assertThat(row(differences, "Short").parts())
                .containsExactly(new Differences.Part("from", new BigDecimal(70), new BigDecimal(75)));
        assertThat(row(differences, "Missed again").parts()).containsExactly(new Differences.Part("inARow", 2, 3));
        assertThat(row(differences, "Met").parts())
                .containsExactly(new Differences.Part("team", null, new BigDecimal(90)));
        assertThat(row(differences, "Missed").change()).isEqualTo(Differences.Change.SAME);
    }

    @Test
    void everythingThatCanDifferAboutWhatFollowsIsNamed() {
        Differences differences = compared(
                Policies2026.REVENUE
                        .replace(
                                "kind: support, severity: 1, owedBy: leader, workingDays: 5, evidence: true",
                                "kind: corrective, severity: 2, owedBy: executive, workingDays: 8, evidence: false")
                        .replace(
                                "severity: 1, owedBy: leader, workingDays: 10, pay: { perPoint: 50, above: 100, currency: USD } }]",
                                "severity: 1, owedBy: leader, workingDays: 10, entitlement: false, pay: { fixed: 500, currency: USD } }]"));

        assertThat(then(differences, "Missed").parts())
                .extracting(Differences.Part::field, Differences.Part::before, Differences.Part::after)
                .containsExactly(
                        tuple("kind", "support", "corrective"),
                        tuple("severity", 1, 2),
                        tuple("owedBy", "leader", "executive"),
                        tuple("workingDays", 5, 8),
                        tuple("evidence", true, false));
        assertThat(then(differences, "Met").parts())
                .extracting(Differences.Part::field)
                .containsExactly("entitlement", "pay");
    }

    @Test
    void aRowThatWasOnlyRenamedIsNotANewOne() {
        Differences differences = compared(Policies2026.REVENUE.replace("name: Short", "name: Nearly"));

        assertThat(row(differences, "Nearly").parts()).containsExactly(new Differences.Part("name", "Short", "Nearly"));
        assertThat(differences.count(Differences.Change.ADDED)).isZero();
    }

    @Test
    void rowsAddedAndLeftOutStandWhereTheyBegin() {
        Differences differences =
                compared(Policies2026.REVENUE.replace("  - { name: Short, from: 70, below: 100, then: [] }\n", """
                          - { name: Near, from: 90, below: 100, then: [] }
                          - { name: Far, from: 70, below: 90, then: [] }
                        """));

        assertThat(differences.rows())
                .extracting(Differences.RowPair::name, Differences.RowPair::change)
                .containsExactly(
                        tuple("Missed", Differences.Change.SAME),
                        tuple("Missed again", Differences.Change.SAME),
                        tuple("Far", Differences.Change.ADDED),
                        tuple("Short", Differences.Change.REMOVED),
                        tuple("Near", Differences.Change.ADDED),
                        tuple("Met", Differences.Change.SAME),
                        tuple("Beyond stretch", Differences.Change.SAME));
    }

    @Test
    void whatHoldsForAllRowsIsComparedToo() {
        Differences differences = compared(Policies2026.REVENUE
                .replace("of: [person, team]", "of: [person]")
                .replace("2026-01-01", "2026-07-01")
                .replace("section 4", "section 5")
                .replace("rules:\n", "adjust: { joining: true, ramp: [50] }\nfor: { job: [AE] }\nrules:\n"));

        assertThat(differences.whole())
                .extracting(Differences.Part::field)
                .containsExactly("of", "from", "source", "for", "joining", "ramp");
    }

    private static Differences compared(String after) {
        return Differences.of(Policies2026.revenue(), Policies2026.read(after));
    }

    private static Differences.RowPair row(Differences differences, String name) {
        return differences.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Differences.ThenPair then(Differences differences, String row) {
        return row(differences, row).then().getFirst();
    }
}

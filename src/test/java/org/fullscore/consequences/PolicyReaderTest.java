package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.web.RowError;
import org.junit.jupiter.api.Test;

/** Policies as people write them. */
class PolicyReaderTest {

    @Test
    void thePolicyOfTheDesignIsReadAsItStands() {
        PolicyDocument document = Policies2026.revenue();

        assertThat(document.metric()).isEqualTo("revenue");
        assertThat(document.persons()).isTrue();
        assertThat(document.teams()).isTrue();
        assertThat(document.period()).isEqualTo("quarter");
        assertThat(document.from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(document.table().rows())
                .extracting(Rule::name)
                .containsExactly("Beyond stretch", "Met", "Short", "Missed", "Missed again");
        assertThat(document.check().isComplete()).isTrue();
    }

    @Test
    void payMakesAnEntitlementUnlessSaidOtherwise() {
        List<Consequence> beyond =
                Policies2026.revenue().table().rows().getFirst().then();

        assertThat(beyond).extracting(Consequence::entitlement).containsExactly(true, false);
    }

    @Test
    void everyCliffIsNamedAndGrowingPayIsNone() {
        assertThat(Policies2026.revenue().check().findings())
                .extracting(finding -> finding.nature() + " " + finding.from().toPlainString())
                .containsExactly("CLIFF 70", "CLIFF 70", "CLIFF 120");
    }

    @Test
    void anUnknownFieldIsRefusedByItsNameAndPlace() {
        String text = Policies2026.REVENUE.replace("workingDays: 5, evidence: true", "workingDays: 5, mercy: true");

        assertThat(faults(text)).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo("rules[3].then[0].mercy");
            assertThat(fault.code()).isEqualTo("FIELD_UNKNOWN");
        });
    }

    @Test
    void nobodyIsTakenOutOfScopeByRank() {
        assertThat(faults(Policies2026.REVENUE + "for: { rank: [rep] }\n"))
                .extracting(RowError::column)
                .containsExactly("for.rank");
    }

    @Test
    void aCorrectivePaysNothing() {
        String text = Policies2026.REVENUE.replace(
                "severity: 3, owedBy: leader", "severity: 3, pay: { fixed: 1, currency: USD }, owedBy: leader");

        assertThat(faults(text)).extracting(RowError::code).containsExactly("PAY_ON_CORRECTIVE");
    }

    @Test
    void aRowThatHoldsNothingADayThatDoesNotExistAndATextForANumberAreAllNamedAtOnce() {
        String text = Policies2026.REVENUE
                .replace("from: 70, below: 100", "from: 100, below: 70")
                .replace("2026-01-01", "2026-02-30")
                .replace("from: 120 ", "from: much ");

        assertThat(faults(text))
                .extracting(RowError::column)
                .containsExactlyInAnyOrder("rules[2].below", "from", "rules[0].from");
    }

    @Test
    void whatIsNoPolicyAtAllIsRefusedWithItsLine() {
        assertThat(faults("metric: revenue\nof: [person\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("UNREADABLE"));
        assertThat(faults("- 1\n- 2\n")).extracting(RowError::code).containsExactly("NOT_AN_OBJECT");
        assertThat(faults("")).extracting(RowError::code).containsExactly("NOT_AN_OBJECT");
        assertThat(faults("metric: a\nmetric: b\n")).extracting(RowError::code).containsExactly("UNREADABLE");
    }

    @Test
    void jsonIsReadLikeYaml() {
        PolicyDocument document = Policies2026.read("""
                {"metric":"revenue","of":["person"],"period":"custom","from":"2026-01-01","for":{"job":["AE"]},
                 "rules":[{"name":"All","team":{"from":0.5},"then":[]},{"name":"Rest","then":[]}]}
                """);

        assertThat(document.jobs()).containsExactly("AE");
        assertThat(document.table().rows().getFirst().teamFrom()).isEqualByComparingTo(new BigDecimal("0.5"));
    }

    @Test
    void gapsAndOverlapsAreSaidInSentences() {
        String text = Policies2026.REVENUE
                .replace("from: 70, below: 100", "from: 70, below: 98")
                .replace("from: 120 ", "from: 115 ");

        assertThat(Policies2026.read(text).check().refusing())
                .extracting(finding -> Said.of(finding.sentence()))
                .containsExactly(
                        "From 98% to below 100% no row says what follows.",
                        "From 115% to below 120% both “Beyond stretch” and “Met” apply.");
    }

    @Test
    void aRowThatAsksForMoreMissesThanAreRememberedNeverApplies() {
        String text = Policies2026.REVENUE.replace("inARow: 2", "inARow: 10");

        assertThat(Policies2026.read(text.replace("inARow: 10", "inARow: 9"))
                        .check()
                        .isComplete())
                .isTrue();
        assertThat(Policies2026.read(text).check().refusing())
                .extracting(Finding::nature)
                .containsExactly(Finding.Nature.UNREACHABLE);
    }

    @Test
    void aRowThatAsksForTheTeamOfAPersonNeverAppliesWhereOnlyTeamsAreJudged() {
        String text = Policies2026.REVENUE
                .replace("of: [person, team]", "of: [team]")
                .replace("    inARow: 2 ", "    team: { from: 90 }\n    inARow: 2 ");

        assertThat(Policies2026.read(text).check().refusing())
                .extracting(Finding::nature, Finding::rows)
                .containsExactly(tuple(Finding.Nature.UNREACHABLE, List.of("Missed again")));
    }

    @Test
    void theSourceOfARowStandsInThePlaceOfThatOfThePolicy() {
        PolicyDocument document = Policies2026.read(
                Policies2026.REVENUE.replace("    inARow: 2 ", "    source: Letter of 3 March\n    inARow: 2 "));

        assertThat(document.sourceOf("Missed again")).contains("Letter of 3 March");
        assertThat(document.sourceOf("Missed")).contains("Sales compensation plan 2026, section 4");
        assertThat(Policies2026.read(PolicyWriter.write(document))).isEqualTo(document);
    }

    @Test
    void howTargetsAreAdjustedIsReadAndWrittenAgain() {
        String text = Policies2026.REVENUE.replace(
                "rules:\n", "adjust: { joining: true, absence: true, hours: true, ramp: [0, 50, 75] }\nrules:\n");

        PolicyDocument document = Policies2026.read(text);

        assertThat(document.adjust()).isEqualTo(new AdjustmentFormula(true, false, true, true, List.of(0, 50, 75)));
        assertThat(Policies2026.read(PolicyWriter.write(document))).isEqualTo(document);
        assertThat(Policies2026.revenue().adjust().isNone()).isTrue();
        assertThat(PolicyWriter.write(Policies2026.revenue())).doesNotContain("adjust");
    }

    @Test
    void whatAdjustsWronglyIsNamedAtItsPlace() {
        assertThat(adjusting("{ joining: sometimes, ramp: [0, 150], illness: true }"))
                .extracting(RowError::column, RowError::code)
                .containsExactlyInAnyOrder(
                        tuple("adjust.joining", "NOT_YES_OR_NO"),
                        tuple("adjust.ramp", "NOT_PERCENTAGES"),
                        tuple("adjust.illness", "FIELD_UNKNOWN"));
        assertThat(adjusting("{ ramp: [0, 50] }"))
                .extracting(RowError::column, RowError::code)
                .containsExactly(tuple("adjust.ramp", "RAMP_WITHOUT_JOINING"));
        assertThat(faults(Policies2026.REVENUE
                        .replace("[person, team]", "[team]")
                        .replace("rules:\n", "adjust: { absence: true }\nrules:\n")))
                .extracting(RowError::column, RowError::code)
                .containsExactly(tuple("adjust", "ADJUSTS_NOBODY"));
    }

    private static List<RowError> adjusting(String block) {
        return faults(Policies2026.REVENUE.replace("rules:\n", "adjust: " + block + "\nrules:\n"));
    }

    private static List<RowError> faults(String text) {
        return switch (PolicyReader.read(text)) {
            case PolicyReader.Read read -> throw new AssertionError(read);
            case PolicyReader.Unreadable unreadable -> unreadable.faults();
        };
    }

    /** Sentences as English readers see them. */
    private static final class Said {

        static String of(Sentence sentence) {
            return sentence.in(org.fullscore.web.Dictionary.ofAllModules(Clock.systemUTC())
                    .words(Locale.UK, java.time.ZoneOffset.UTC));
        }
    }
}

package org.fullscore.consequences.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.fullscore.consequences.PolicyCheck;
import org.fullscore.consequences.PolicyReader;
import org.fullscore.consequences.RuleTable;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.junit.jupiter.api.Test;

/** The rows of a policy as a line, and what is said of its cases. */
class NumberLineTest {

    private final Words words =
            Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.of("en", "IE"), ZoneId.of("Europe/Dublin"));

    private final NumberLine line = drawn("""
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan
            rules:
              - { name: Far beyond stretch, from: 120, then: [] }
              - { name: Met, from: 100, below: 120, then: [] }
              - { name: Missed, below: 100, then: [{ consequence: Plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }] }
              - { name: Missed again, below: 100, inARow: 2, then: [{ consequence: Talk, kind: corrective, severity: 2, owedBy: leader, workingDays: 5 }] }
            """);

    private NumberLine drawn(String text) {
        RuleTable table =
                ((PolicyReader.Read) PolicyReader.read(text)).document().table();
        return NumberLine.of(table, PolicyCheck.of(table, 3), words);
    }

    @Test
    void findingsAtOnePlaceStandBesideEachOther() {
        assertThat(line.marks()).extracting(NumberLine.Mark::x).contains("66.67%");
        assertThat(line.marks().stream()
                        .filter(mark -> mark.x().equals("66.67%"))
                        .map(NumberLine.Mark::aside))
                .containsExactly(0, 20);
    }

    @Test
    void aLongNameIsLeftOutOnAPhone() {
        assertThat(line.segments().stream().filter(NumberLine.Segment::broad).map(NumberLine.Segment::name))
                .containsExactly("Far beyond stretch");
    }

    @Test
    void whatOthersDidIsSaidWithoutNoughts() {
        assertThat(words.say("consequences.one.precedents.say", 1, 5, 0, 0, 1, 3))
                .isEqualTo("1 of 5 applied it. One was waived. In 3 nothing was done.");
        assertThat(words.say("consequences.one.precedents.say", 4, 5, 1, 1, 0, 0))
                .isEqualTo("4 of 5 applied it, one of them late. One was substituted. None was waived.");
        assertThat(words.say("consequences.one.precedents.say", 0, 2, 0, 0, 2, 0))
                .isEqualTo("None of 2 applied it. 2 were waived.");
    }
}

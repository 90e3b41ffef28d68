package org.fullscore.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an act was done to is said in a word, and marked so that two can be told apart. */
class LedgerLineTest {

    private static LedgerPage.Line about(String subject) {
        return new LedgerPage.Line(
                7,
                Instant.parse("2026-08-20T08:41:00Z"),
                "goal signed",
                "Niamh Byrne",
                subject,
                null,
                Map.of(),
                Map.of(),
                "2d53f80ef88c");
    }

    @Test
    void anIdIsShortenedToItsLastGroup() {
        var line = about("goal:01a0d801-ed00-7d75-815a-bb0e28cd6239");

        assertThat(line.kind()).isEqualTo("goal");
        assertThat(line.mark()).isEqualTo("…bb0e28cd6239");
    }

    @Test
    void aNameStandsAsItIs() {
        var line = about("policy:revenue-quarter");

        assertThat(line.kind()).isEqualTo("policy");
        assertThat(line.mark()).isEqualTo("revenue-quarter");
        assertThat(about("settings").kind()).isEqualTo("settings");
        assertThat(about("settings").mark()).isEmpty();
    }
}

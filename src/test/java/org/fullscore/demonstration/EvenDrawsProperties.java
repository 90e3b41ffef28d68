package org.fullscore.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** However many draws there are, each part of the hundred comes up as often as its share. */
class EvenDrawsProperties {

    @Property(tries = 200)
    void eachPartHasItsShare(
            @ForAll @StringLength(max = 12) String kind,
            @ForAll @IntRange(min = 1, max = 400) int draws,
            @ForAll @IntRange(max = 100) int share) {
        EvenDraws even = new EvenDraws();
        long below = IntStream.range(0, draws)
                .filter(turn -> even.percent(kind) < share)
                .count();
        assertThat((double) below).isBetween(draws * share / 100.0 - 2.5, draws * share / 100.0 + 2.5);
    }
}

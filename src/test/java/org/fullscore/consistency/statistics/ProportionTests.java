package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTests {

    /** The examples of table II of Newcombe 1998 (Stat. Med. 17:873), method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void newcombesDifferences(int first, int ofFirst, int second, int ofSecond, double lower, double upper) {
        var interval = new Proportion(first, ofFirst).newcombe(new Proportion(second, ofSecond), 0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
    }

    /** The exact interval of Newcombe's example 15 of 148 (Stat. Med. 17:857, table I, method 5). */
    @Test
    void clopperPearsonIsExact() {
        var interval = new Proportion(15, 148).clopperPearson(0.95);
        assertThat(interval.lower()).isCloseTo(0.0578, within(0.00005));
        assertThat(interval.upper()).isCloseTo(0.1617, within(0.00005));
    }

    @Test
    void nothingOfNothingMayBeAnything() {
        assertThat(Proportion.NONE.wilson()).isEqualTo(new Interval(0, 1));
        assertThat(Proportion.NONE.clopperPearson(0.95)).isEqualTo(new Interval(0, 1));
        assertThat(Proportion.NONE.rate()).isNaN();
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 5));
    }
}

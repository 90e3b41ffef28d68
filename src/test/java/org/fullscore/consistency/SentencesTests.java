package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fullscore.consistency.Cases.judged;
import static org.fullscore.consistency.Cases.side;
import static org.fullscore.consistency.Cases.together;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.junit.jupiter.api.Test;

class SentencesTests {

    private static final Words WORDS =
            Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.US, ZoneOffset.UTC);
    private static final Sentences SENTENCES = new Sentences(WORDS);

    @Test
    void leadersAreTreatedDifferently() {
        var finding = judged(side("Leaders", 41, 65), side("Everybody else", 270, 320));
        assertThat(SENTENCES.happened(finding))
                .isEqualTo("Leaders: 41 of 65 on time, 63.1%. Everybody else: 270 of 320, 84.4%.");
        assertThat(SENTENCES.difference(finding))
                .isEqualTo(
                        "Leaders: kept less often than for Everybody else, by 21.3 points (95% interval −34.0 to −9.7).");
        assertThat(SENTENCES.reason(finding)).startsWith("It differs:");
        assertThat(SENTENCES.test(finding))
                .isEqualTo("All 385 cases compared are of one kind, therefore Fisher’s exact test: p < 0.001.");
        assertThat(SENTENCES.homogeneity(finding)).isEmpty();
        assertThat(SENTENCES.leftOut(finding)).isEmpty();
        assertThat(SENTENCES.more(finding, 4)).isEmpty();
    }

    @Test
    void whatHappenedIsStatedEvenWhenItCannotBeCompared() {
        var finding = judged(side("Leaders", "reward", 0, 4), side("Everybody else", 0, 0));
        assertThat(SENTENCES.happened(finding))
                .isEqualTo("Leaders: 0 of 4 on time, 0.0%. Everybody else: 0 of 0, none.");
        assertThat(SENTENCES.reason(finding)).contains("no kind of case occurs on both sides");
        assertThat(SENTENCES.difference(finding)).isEmpty();
        assertThat(SENTENCES.test(finding)).isEmpty();
        assertThat(SENTENCES.leftOut(finding))
                .isEqualTo("4 cases have no counterpart on the other side and are not compared: reward.");
    }

    @Test
    void theStratifiedTestSaysWhy() {
        var leaders = together("Leaders", side("Leaders", "reward", 40, 50), side("Leaders", "support", 20, 50));
        var others = together("Others", side("Others", "reward", 45, 50), side("Others", "support", 25, 50));
        var comparison = Cases.comparison(leaders, others, Clusters.OCCASIONS);
        var finding = VerdictRule.USUAL.judge(List.of(comparison, comparison)).getFirst();
        assertThat(SENTENCES.test(finding))
                .startsWith("The 200 cases compared are of 2 kinds, therefore the exact test within kinds: p = 0.")
                .contains(", adjusted for 2 comparisons (Holm) p = 0.");
        assertThat(SENTENCES.homogeneity(finding)).startsWith("The kinds agree");
        assertThat(SENTENCES.more(finding, 4)).matches("About [0-9]+ more cases, [0-9]+ more periods, would tell.*");
    }

    @Test
    void keptIsSaidAgainstTheStandard() {
        assertThat(SENTENCES.kept(VerdictRule.USUAL.kept(new Proportion(311, 385))))
                .isEqualTo(
                        "311 of 385 on time, 80.8% (95% interval 76.5% to 84.4%): the standard of 95.0% is not kept.");
        assertThat(SENTENCES.kept(VerdictRule.USUAL.kept(Proportion.NONE))).isEqualTo("Nothing fell due.");
    }

    @Test
    void everyAnswerHasItsWords() {
        var keys = Stream.of(
                        named("consistency.reason.", Reason.values()),
                        named("consistency.verdict.", Verdict.values()),
                        named("consistency.direction.", Direction.values()),
                        named("consistency.test.", TestUsed.values()))
                .flatMap(key -> key);
        assertThat(keys).allSatisfy(key -> assertThat(WORDS.say(key)).isNotEqualTo(key));
    }

    private static Stream<String> named(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }
}

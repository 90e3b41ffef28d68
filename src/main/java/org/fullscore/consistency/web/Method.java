package org.fullscore.consistency.web;

import java.util.List;
import java.util.stream.Stream;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.web.Words;

/** How a report was worked out, so that somebody else can do it again: the rule, the tests with their formulas, the settings. */
public record Method(List<Section> sections) {

    /** One thing, in a few sentences. */
    public record Section(String title, List<String> text) {}

    static Method of(ConsistencyReport report, Statements say, int least) {
        var words = say.words();
        var standard = say.percent(report.kept().standard());
        var coverage = say.percent(report.coverage().least());
        return new Method(List.of(
                section(words, "unit", words.say("consistency.method.unit")),
                section(
                        words,
                        "verdict",
                        words.say("consistency.method.kept", standard),
                        words.say("consistency.method.differs"),
                        words.say("consistency.method.consistent", coverage)),
                section(words, "aspects", words.say("consistency.method.aspects")),
                section(
                        words,
                        "strata",
                        words.say("consistency.method.strata"),
                        words.say("consistency.pack.method.strata.more")),
                section(words, "rate", words.say("consistency.pack.method.rate")),
                section(
                        words,
                        "difference",
                        words.say("consistency.pack.method.difference"),
                        words.say("consistency.pack.method.difference.strata")),
                section(
                        words,
                        "test",
                        words.say("consistency.pack.method.test"),
                        words.say("consistency.pack.method.test.strata")),
                section(words, "clusters", words.say("consistency.pack.method.clusters")),
                section(words, "several", words.say("consistency.pack.method.several")),
                section(words, "homogeneity", words.say("consistency.pack.method.homogeneity")),
                section(words, "funnel", words.say("consistency.pack.method.funnel")),
                section(words, "support", words.say("consistency.method.support")),
                section(words, "seen", words.say("consistency.method.suppressed", least)),
                section(
                        words,
                        "settings",
                        words.say("consistency.pack.method.settings.standard", standard),
                        words.say("consistency.pack.method.settings.coverage", coverage),
                        words.say("consistency.pack.method.settings.least", least),
                        words.say(
                                "consistency.pack.method.settings.zone",
                                words.zone().getId(),
                                words.locale().toLanguageTag()))));
    }

    private static Section section(Words words, String key, String... text) {
        return new Section(
                words.say("consistency.pack.method." + key + ".title"),
                Stream.of(text).toList());
    }
}

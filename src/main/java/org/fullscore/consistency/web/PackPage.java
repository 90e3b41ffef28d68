package org.fullscore.consistency.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.Snapshot;
import org.fullscore.consistency.Snapshots;
import org.fullscore.organization.Period;
import org.fullscore.web.Pair;
import org.fullscore.web.Words;

/**
 * A snapshot as it is written into a file: the same findings, tables and pictures as on the page, and the method.
 *
 * @param organization its name when the snapshot was made
 */
public record PackPage(String organization, Snapshot snapshot, ConsistencyPage page, Method method) {

    static PackPage of(Snapshots.Opened opened) {
        var report = opened.report();
        var say = Statements.in(opened.words());
        return new PackPage(
                opened.organization(),
                opened.snapshot(),
                new ConsistencyPage(
                        report,
                        say,
                        new CaseLinks(report.first(), report.last()),
                        List.of(),
                        "",
                        GroupChoice.NONE,
                        opened.least(),
                        ConsistencyPage.pictures(report, say),
                        new KeptReports(opened.snapshot(), List.of(), Map.of(), false)),
                Method.of(report, say, opened.least()));
    }

    /** The funnel of a picture of the page, as lines. */
    public FunnelDrawing drawing(Picture picture) {
        return FunnelDrawing.of(picture.data());
    }

    /** Whom it is about and which days, in one line. */
    public String head() {
        return organization + " · " + page.say().words().days(snapshot.first(), snapshot.last());
    }

    /** Which report this is. */
    public List<Pair> facts() {
        var words = page.say().words();
        var closing = snapshot.closing();
        var facts = new ArrayList<Pair>();
        facts.add(new Pair(words.say("consistency.pack.organization"), organization));
        facts.add(new Pair(words.say("consistency.range"), words.days(snapshot.first(), snapshot.last())));
        facts.add(new Pair(
                words.say("consistency.snapshots.of"),
                closing == null
                        ? words.say("consistency.snapshots.chosen")
                        : words.say("consistency.snapshots.closing", Period.nameOf(closing, words.locale()))));
        facts.add(new Pair(words.say("consistency.snapshots.made"), words.moment(snapshot.made())));
        facts.add(new Pair(
                words.say("consistency.pack.criteria"),
                words.list(snapshot.criteria().stream()
                        .map(Criterion::word)
                        .map(word -> words.say("consistency.pack.criterion." + word))
                        .toList())));
        facts.add(new Pair(words.say("consistency.pack.snapshot"), snapshot.id().toString()));
        facts.add(new Pair(words.say("consistency.pack.sha256"), snapshot.sha256()));
        if (!page.report().seesAll()) {
            facts.add(
                    new Pair(words.say("consistency.pack.part"), words.say("consistency.pack.part.why", page.least())));
        }
        return facts;
    }

    /** What stands above every equality: counts, coverage, support, exceptions, and what was said of the decisions. */
    public List<Pair> heads() {
        var say = page.say();
        var words = say.words();
        var report = page.report();
        var outcomes = report.outcomes();
        var heads = new ArrayList<Pair>();
        heads.add(new Pair(
                words.say("consistency.pack.counted"),
                words.say("consistency.count.applied", outcomes.applied())
                        + (outcomes.due() > outcomes.applied() ? ", " + say.otherwise(outcomes) : "")
                        + ". "
                        + words.say("consistency.not-counted", report.withdrawn() + report.lapsed()) + "."));
        heads.add(new Pair(words.say("consistency.coverage"), coverage()));
        heads.add(new Pair(
                words.say("consistency.support"),
                report.support().all().promised() == 0
                        ? words.say("consistency.support.none", report.support().notYetDue())
                        : say.support(report.support().all())));
        heads.addAll(exceptions());
        heads.addAll(afterwards());
        return heads;
    }

    private String coverage() {
        var say = page.say();
        var coverage = page.report().coverage();
        return coverage.people() == 0
                ? say.words().say("consistency.coverage.none")
                : say.words()
                        .say(
                                "consistency.coverage." + (coverage.isEnough() ? "enough" : "low"),
                                coverage.inForce(),
                                coverage.people(),
                                say.percent(coverage.share()),
                                say.percent(coverage.least()));
    }

    private List<Pair> exceptions() {
        var words = page.say().words();
        var exceptions = page.report().exceptions();
        var pairs = new ArrayList<Pair>();
        if (exceptions.avoided() > 0) {
            pairs.add(new Pair(words.say("consistency.strict"), page.say().strict(page.report())));
        }
        pairs.add(new Pair(
                words.say("consistency.restatements"),
                exceptions.restatements().isEmpty()
                        ? words.say("consistency.restatements.none")
                        : exceptions.restatements().stream()
                                .map(open -> words.say(
                                        "consistency.restatements.open",
                                        Period.nameOf(open.period(), words.locale()),
                                        words.day(open.decideBy())))
                                .collect(Collectors.joining("; "))));
        pairs.add(new Pair(
                words.say("consistency.postponed"),
                exceptions.postponed().isEmpty()
                        ? words.say("consistency.postponed.none")
                        : exceptions.postponed().stream()
                                .map(postponed -> words.say(
                                        "consistency.postponed.until",
                                        Period.nameOf(postponed.period(), words.locale()),
                                        words.day(postponed.until())))
                                .collect(Collectors.joining("; "))));
        return pairs;
    }

    private List<Pair> afterwards() {
        var words = page.say().words();
        var said = page.report().afterwards();
        var pairs = new ArrayList<Pair>();
        pairs.add(new Pair(
                words.say("consistency.confirmed"),
                said.done() == 0
                        ? words.say("consistency.confirmed.none")
                        : words.say(
                                "consistency.confirmed.of",
                                said.confirmed(),
                                said.done(),
                                page.say().percent(said.rate().rate()))));
        pairs.add(new Pair(
                words.say("consistency.disputed"),
                said.disputes() == 0
                        ? words.say("consistency.disputed.none")
                        : said.byRank().stream()
                                .filter(group -> group.disputed() > 0)
                                .map(group -> words.say(
                                        "consistency.disputed.of",
                                        group.name(),
                                        group.disputed(),
                                        group.of(),
                                        group.upheld(),
                                        group.changed(),
                                        group.open()))
                                .collect(Collectors.joining(". "))));
        pairs.add(new Pair(
                words.say("consistency.approving"),
                said.approving() == 0
                        ? words.say("consistency.approving.none")
                        : said.pairs().stream()
                                .map(pair -> words.say(
                                        "consistency.approving.pair",
                                        pair.one(),
                                        pair.other(),
                                        pair.byOne(),
                                        pair.byOther()))
                                .collect(Collectors.joining("; ", count(words, said.approving()), ""))));
        return pairs;
    }

    private static String count(Words words, int pairs) {
        return words.say("consistency.approving.count", pairs) + ". ";
    }
}

package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.consequences.Awaiting;
import org.fullscore.goals.AgreementsToSign;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Party;
import org.fullscore.goals.PromisedSupport;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Upkeep;
import org.fullscore.scoreboard.Dues;
import org.fullscore.scoreboard.GoalSheet;
import org.fullscore.scoreboard.web.Debt.What;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody owes others, and is owed. */
@Component
class Debts {

    private static final int MOST = 8;
    private static final int RECENT_DAYS = 45;

    private final AgreementsToSign toSign;
    private final PromisedSupport support;
    private final Awaiting awaiting;
    private final Owners owners;
    private final Dues dues;
    private final Upkeep upkeep;
    private final Metrics metrics;
    private final People people;
    private final Periods periods;
    private final Today today;

    Debts(
            AgreementsToSign toSign,
            PromisedSupport support,
            Awaiting awaiting,
            Owners owners,
            Dues dues,
            Upkeep upkeep,
            Metrics metrics,
            People people,
            Periods periods,
            Today today) {
        this.toSign = toSign;
        this.support = support;
        this.awaiting = awaiting;
        this.owners = owners;
        this.dues = dues;
        this.upkeep = upkeep;
        this.metrics = metrics;
        this.people = people;
        this.periods = periods;
        this.today = today;
    }

    /**
     * Both lists of one person.
     *
     * @param owe what waits for the person: decisions, signatures, answers, support, and numbers that others can rely on; the
     *     earliest day first, what has no day after it
     * @param owed consequences open or decided lately, support promised, and signatures and answers that wait for others
     */
    record Lists(List<Debt> owe, List<Debt> owed) {}

    /** Of a viewer with these goals. */
    Lists of(Viewer viewer, Collection<GoalSheet> sheets, Words words) {
        AgreementsToSign.Agreements agreements = toSign.of(viewer.personKey());
        LocalDate recent = today.date().minusDays(RECENT_DAYS);
        Stream<Debt> owe = Stream.of(
                        dues.owedBy(viewer.personKey(), MOST).stream().map(due -> owe(due, viewer, words)),
                        awaiting.of(viewer).stream().limit(MOST).map(item -> asked(item, words)),
                        agreements.mine().stream().limit(MOST).map(open -> agreement(open, viewer, words)),
                        agreements.reliefs().stream().limit(MOST).map(this::relief),
                        support.openBy(viewer.personKey(), recent, MOST).stream()
                                .map(promise -> promised(promise, words)),
                        upkeep(viewer, words))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Debt::due, Comparator.nullsLast(Comparator.naturalOrder())));
        Stream<Debt> owed = Stream.of(
                        dues.of(viewer.personKey(), recent, MOST).stream()
                                .map(due -> debt(What.CONSEQUENCE, due, due.owedByName(), words)),
                        awaiting.raisedBy(viewer).stream().limit(MOST).map(item -> verdict(item, words)),
                        agreements.others().stream()
                                .filter(open -> open.mine() == Party.OWNER)
                                .limit(MOST)
                                .map(open -> signature(open, words)),
                        sheets.stream().flatMap(sheet -> supported(sheet, words)))
                .flatMap(each -> each);
        return new Lists(owe.toList(), owed.toList());
    }

    /** One's own, or that of somebody one stands in for. */
    private Debt owe(Dues.Due due, Viewer viewer, Words words) {
        return due.owedBy() == viewer.personKey()
                ? debt(What.CONSEQUENCE, due, due.personName(), words)
                : debt(What.DELEGATED, due, due.owedByName(), words);
    }

    private Debt debt(What what, Dues.Due due, String person, Words words) {
        return new Debt(
                what,
                "/obligations/" + due.id(),
                due.consequence(),
                person,
                name(due.period(), words),
                due.state(),
                due.deadline(),
                null,
                null,
                today.date());
    }

    private Debt asked(Awaiting.Item item, Words words) {
        What what = switch (item.what()) {
            case WAIVER -> What.WAIVER;
            case MILDER -> What.MILDER;
            case DISPUTE -> What.DISPUTE;
            case NOT_APPLIED -> What.NOT_APPLIED;
        };
        return about(what, item, words);
    }

    private Debt verdict(Awaiting.Item item, Words words) {
        return about(What.VERDICT, item, words);
    }

    private Debt about(What what, Awaiting.Item item, Words words) {
        return open(
                what,
                "/obligations/" + item.obligation(),
                item.consequence(),
                person(item.person()),
                name(item.period(), words),
                item.due());
    }

    private Debt relief(AgreementsToSign.ReliefToDecide relief) {
        return new Debt(
                What.RELIEF,
                "/goals/" + relief.goal().id(),
                "",
                owners.card(relief.owner()).name(),
                "",
                null,
                null,
                null,
                relief.requestedOn(),
                today.date());
    }

    private Debt agreement(AgreementsToSign.Open open, Viewer viewer, Words words) {
        boolean mine =
                Integer.valueOf(viewer.personKey()).equals(open.goal().owner().personKey());
        return agreement(
                open.step() != AgreementsToSign.Step.SIGN ? What.ANSWER : mine ? What.SIGN_MINE : What.SIGN,
                open,
                owners.card(open.goal().owner()).name(),
                words);
    }

    private Debt signature(AgreementsToSign.Open open, Words words) {
        Integer whom = open.whom();
        return agreement(
                open.step() == AgreementsToSign.Step.SIGN ? What.SIGNATURE : What.REPLY,
                open,
                whom == null ? Words.NONE : person(whom),
                words);
    }

    private Debt agreement(What what, AgreementsToSign.Open open, String person, Words words) {
        return open(
                what,
                "/goals/" + open.goal().id(),
                metrics.byKey(open.goal().metric()).orElseThrow().name(),
                person,
                name(open.goal().period(), words),
                open.goal().starts().isAfter(today.date()) ? open.goal().starts() : null);
    }

    private Debt promised(PromisedSupport.Promise promise, Words words) {
        return open(
                What.PROMISE,
                "/goals/" + promise.goal(),
                promise.text(),
                owners.card(promise.owner()).name(),
                name(promise.period(), words),
                promise.due());
    }

    private Stream<Debt> supported(GoalSheet sheet, Words words) {
        return !sheet.standing().owner().isPerson()
                ? Stream.empty()
                : sheet.agreement().support().stream()
                        .map(promised -> new Debt(
                                What.SUPPORT,
                                "/goals/" + sheet.standing().goal(),
                                promised.text(),
                                "",
                                sheet.standing().period().name(words.locale()),
                                null,
                                promised.due(),
                                promised.keptOn(),
                                null,
                                today.date()));
    }

    private Stream<Debt> upkeep(Viewer viewer, Words words) {
        Stream<Debt> late = !viewer.isOperations() && !viewer.isAdministrator()
                ? Stream.empty()
                : upkeep.late().stream()
                        .map(source -> open(What.REFRESH, "/sources", source.name(), "", "", source.expected()));
        Stream<Debt> rows = upkeep.givenTo(viewer.personKey()).stream()
                .map(given -> open(What.ROWS, "/quarantine", given.source(), words.count(given.rows()), "", null));
        return Stream.concat(late, rows);
    }

    private Debt open(What what, String href, String subject, String person, String period, @Nullable LocalDate due) {
        return new Debt(what, href, subject, person, period, null, due, null, null, today.date());
    }

    private String person(int key) {
        return people.names(List.of(key)).getOrDefault(key, Words.NONE);
    }

    private String name(String period, Words words) {
        return periods.nameOf(period, words.locale());
    }
}

package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fullscore.consequences.KeptBack;
import org.fullscore.consequences.Kind;
import org.fullscore.consequences.Register;
import org.fullscore.consequences.State;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the page of the register together. */
@Component
class ObligationsPages {

    private static final String BY_ME = "by-me";
    private static final String TO_ME = "to-me";
    private static final String ALL = "all";
    private static final int OPEN_SHOWN = 300;
    private static final int CLOSED_SHOWN = 100;

    private final Register register;
    private final KeptBack keptBack;
    private final Periods periods;
    private final Speech speech;
    private final Today today;

    ObligationsPages(Register register, KeptBack keptBack, Periods periods, Speech speech, Today today) {
        this.register = register;
        this.keptBack = keptBack;
        this.periods = periods;
        this.speech = speech;
        this.today = today;
    }

    /** The filter of the page as it stands in the address. */
    record Asked(
            @Nullable String whose,
            @Nullable String state,
            @Nullable String period,
            @Nullable String kind,
            @Nullable String name) {

        ObligationsPage.Chosen chosen(String otherwise) {
            return new ObligationsPage.Chosen(
                    whose == null || whose.isBlank() ? otherwise : whose, or(state), or(period), or(kind), or(name));
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    ObligationsPage of(Asked asked, Viewer viewer, @Nullable String said, List<String> refused) {
        Words words = speech.words();
        Register.Filter mine = new Register.Filter(null, null, null, null, null, null, Register.Whose.MINE_TO_DECIDE);
        Register.Filter toMe =
                new Register.Filter(null, viewer.personId(), null, null, null, null, Register.Whose.ANYBODYS);
        int byMe = total(viewer, mine);
        int owed = total(viewer, toMe);
        ObligationsPage.Chosen chosen = asked.chosen(byMe > 0 ? BY_ME : owed > 0 ? TO_ME : ALL);
        Register.Filter filter = filter(chosen, viewer);
        List<ObligationsPage.Tab> tabs = List.of(
                tab(BY_ME, byMe, chosen, words),
                tab(TO_ME, owed, chosen, words),
                tab(ALL, total(viewer, Register.Filter.ALL), chosen, words));
        List<ObligationsPage.Group> groups = groups(viewer, filter, words);
        return new ObligationsPage(
                tabs,
                chosen,
                options(
                        Arrays.stream(State.values()).map(State::wire),
                        "consequences.state.",
                        "consequences.every-state",
                        words),
                periods(words),
                options(
                        Arrays.stream(Kind.values()).map(Kind::wire),
                        "consequences.kind.",
                        "consequences.every-kind",
                        words),
                tally(viewer, filter.inEveryState(), chosen, words),
                groups,
                keptBack(viewer, filter, words),
                groups.stream().flatMap(group -> group.rows().stream()).anyMatch(ObligationsPage.Row::pickable),
                today.date(),
                said,
                refused);
    }

    /** What does not fall due, wherever nothing that cannot be asked of it was asked for. */
    private List<ObligationsPage.KeptBack> keptBack(Viewer viewer, Register.Filter filter, Words words) {
        boolean asked = filter.state() == null
                && (filter.kind() == null || filter.kind() == Kind.CORRECTIVE)
                && filter.name() == null;
        return asked
                ? keptBack.of(viewer, filter.period(), filter.owner()).stream()
                        .filter(line -> filter.whose() == Register.Whose.ANYBODYS
                                || line.owedById().equals(viewer.personId()))
                        .map(line -> new ObligationsPage.KeptBack(
                                line.personName(),
                                "/people/" + line.personId(),
                                KeptBackAloud.sentence(line, words),
                                because(line.metricName(), line.period(), line.attainment(), words),
                                line.rule(),
                                line.omitted() == null
                                        ? null
                                        : words.say("consequences.kept-back.earlier", line.omitted()),
                                "/goals/" + line.goal()))
                        .toList()
                : List.of();
    }

    private String because(String metric, String period, @Nullable BigDecimal attainment, Words words) {
        return metric + " " + periods.nameOf(period, words.locale()) + ", " + Looks.attainment(attainment, words);
    }

    private static Register.Filter filter(ObligationsPage.Chosen chosen, Viewer viewer) {
        return new Register.Filter(
                empty(chosen.period()),
                chosen.whose().equals(TO_ME) ? viewer.personId() : null,
                null,
                State.ofWire(chosen.state()).orElse(null),
                Kind.ofWire(chosen.kind()).orElse(null),
                empty(chosen.name()),
                chosen.whose().equals(BY_ME) ? Register.Whose.MINE_TO_DECIDE : Register.Whose.ANYBODYS);
    }

    private List<ObligationsPage.Group> groups(Viewer viewer, Register.Filter filter, Words words) {
        List<Register.Line> open = register.open(viewer, filter, OPEN_SHOWN);
        List<Register.Line> closed = register.closed(viewer, filter, CLOSED_SHOWN);
        LocalDate soon = today.date().plusDays(7);
        List<ObligationsPage.Group> groups = new ArrayList<>();
        add(
                groups,
                words.say("consequences.group.overdue"),
                null,
                open,
                viewer,
                words,
                line -> line.state() == State.OVERDUE);
        add(
                groups,
                words.say("consequences.group.soon", words.weekday(soon)),
                null,
                open,
                viewer,
                words,
                line -> line.state() == State.DUE && !line.deadline().isAfter(soon));
        add(
                groups,
                words.say("consequences.group.later"),
                null,
                open,
                viewer,
                words,
                line -> line.state() == State.DUE && line.deadline().isAfter(soon));
        add(
                groups,
                words.say("consequences.group.hearing"),
                null,
                open,
                viewer,
                words,
                line -> line.state() == State.HEARING || line.state() == State.HELD);
        add(
                groups,
                words.say("consequences.group.decided"),
                words.say("consequences.group.newest", closed.size()),
                closed,
                viewer,
                words,
                line -> true);
        return groups;
    }

    private void add(
            List<ObligationsPage.Group> groups,
            String heading,
            @Nullable String meta,
            List<Register.Line> lines,
            Viewer viewer,
            Words words,
            Predicate<Register.Line> member) {
        List<ObligationsPage.Row> rows = lines.stream()
                .filter(member)
                .map(line -> row(line, viewer, words))
                .toList();
        if (!rows.isEmpty()) {
            groups.add(new ObligationsPage.Group(heading, meta, rows));
        }
    }

    private ObligationsPage.Row row(Register.Line line, Viewer viewer, Words words) {
        boolean decidable = line.state() == State.DUE || line.state() == State.OVERDUE;
        boolean owes = line.owedBy() == viewer.personKey();
        return new ObligationsPage.Row(
                line.id().toString(),
                line.mine() && decidable && !line.evidenceNeeded() && line.waiverBy() == null,
                line.deadline(),
                line.state().isOpen() ? Looks.when(line.deadline(), today.date(), words) : null,
                line.personName(),
                "/people/" + line.personId(),
                Looks.consequence(line, words),
                words.say("consequences.kind." + line.kind().wire()),
                because(line.metricName(), line.period(), line.attainment(), words),
                line.freshness().word(),
                line.rule(),
                Looks.of(line.state(), words),
                meta(line, owes, words));
    }

    private @Nullable String meta(Register.Line line, boolean owes, Words words) {
        if (line.waiverBy() != null) {
            return words.say("consequences.meta.waiver");
        }
        if (line.disputed() != null) {
            return words.say("consequences.meta.disputed." + line.disputed());
        }
        if (line.state().isOpen()) {
            String owedBy = owes ? null : words.say("consequences.owed-by", line.owedByName());
            return line.evidenceNeeded() && owes ? words.say("consequences.meta.evidence") : owedBy;
        }
        String instead = line.instead() == null ? "" : ", " + words.say("consequences.meta.instead", line.instead());
        return line.decidedAt() == null
                ? words.say("consequences.meta.nobody", words.dayOfYear(line.deadline(), today.date()))
                : words.dayOfYear(words.dayOf(line.decidedAt()), today.date()) + instead;
    }

    private List<ObligationsPage.Count> tally(
            Viewer viewer, Register.Filter filter, ObligationsPage.Chosen chosen, Words words) {
        Map<State, Integer> counts = register.tally(viewer, filter);
        return Arrays.stream(State.values())
                .filter(counts::containsKey)
                .map(state -> new ObligationsPage.Count(
                        Looks.of(state, words),
                        words.say("consequences.tally." + state.wire(), counts.getOrDefault(state, 0)),
                        href(chosen, chosen.whose(), state.wire())))
                .toList();
    }

    private int total(Viewer viewer, Register.Filter filter) {
        return register.tally(viewer, filter).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static ObligationsPage.Tab tab(String whose, int count, ObligationsPage.Chosen chosen, Words words) {
        return new ObligationsPage.Tab(
                words.say("consequences.whose." + whose),
                href(chosen, whose, chosen.state()),
                count,
                chosen.whose().equals(whose));
    }

    private static String href(ObligationsPage.Chosen chosen, String whose, String state) {
        return UriComponentsBuilder.fromPath("/obligations")
                .queryParam("whose", whose)
                .queryParam("state", state)
                .queryParam("period", chosen.period())
                .queryParam("kind", chosen.kind())
                .queryParam("name", chosen.name())
                .encode()
                .build()
                .toUriString();
    }

    private List<Option> periods(Words words) {
        return Stream.concat(
                        Stream.of(new Option("", words.say("consequences.every-period"))),
                        register.periods().stream()
                                .map(period -> new Option(period, periods.nameOf(period, words.locale()))))
                .toList();
    }

    private static List<Option> options(Stream<String> wires, String prefix, String every, Words words) {
        return Stream.concat(
                        Stream.of(new Option("", words.say(every))),
                        wires.map(wire -> new Option(wire, words.say(prefix + wire))))
                .toList();
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}

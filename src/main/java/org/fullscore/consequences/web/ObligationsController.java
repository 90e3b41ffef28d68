package org.fullscore.consequences.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fullscore.consequences.Applying;
import org.fullscore.consequences.Decision;
import org.fullscore.consequences.Kind;
import org.fullscore.consequences.Obligation;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Register;
import org.fullscore.consequences.State;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Option;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The register: everything that is due because of a result, for everybody one may see, by deadline. */
@Controller
class ObligationsController {

    private static final String VIEW = "consequences/web/obligations";
    private static final String BY_ME = "by-me";
    private static final String TO_ME = "to-me";
    private static final String ALL = "all";
    private static final int OPEN_SHOWN = 300;
    private static final int CLOSED_SHOWN = 100;

    private final Register register;
    private final Applying applying;
    private final Periods periods;
    private final Speech speech;
    private final Today today;

    ObligationsController(Register register, Applying applying, Periods periods, Speech speech, Today today) {
        this.register = register;
        this.applying = applying;
        this.periods = periods;
        this.speech = speech;
        this.today = today;
    }

    @Bean
    static RailEntry obligationsRailEntry() {
        return new RailEntry("consequences", 10, "rail.obligations", "/obligations");
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

    @GetMapping("/obligations")
    String obligations(Asked asked, Viewer viewer, Model model) {
        model.addAttribute("page", page(asked, viewer, null, List.of()));
        return VIEW;
    }

    /** Several at once: each is decided by itself, and those that were not are named. */
    @PostMapping("/obligations/application")
    String apply(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String note,
            Asked asked,
            Viewer viewer,
            Model model) {
        Words words = speech.words();
        Optional<LocalDate> day = day(on);
        List<ObligationId> picked = (ids == null ? Stream.<UUID>empty() : ids.stream())
                .map(ObligationId::new)
                .toList();
        if (day.isEmpty() || picked.isEmpty()) {
            String why = words.say(day.isEmpty() ? "consequences.bulk.day" : "consequences.bulk.none");
            model.addAttribute("page", page(asked, viewer, null, List.of(why)));
            return VIEW;
        }
        Map<ObligationId, Decision> decisions = applying.applyAll(viewer, deeds(picked, day.get(), note));
        List<String> refused = new ArrayList<>();
        int done = 0;
        for (Map.Entry<ObligationId, Decision> decision : decisions.entrySet()) {
            switch (decision.getValue()) {
                case Decision.Done applied -> done++;
                case Decision.Refused why ->
                    refused.add(register.one(viewer, decision.getKey())
                                    .map(line -> line.consequence() + ", " + line.personName() + ": ")
                                    .orElse("")
                            + speech.say(why.refusal()));
                case Decision.Unseen unseen -> refused.add(words.say("consequences.bulk.unseen"));
            }
        }
        model.addAttribute("page", page(asked, viewer, words.say("consequences.bulk.done", done), refused));
        return VIEW;
    }

    private static Map<ObligationId, Obligation.Deed> deeds(
            List<ObligationId> picked, LocalDate day, @Nullable String note) {
        Map<ObligationId, Obligation.Deed> deeds = new LinkedHashMap<>();
        picked.forEach(id -> deeds.put(id, new Obligation.Deed(day, note, null)));
        return deeds;
    }

    private Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(today.date());
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private ObligationsPage page(Asked asked, Viewer viewer, @Nullable String said, List<String> refused) {
        Words words = speech.words();
        Register.Filter mine = new Register.Filter(null, null, viewer.personId(), null, null, null);
        Register.Filter toMe = new Register.Filter(null, viewer.personId(), null, null, null, null);
        int byMe = total(viewer, mine);
        int owed = total(viewer, toMe);
        ObligationsPage.Chosen chosen = asked.chosen(byMe > 0 ? BY_ME : owed > 0 ? TO_ME : ALL);
        Register.Filter filter = filter(chosen, viewer);
        List<ObligationsPage.Tab> tabs = List.of(
                tab(BY_ME, byMe, chosen, words),
                tab(TO_ME, owed, chosen, words),
                tab(ALL, total(viewer, Register.Filter.ALL), chosen, words));
        Register.Filter withoutState = new Register.Filter(
                filter.period(), filter.owner(), filter.owedBy(), null, filter.kind(), filter.name());
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
                tally(viewer, withoutState, chosen, words),
                groups,
                groups.stream().flatMap(group -> group.rows().stream()).anyMatch(ObligationsPage.Row::pickable),
                today.date(),
                said,
                refused);
    }

    private static Register.Filter filter(ObligationsPage.Chosen chosen, Viewer viewer) {
        return new Register.Filter(
                empty(chosen.period()),
                chosen.whose().equals(TO_ME) ? viewer.personId() : null,
                chosen.whose().equals(BY_ME) ? viewer.personId() : null,
                State.ofWire(chosen.state()).orElse(null),
                Kind.ofWire(chosen.kind()).orElse(null),
                empty(chosen.name()));
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
        boolean mine = line.owedBy() == viewer.personKey();
        return new ObligationsPage.Row(
                line.id().toString(),
                mine && decidable && !line.evidenceNeeded() && line.waiverBy() == null,
                line.deadline(),
                line.state().isOpen() ? Looks.when(line.deadline(), today.date(), words) : null,
                line.personName(),
                "/people/" + line.personId(),
                Looks.consequence(line, words),
                words.say("consequences.kind." + line.kind().wire()),
                line.metricName() + " " + periods.nameOf(line.period(), words.locale()) + ", "
                        + Looks.attainment(line.attainment(), words),
                line.freshness().word(),
                line.rule(),
                Looks.of(line.state(), words),
                meta(line, mine, words));
    }

    private @Nullable String meta(Register.Line line, boolean mine, Words words) {
        if (line.waiverBy() != null) {
            return words.say("consequences.meta.waiver");
        }
        if (line.disputed() != null) {
            return words.say("consequences.meta.disputed." + line.disputed());
        }
        if (line.state().isOpen()) {
            String owedBy = mine ? null : words.say("consequences.owed-by", line.owedByName());
            return line.evidenceNeeded() && mine ? words.say("consequences.meta.evidence") : owedBy;
        }
        String instead = line.instead() == null ? "" : ", " + words.say("consequences.meta.instead", line.instead());
        return line.decidedAt() == null
                ? words.say("consequences.meta.nobody", words.dayOfYear(line.deadline()))
                : words.dayOfYear(words.dayOf(line.decidedAt())) + instead;
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

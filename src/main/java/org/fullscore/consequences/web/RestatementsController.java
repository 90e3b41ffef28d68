package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.consequences.Foreseeing;
import org.fullscore.consequences.Restatements;
import org.fullscore.consequences.Restating;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which late facts are accepted or refused. */
@Controller
@RequestMapping("/restatements")
class RestatementsController {

    private static final Map<String, String> SHAPES =
            Map.of("withdrawn", "withdrawn", "undone", "overdue", "added", "due");

    private final Restatements restatements;
    private final Restating restating;
    private final Foreseeing foreseeing;
    private final Periods periods;
    private final Metrics metrics;
    private final People people;
    private final Teams teams;
    private final Speech speech;
    private final Today today;

    RestatementsController(
            Restatements restatements,
            Restating restating,
            Foreseeing foreseeing,
            Periods periods,
            Metrics metrics,
            People people,
            Teams teams,
            Speech speech,
            Today today) {
        this.restatements = restatements;
        this.restating = restating;
        this.foreseeing = foreseeing;
        this.periods = periods;
        this.metrics = metrics;
        this.people = people;
        this.teams = teams;
        this.speech = speech;
        this.today = today;
    }

    @Bean
    static RailEntry restatementsRailEntry() {
        return new RailEntry(
                "consequences",
                30,
                "rail.restatements",
                "/restatements",
                Set.of("administrator", "executive", "operations", "auditor"));
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        if (!Restatements.sees(viewer)) {
            throw Problem.notFound().exception();
        }
        return new ModelAndView(
                "consequences/web/restatements",
                "page",
                new RestatementsPage(
                        restatements.all(viewer).stream()
                                .map(each -> line(each, restatements.goals(each)))
                                .toList(),
                        today.date()));
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String said, Viewer viewer) {
        return show(id, viewer, Errors.NONE, said != null);
    }

    @PostMapping("/{id}/acceptance")
    ModelAndView accept(@PathVariable UUID id, Viewer viewer) {
        return answer(id, viewer, restating.accept(viewer, id));
    }

    @PostMapping("/{id}/refusal")
    ModelAndView refuse(@PathVariable UUID id, Viewer viewer) {
        return answer(id, viewer, restating.refuse(viewer, id));
    }

    private ModelAndView answer(UUID id, Viewer viewer, Restating.Decided decided) {
        return switch (decided) {
            case Restating.Done done -> new ModelAndView("redirect:/restatements/" + id + "?said");
            case Restating.Refused refused -> {
                ModelAndView view = show(id, viewer, Errors.of("", speech.say(refused.refusal())), false);
                view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield view;
            }
            case Restating.Unseen unseen -> throw Problem.notFound().exception();
        };
    }

    private ModelAndView show(UUID id, Viewer viewer, Errors errors, boolean said) {
        Restatements.Restatement found = restatements
                .one(viewer, id)
                .orElseThrow(() -> Problem.notFound().exception());
        Words words = speech.words();
        Map<String, Metric> known = metrics.all().stream().collect(Collectors.toMap(Metric::code, Function.identity()));
        Map<String, String> owners = owners();
        List<RestatementsPage.Difference> differences = restatements.differences(found).stream()
                .map(difference -> difference(difference, known.get(difference.metric()), owners, words))
                .toList();
        return new ModelAndView(
                "consequences/web/restatement",
                "page",
                new RestatementsPage.One(
                        line(found, differences.size()),
                        differences,
                        foreseeing.of(found, viewer).stream()
                                .map(effect -> effect(effect, words))
                                .toList(),
                        restating.refusal(viewer, found).map(speech::say).orElse(null),
                        errors,
                        said));
    }

    private RestatementsPage.Line line(Restatements.Restatement each, int goals) {
        String by = each.decidedBy();
        return new RestatementsPage.Line(
                each,
                periods.nameOf(each.period(), speech.words().locale()),
                each.state().equals("open") && today.date().isAfter(each.decideBy()),
                goals,
                by == null ? null : people.byId(by).map(Person::name).orElse(by));
    }

    private static RestatementsPage.Difference difference(
            Restatements.Difference each, @Nullable Metric metric, Map<String, String> owners, Words words) {
        String unit = metric == null ? "count" : metric.in();
        return new RestatementsPage.Difference(
                owners.getOrDefault(each.owner(), each.owner()),
                metric == null ? each.metric() : metric.name(),
                words.amount(each.target(), unit),
                words.amount(each.before(), unit),
                attained(each.attainmentBefore(), words),
                each.metBefore(),
                words.amount(each.after(), unit),
                attained(each.attainmentAfter(), words),
                each.metAfter(),
                each.goal(),
                each.freshnessBefore(),
                each.freshnessAfter());
    }

    private static String attained(@Nullable BigDecimal ratio, Words words) {
        return ratio == null ? Words.NONE : Looks.attainment(ratio, words);
    }

    private static RestatementsPage.Effect effect(Foreseeing.Effect each, Words words) {
        String money =
                each.pay() == null || each.currency() == null ? "" : ", " + words.money(each.pay(), each.currency());
        return new RestatementsPage.Effect(
                each.what(),
                each.what().equals("withdrawn") ? "muted" : each.what().equals("undone") ? "watch" : "",
                SHAPES.getOrDefault(each.what(), "due"),
                each.name().isEmpty() ? words.say("restatements.somebody") : each.name(),
                each.consequence().isEmpty()
                        ? words.say("consequences.kind." + each.kind())
                        : each.consequence() + money,
                each.obligation() == null ? null : "/obligations/" + each.obligation());
    }

    private Map<String, String> owners() {
        Map<String, String> owners =
                people.all().stream().collect(Collectors.toMap(person -> "person:" + person.id(), Person::name));
        owners.putAll(teams.all().stream().collect(Collectors.toMap(team -> "team:" + team.id(), Team::name)));
        return owners;
    }
}

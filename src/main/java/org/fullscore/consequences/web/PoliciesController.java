package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fullscore.consequences.Drafting;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyDocument;
import org.fullscore.consequences.Rule;
import org.fullscore.consequences.RuleTable;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** All policies, and the beginning of a new one. */
@Controller
class PoliciesController {

    private static final String VIEW = "consequences/web/policies";
    private static final Set<String> PERIODS = Set.of("month", "quarter", "half", "year", "custom");

    private final Policies policies;
    private final Drafting drafting;
    private final Metrics metrics;
    private final Speech speech;
    private final Today today;

    PoliciesController(Policies policies, Drafting drafting, Metrics metrics, Speech speech, Today today) {
        this.policies = policies;
        this.drafting = drafting;
        this.metrics = metrics;
        this.speech = speech;
        this.today = today;
    }

    @Bean
    static RailEntry policiesRailEntry() {
        return new RailEntry("consequences", 20, "rail.policy", "/policies");
    }

    /** What was typed; everything may be missing. */
    record Typed(
            @Nullable String name,
            @Nullable String metric,
            @Nullable String of,
            @Nullable String period,
            @Nullable String from) {

        PoliciesPage.Form form(LocalDate today) {
            return new PoliciesPage.Form(
                    or(name, ""),
                    or(metric, ""),
                    or(of, "both"),
                    or(period, "quarter"),
                    or(from, today.withDayOfMonth(1).toString()));
        }

        private static String or(@Nullable String text, String otherwise) {
            return text == null || text.isBlank() ? otherwise : text.strip();
        }
    }

    @GetMapping("/policies")
    ModelAndView list(Viewer viewer) {
        return new ModelAndView(
                VIEW, "page", page(viewer, new Typed(null, null, null, null, null).form(today.date()), Errors.NONE));
    }

    @PostMapping("/policies")
    ModelAndView begin(Typed typed, Viewer viewer) {
        if (!Drafting.mayWrite(viewer)) {
            throw Problem.notFound().exception();
        }
        PoliciesPage.Form form = typed.form(today.date());
        Errors errors = errors(form);
        if (!errors.any()) {
            Drafting.Written written = drafting.write(viewer, form.name(), document(form), null);
            switch (written) {
                case Drafting.Draft draft -> {
                    return new ModelAndView("redirect:/policies/"
                            + UriUtils.encodePathSegment(draft.id().policy(), "UTF-8"));
                }
                case Drafting.NotWritten not ->
                    errors = Errors.of(not.refusal().reason().field(), speech.say(not.refusal()));
            }
        }
        ModelAndView again = new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        again.addObject("page", page(viewer, form, errors));
        return again;
    }

    private Errors errors(PoliciesPage.Form form) {
        Words words = speech.words();
        Errors errors = Errors.NONE;
        if (form.name().isEmpty() || form.name().length() > 100 || form.name().contains("/")) {
            errors = errors.and("name", words.say("consequences.policies.name.wrong"));
        } else if (!policies.versions(form.name()).isEmpty()) {
            errors = errors.and("name", words.say("consequences.policies.name.taken"));
        }
        if (!PERIODS.contains(form.period())) {
            errors = errors.and("period", words.say("consequences.policies.period.wrong"));
        }
        try {
            LocalDate.parse(form.from());
        } catch (DateTimeException notADay) {
            errors = errors.and("from", words.say("consequences.policies.from.wrong"));
        }
        return errors;
    }

    /** A complete table from which nothing follows: the rows are written on the next page. */
    private PolicyDocument document(PoliciesPage.Form form) {
        RuleTable nothing = new RuleTable(List.of(new Rule(
                speech.words().say("consequences.policies.first-row"), BigDecimal.ZERO, null, 1, null, List.of())));
        return new PolicyDocument(
                form.metric(),
                !form.of().equals("teams"),
                !form.of().equals("persons"),
                form.period(),
                LocalDate.parse(form.from()),
                null,
                List.of(),
                AdjustmentFormula.NONE,
                nothing);
    }

    private PoliciesPage page(Viewer viewer, PoliciesPage.Form form, Errors errors) {
        Words words = speech.words();
        Map<String, Policies.Version> latest = new LinkedHashMap<>();
        policies.all().stream()
                .filter(version -> Policies.isVisible(viewer, version))
                .forEach(version -> latest.putIfAbsent(version.id().policy(), version));
        return new PoliciesPage(
                List.copyOf(latest.values()),
                Drafting.mayWrite(viewer),
                metrics.all().stream()
                        .map(metric -> new Option(metric.code(), metric.name()))
                        .toList(),
                Stream.of("both", "persons", "teams")
                        .map(of -> new Option(of, words.say("consequences.policies." + of)))
                        .toList(),
                Stream.of("month", "quarter", "half", "year", "custom")
                        .map(period -> new Option(period, words.say("consequences.policies.period." + period)))
                        .toList(),
                form,
                errors);
    }
}

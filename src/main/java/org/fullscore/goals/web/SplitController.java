package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Agreements;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Refusal;
import org.fullscore.goals.Splitting;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a goal is split over shorter periods, by the weights of the season. */
@Controller
class SplitController {

    private final Splitting splitting;
    private final Agreements agreements;
    private final Owners owners;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final Refusals refusals;
    private final Dictionary dictionary;
    private final MessageSource messages;

    SplitController(
            Splitting splitting,
            Agreements agreements,
            Owners owners,
            Periods periods,
            OrganizationSettings settings,
            Refusals refusals,
            Dictionary dictionary,
            MessageSource messages) {
        this.splitting = splitting;
        this.agreements = agreements;
        this.owners = owners;
        this.periods = periods;
        this.settings = settings;
        this.refusals = refusals;
        this.dictionary = dictionary;
        this.messages = messages;
    }

    @GetMapping("/goals/{id}/split")
    ModelAndView split(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String season,
            Viewer viewer) {
        Asked asked = asked(id, into, season, List.of(), viewer);
        return page(asked, look(asked, viewer), Errors.NONE);
    }

    /** Looks again with the weights that were typed, or proposes the parts. */
    @PostMapping("/goals/{id}/split")
    ModelAndView split(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String season,
            @RequestParam(defaultValue = "look") String act,
            @RequestParam(required = false) @Nullable List<String> weight,
            Viewer viewer) {
        Asked asked = asked(id, into, season, weight == null ? List.of() : weight, viewer);
        Errors errors = unreadable(asked);
        if (asked.into() == null || errors.any()) {
            return page(asked, new Splitting.Refused(Refusal.WEIGHTS_DO_NOT_FIT), errors);
        }
        if (!act.equals("make")) {
            return page(asked, look(asked, viewer), Errors.NONE);
        }
        Splitting.Outcome outcome =
                splitting.split(new GoalId(id), asked.into(), asked.season(), asked.weights(), viewer);
        return outcome instanceof Splitting.Made
                ? new ModelAndView("redirect:/goals/" + id + "?done=split")
                : page(asked, outcome, Errors.NONE);
    }

    /** What somebody wants to look at; weights are those that can be read. */
    private record Asked(
            Agreement goal,
            List<Period.Kind> kinds,
            Period.@Nullable Kind into,
            Splitting.Season season,
            List<String> typed,
            List<BigDecimal> weights) {}

    private Asked asked(UUID id, String into, String season, List<String> typed, Viewer viewer) {
        Agreement goal = agreements
                .find(new GoalId(id), viewer)
                .filter(found -> found.may(Agreement.May.SERVE))
                .orElseThrow(() -> Problem.notFound().exception());
        List<Period.Kind> kinds = splitting.kinds(goal.period());
        Period.Kind chosen = kinds.stream()
                .filter(kind -> kind.word().equals(into))
                .findFirst()
                .or(() ->
                        kinds.stream().filter(kind -> kind == Period.Kind.MONTH).findFirst())
                .or(() -> kinds.stream().findFirst())
                .orElse(null);
        Splitting.Season weighed = Stream.of(Splitting.Season.values())
                .filter(one -> SplitPage.word(one).equals(season))
                .findFirst()
                .orElse(Splitting.Season.EVEN);
        return new Asked(goal, kinds, chosen, weighed, typed, weights(typed));
    }

    private Splitting.Outcome look(Asked asked, Viewer viewer) {
        return asked.into() == null
                ? new Splitting.Looked(List.of())
                : splitting.look(asked.goal().id(), asked.into(), asked.season(), asked.weights(), viewer);
    }

    private List<BigDecimal> weights(List<String> typed) {
        Locale locale = settings.current().locale();
        List<BigDecimal> weights = new ArrayList<>();
        for (String one : typed) {
            if (TypedAmount.read(one.strip(), locale) instanceof TypedAmount.Amount amount
                    && amount.value().signum() >= 0) {
                weights.add(amount.value());
            }
        }
        return weights;
    }

    private Errors unreadable(Asked asked) {
        Errors errors = Errors.NONE;
        for (int part = 0; part < asked.typed().size(); part++) {
            if (weights(List.of(asked.typed().get(part))).isEmpty()) {
                errors = errors.and("weight-" + part, say("split.wrong-weight"));
            }
        }
        return errors;
    }

    private ModelAndView page(Asked asked, Splitting.Outcome outcome, Errors wrong) {
        List<Splitting.Part> parts = outcome instanceof Splitting.Looked looked ? looked.parts() : List.of();
        Errors errors = wrong.any() ? wrong : errors(outcome);
        List<Period> within = asked.into() == null
                ? List.of()
                : periods.between(
                        asked.into(),
                        asked.goal().period().starts(),
                        asked.goal().period().ends());
        ModelAndView page = new ModelAndView(
                "goals/web/split",
                "page",
                new SplitPage(
                        asked.goal(),
                        owners.card(asked.goal().owner()).name(),
                        asked.kinds(),
                        asked.into(),
                        asked.season(),
                        parts,
                        within,
                        typed(asked, parts, within),
                        errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    private List<String> typed(Asked asked, List<Splitting.Part> parts, List<Period> within) {
        if (asked.typed().size() == within.size()) {
            return asked.typed();
        }
        return parts.isEmpty()
                ? within.stream().map(period -> "1").toList()
                : parts.stream().map(part -> typed(part.weight())).toList();
    }

    /** As it is typed where the organization is. */
    private String typed(BigDecimal weight) {
        BigDecimal plain = weight.stripTrailingZeros();
        return dictionary
                .words(settings.current().locale(), settings.current().zone())
                .number(plain, Math.max(0, plain.scale()));
    }

    private Errors errors(Splitting.Outcome outcome) {
        return switch (outcome) {
            case Splitting.Looked looked -> Errors.NONE;
            case Splitting.Made made -> Errors.NONE;
            case Splitting.Unseen unseen -> throw Problem.notFound().exception();
            case Splitting.Refused refused -> Errors.of("weight-0", refusals.said(refused.reason()));
            case Splitting.NotWritten not -> {
                Errors errors = Errors.NONE;
                for (Splitting.Wrong part : not.parts()) {
                    errors = errors.and(
                            "",
                            say(
                                    "split.wrong-part",
                                    part.period().name(settings.current().locale()),
                                    refusals.said(part.fault())));
                }
                yield errors;
            }
        };
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}

package org.fullscore.results.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Sheet;
import org.fullscore.organization.Viewer;
import org.fullscore.results.LoadingRates;
import org.fullscore.results.Rates;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page of rates of currencies: a list of them is sent as a file, a single one is typed. */
@Controller
@RequestMapping("/rates")
class RatesController {

    private static final String VIEW = "results/web/rates";
    private static final int A_PAGE = 100;
    private static final int ERRORS_SHOWN = 100;
    private static final LoadingRates.Said NOTHING = new LoadingRates.Said(1, "", "", "", "");

    private final Rates rates;
    private final LoadingRates loading;
    private final Periods periods;
    private final MessageSource messages;

    RatesController(Rates rates, LoadingRates loading, Periods periods, MessageSource messages) {
        this.rates = rates;
        this.loading = loading;
        this.periods = periods;
        this.messages = messages;
    }

    /** What is to be said beside the rates. */
    private record Said(
            LoadingRates.Said typed,
            Errors errors,
            String file,
            List<RowError> rows,
            LoadingRates.Answer.@Nullable Loaded done) {}

    @Bean
    static RailEntry ratesRailEntry() {
        return new RailEntry("data", 40, "rail.rates", "/rates", Set.of("administrator", "operations", "auditor"));
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable Integer changed,
            @RequestParam(defaultValue = "0") int unchanged,
            Viewer viewer) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        LoadingRates.Answer.Loaded done = changed == null ? null : new LoadingRates.Answer.Loaded(changed, unchanged);
        return page(Math.max(0, after), new Said(NOTHING, Errors.NONE, "", List.of(), done), viewer);
    }

    @PostMapping
    ModelAndView load(@RequestParam(required = false) @Nullable MultipartFile file, Viewer viewer) throws IOException {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
        if (file == null || file.isEmpty() || file.getSize() > SentList.LARGEST) {
            String why = say(file == null || file.isEmpty() ? "rates.file.missing" : "rates.file.large");
            return page(0, new Said(NOTHING, Errors.of("file", why), "", List.of(), null), viewer);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "rates");
        Sheet sheet = Sheet.read(null, file.getBytes()).having(RateFile.COLUMNS);
        if (!sheet.errors().isEmpty()) {
            return page(0, new Said(NOTHING, Errors.NONE, name, sheet.errors(), null), viewer);
        }
        return switch (loading.load(RateFile.said(sheet), viewer.personKey())) {
            case LoadingRates.Answer.Loaded loaded -> taken(loaded);
            case LoadingRates.Answer.Refused refused ->
                page(0, new Said(NOTHING, Errors.NONE, name, refused.errors(), null), viewer);
        };
    }

    @PostMapping("/one")
    ModelAndView type(
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String valid,
            @RequestParam(defaultValue = "") String rate,
            Viewer viewer) {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
        LoadingRates.Said typed = new LoadingRates.Said(1, code(currency), code(target), valid.strip(), rate.strip());
        return switch (loading.load(List.of(typed), viewer.personKey())) {
            case LoadingRates.Answer.Loaded loaded -> taken(loaded);
            case LoadingRates.Answer.Refused refused -> {
                Errors errors = Errors.NONE;
                for (RowError error : refused.errors()) {
                    errors = errors.and(
                            Objects.requireNonNullElse(error.column(), ""), error.message() + " " + error.remedy());
                }
                yield page(0, new Said(typed, errors, "", List.of(), null), viewer);
            }
        };
    }

    private static String code(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    private static ModelAndView taken(LoadingRates.Answer.Loaded loaded) {
        return new ModelAndView("redirect:/rates?changed=" + loaded.changed() + "&unchanged=" + loaded.unchanged());
    }

    private ModelAndView page(int after, Said said, Viewer viewer) {
        List<Rates.Rate> read = rates.all(after, A_PAGE + 1);
        boolean refused = said.errors().any() || !said.rows().isEmpty();
        RatesPage page = new RatesPage(
                read.stream()
                        .limit(A_PAGE)
                        .map(rate -> RatesPage.Line.of(rate, periods, Locale.ENGLISH))
                        .toList(),
                read.size() > A_PAGE ? "/rates?after=" + (after + A_PAGE) : null,
                Rights.mayDeliver(viewer),
                said.typed(),
                said.errors(),
                said.file(),
                said.rows().stream().limit(ERRORS_SHOWN).toList(),
                said.rows().size(),
                said.done());
        return new ModelAndView(VIEW, Map.of("page", page), refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}

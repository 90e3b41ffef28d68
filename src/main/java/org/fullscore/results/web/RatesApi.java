package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Sheet;
import org.fullscore.organization.Viewer;
import org.fullscore.results.LoadingRates;
import org.fullscore.results.Rates;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What amounts in other currencies come to. */
@RestController
@RequestMapping("/api/rates")
@Tag(name = "Results")
class RatesApi {

    private static final int MOST = 1000;

    private final Rates rates;
    private final LoadingRates loading;

    RatesApi(Rates rates, LoadingRates loading) {
        this.rates = rates;
        this.loading = loading;
    }

    /** What a list changed. */
    record Counts(int changed, int unchanged) {}

    /**
     * A rate.
     *
     * @param valid its day; of a plan rate the first day of the fiscal year
     * @param kind plan or daily
     */
    record RateView(String currency, String target, String valid, String kind, BigDecimal rate) {

        static RateView of(Rates.Rate rate) {
            return new RateView(
                    rate.currency(),
                    rate.target(),
                    rate.starts().toString(),
                    rate.ends() == null ? "daily" : "plan",
                    rate.rate());
        }
    }

    @PutMapping
    @Operation(
            summary = "Load rates of currencies",
            description =
                    "Columns: currency, target, valid, rate: one unit of currency is so many of target. valid is a day (a daily rate, which holds until the next one) or a fiscal year such as 2026 (the rate of the plan). Which of the two a source uses, its mapping says: currency: { column: …, rates: plan | daily }. All rows are taken or none; what is recorded stays as it was converted.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                                                            currency,target,valid,rate
                                                            EUR,USD,2026,1.1
                                                            EUR,USD,2026-07-01,1.0823
                                                            """))))
    ResponseEntity<?> put(HttpServletRequest request, Viewer viewer) throws IOException {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        return SentList.take(request, RateFile.COLUMNS, sheet -> load(sheet, viewer));
    }

    private ResponseEntity<?> load(Sheet sheet, Viewer viewer) {
        return switch (loading.load(RateFile.said(sheet), viewer.personKey())) {
            case LoadingRates.Answer.Loaded loaded ->
                ResponseEntity.ok(new Counts(loaded.changed(), loaded.unchanged()));
            case LoadingRates.Answer.Refused not -> SentList.refused(not.errors());
        };
    }

    @GetMapping
    @Operation(summary = "List rates of currencies, those of the plan first, the latest of each pair first")
    Page<RateView> list(@RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "1000") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        int skipped = Math.max(0, after);
        List<Rates.Rate> read = rates.all(skipped, most + 1);
        String next = read.size() <= most ? null : "/api/rates?limit=" + most + "&after=" + (skipped + most);
        return new Page<>(read.stream().limit(most).map(RateView::of).toList(), next);
    }
}

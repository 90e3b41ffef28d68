package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.consequences.ComingDue;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What falls due in the next three weeks at today's pace. */
@RestController
@RequestMapping("/api/obligations/coming")
@Tag(name = "Obligations")
class ComingApi {

    private final ComingDue coming;

    ComingApi(ComingDue coming) {
        this.coming = coming;
    }

    /**
     * One consequence of one period: how many at today's pace and for whom (ids), at least and at most by the ranges of the results,
     * who else it may concern, and the day on which the period closes by itself.
     */
    record Item(
            String period,
            LocalDate fallsDue,
            String consequence,
            String kind,
            int count,
            int atLeast,
            int atMost,
            List<String> people,
            List<String> perhaps) {}

    @GetMapping
    @Operation(
            summary = "What falls due within three weeks, if the days left bring what the days gone brought",
            description =
                    "By period and consequence, for oneself and those below; executives and auditors see everybody. Sums are projected by the owner's working days, rates and last values stay as they are. Each result is projected with the range that holds four of five endings: atLeast counts whom it concerns wherever in that range they end, atMost whom it concerns anywhere in it. Goals with less than two whole weeks behind them are left out.")
    Page<Item> list(Viewer viewer) {
        return new Page<>(
                coming.of(viewer).coming().stream()
                        .map(each -> new Item(
                                each.period(),
                                each.fallsDue(),
                                each.consequence(),
                                each.kind().wire(),
                                each.count(),
                                each.atLeast(),
                                each.atMost(),
                                each.people().stream().map(Person::id).toList(),
                                each.perhaps().stream().map(Person::id).toList()))
                        .toList(),
                null);
    }
}

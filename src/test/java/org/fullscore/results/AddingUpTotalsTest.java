package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Statements;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Totals of any days are the same whether they are read by months or by days. */
class AddingUpTotalsTest extends AtTheSource {

    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final int DAYS = 400;
    private static final int ROWS = 1_000;
    private static final int SPANS = 300;

    @Autowired
    private Totals totals;

    @Autowired
    private AddingUpMonths addingUp;

    @Autowired
    private Metrics metrics;

    @Autowired
    private Clock clock;

    @Autowired
    private People people;

    private final Random random = new Random(20261123);

    @BeforeEach
    void deliverOneYear() {
        map("crm", WON_DEALS);
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "Y-%d,%s,%s,Won,%d.%02d\n"
                        .formatted(
                                i,
                                random.nextBoolean() ? "Priya Raman" : "Conor Walsh",
                                FIRST.plusDays(random.nextInt(DAYS)),
                                random.nextInt(900) - 100,
                                random.nextInt(100)))
                .collect(Collectors.joining());
        counts(recorded("", DEALS + rows), ROWS, ROWS, 0, 0, 0, 0);
    }

    @Test
    void spansOfDaysMonthsAndBothAreWhatTheirDaysAre() {
        CurrentOrganization.runAs(house.organization(), () -> {
            short revenue = revenue();
            List<Rolls.Span> spans = spans();
            // some of the months, and some of them twice, so that others are still read by days
            addingUp.addUp(List.of(
                    new AddingUpMonths.Months(priya(), revenue, FIRST, FIRST.plusMonths(7)),
                    new AddingUpMonths.Months(priya(), revenue, FIRST.plusMonths(5), FIRST.plusMonths(8)),
                    new AddingUpMonths.Months(conor(), revenue, FIRST.plusMonths(3), FIRST.plusMonths(9))));
            isWhatItsDaysAre(spans, revenue);
        });
    }

    @Test
    void whatWasReadByDaysIsReadByMonthsAMomentLater() {
        CurrentOrganization.runAs(house.organization(), () -> {
            List<Rolls.Span> quarter =
                    List.of(new Rolls.Span(priya(), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1)));
            List<Short> metrics = List.of(revenue());
            Map<Totals.Place, Totals.Total> byDays = totals.summed(quarter, metrics);
            assertThat(Statements.of(() -> totals.summed(quarter, metrics)))
                    .as("months, and since they are missing, days")
                    .isEqualTo(2);
            await().pollInSameThread().until(() -> Statements.of(() -> totals.summed(quarter, metrics)) == 1);
            assertThat(totals.summed(quarter, metrics)).isEqualTo(byDays).isNotEmpty();
        });
    }

    @Test
    void nothingStandsWhereNothingWasDelivered() {
        CurrentOrganization.runAs(house.organization(), () -> {
            short revenue = revenue();
            Rolls.Span before = new Rolls.Span(priya(), LocalDate.of(2024, 1, 1), LocalDate.of(2024, 4, 1));
            addingUp.addUp(List.of(new AddingUpMonths.Months(priya(), revenue, before.starts(), before.ends())));
            assertThat(Statements.of(() -> assertThat(totals.summed(List.of(before), List.of(revenue)))
                            .isEmpty()))
                    .isEqualTo(1);
        });
    }

    @Test
    void aMonthThatIsNotOverIsReadByDays() {
        CurrentOrganization.runAs(house.organization(), () -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<Rolls.Span> month = List.of(new Rolls.Span(
                    priya(), today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1)));
            List<Short> metrics = List.of(revenue());
            assertThat(Statements.of(() -> totals.summed(month, metrics))).isEqualTo(1);
        });
    }

    private void isWhatItsDaysAre(List<Rolls.Span> spans, short revenue) {
        Map<Totals.Place, Totals.Total> together = totals.summed(spans, List.of(revenue));
        for (Rolls.Span span : spans) {
            Totals.Place place = new Totals.Place(span, revenue);
            assertThat(amount(together.get(place)))
                    .as(span.toString())
                    .isEqualByComparingTo(amount(
                            totals.summed(List.of(span), List.of(revenue)).get(place)))
                    .isEqualByComparingTo(byDays(span, revenue));
        }
    }

    private short revenue() {
        return metrics.byCode("revenue").orElseThrow().key();
    }

    private int priya() {
        return people.byId("priya").orElseThrow().key();
    }

    private int conor() {
        return people.byId("conor").orElseThrow().key();
    }

    private List<Rolls.Span> spans() {
        int priya = priya();
        int conor = conor();
        List<Rolls.Span> spans = new ArrayList<>(List.of(
                new Rolls.Span(priya, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1)),
                new Rolls.Span(priya, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2)),
                new Rolls.Span(priya, LocalDate.of(2026, 6, 30), LocalDate.of(2026, 8, 1)),
                new Rolls.Span(priya, LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 2)),
                new Rolls.Span(priya, LocalDate.of(2026, 6, 2), LocalDate.of(2026, 7, 31))));
        for (int i = 0; i < SPANS; i++) {
            LocalDate starts = FIRST.plusDays(random.nextInt(DAYS));
            spans.add(new Rolls.Span(
                    random.nextBoolean() ? priya : conor, starts, starts.plusDays(1 + random.nextInt(DAYS))));
        }
        return spans.stream().distinct().toList();
    }

    private BigDecimal byDays(Rolls.Span span, short metric) {
        return in(
                house,
                () -> jdbc.sql("""
                        select coalesce(sum(amount), 0) from results.total
                        where organization_id = ? and person_key = ? and metric_key = ? and day >= ? and day < ?
                        """)
                        .params(house.organization().id(), span.person(), metric, span.starts(), span.ends())
                        .query(BigDecimal.class)
                        .single());
    }

    private static BigDecimal amount(Totals.@Nullable Total total) {
        return total == null ? BigDecimal.ZERO : total.amount();
    }
}

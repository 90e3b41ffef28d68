package org.fullscore.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.results.ingest.MappedFact;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.results.ingest.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of rows, with names instead of keys, what would be recorded. */
@Component
class PreviewLines {

    private final People people;
    private final Metrics metrics;

    PreviewLines(People people, Metrics metrics) {
        this.people = people;
        this.metrics = metrics;
    }

    /**
     * The rows as they would be recorded.
     *
     * @param readings what each row says
     * @param outcomes recorded, duplicate, corrected or ignored, of a row that was understood
     */
    List<Preview.Line> of(List<Row> rows, List<RowReading> readings, Function<RowReading, String> outcomes) {
        Map<Integer, String> names = people.names(readings.stream()
                .filter(RowReading.Mapped.class::isInstance)
                .flatMap(reading -> ((RowReading.Mapped) reading).facts().stream())
                .map(MappedFact::personKey)
                .distinct()
                .toList());
        List<Preview.Line> lines = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            RowReading reading = readings.get(i);
            lines.add(line(reading, outcomes.apply(reading), List.of(rows.get(i).cells()), names));
        }
        return lines;
    }

    private Preview.Line line(RowReading reading, String outcome, List<String> cells, Map<Integer, String> names) {
        return switch (reading) {
            case RowReading.Mapped mapped -> {
                MappedFact fact = mapped.facts().getFirst();
                yield new Preview.Line(
                        mapped.line(),
                        outcome,
                        names.get(fact.personKey()),
                        fact.day(),
                        amounts(mapped, names),
                        cells,
                        null,
                        null,
                        null,
                        null);
            }
            case RowReading.Ignored ignored ->
                without(ignored.line(), outcome, cells, null, ignored.column(), ignored.value(), null);
            case RowFailure failure ->
                without(
                        failure.line(),
                        "quarantined",
                        cells,
                        failure.reason().name(),
                        failure.column(),
                        failure.value(),
                        failure.message());
        };
    }

    private static Preview.Line without(
            int line,
            String outcome,
            List<String> cells,
            @Nullable String reason,
            @Nullable String column,
            @Nullable String value,
            @Nullable String message) {
        return new Preview.Line(line, outcome, null, null, List.of(), cells, reason, column, value, message);
    }

    private List<Preview.Amount> amounts(RowReading.Mapped mapped, Map<Integer, String> names) {
        return mapped.facts().stream()
                .map(fact -> new Preview.Amount(
                        metrics.byKey(fact.metricKey()).orElseThrow().code(),
                        fact.amount(),
                        names.getOrDefault(fact.personKey(), ""),
                        fact.overlay()))
                .toList();
    }
}

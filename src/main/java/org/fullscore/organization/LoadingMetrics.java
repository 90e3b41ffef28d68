package org.fullscore.organization;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Loaded.Field;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a list of metrics. A currency needs its code; percent cannot be added up; a ratio names two other metrics that are
 * added up first. All are taken, or none.
 */
@Component
public class LoadingMetrics {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Directory directory;
    private final Ledger ledger;

    LoadingMetrics(JdbcClient jdbc, Metrics metrics, Directory directory, Ledger ledger) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.directory = directory;
        this.ledger = ledger;
    }

    /** Takes the list whole or not at all; rows are counted from 1. */
    @Transactional
    public Loaded load(List<MetricDraft> drafts, @Nullable Integer by) {
        directory.lock();
        Tally tally = new Tally(new Sheet(null, "", List.of(), List.of(), List.of()));
        Map<String, MetricDraft> before = known();
        Map<String, MetricDraft> after = new LinkedHashMap<>(before);
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            String code = drafts.get(i).code();
            if (code == null || code.isBlank() || code.length() > 100) {
                tally.refuse(
                        i + 1,
                        "code",
                        code,
                        "MISSING",
                        "There is no code, or it is too long.",
                        "Use up to 100 characters, such as revenue.");
            } else if (rows.putIfAbsent(code, i + 1) != null) {
                tally.refuse(
                        i + 1,
                        "code",
                        code,
                        "METRIC_TWICE",
                        "The metric stands there twice.",
                        "Leave one of them out.");
            } else {
                after.put(code, merged(before.get(code), drafts.get(i), code));
            }
        }
        rows.forEach((code, row) -> check(tally, row, after.get(code), after));
        rows.forEach((code, row) -> compare(tally, before.get(code), after.get(code), code));
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done) {
            write(rows.keySet().stream().map(after::get).toList());
            record(done, by);
        }
        return loaded;
    }

    private Map<String, MetricDraft> known() {
        Map<Short, String> codes = new HashMap<>();
        metrics.all().forEach(metric -> codes.put(metric.key(), metric.code()));
        Map<String, MetricDraft> known = new LinkedHashMap<>();
        metrics.all()
                .forEach(metric -> known.put(
                        metric.code(),
                        new MetricDraft(
                                metric.code(),
                                metric.name(),
                                metric.unit().word(),
                                metric.currency(),
                                metric.direction().word(),
                                metric.aggregate().word(),
                                metric.numerator() == null ? null : codes.get(metric.numerator()),
                                metric.denominator() == null ? null : codes.get(metric.denominator()))));
        return known;
    }

    private static MetricDraft merged(@Nullable MetricDraft known, MetricDraft draft, String code) {
        MetricDraft old = known == null ? new MetricDraft(code, null, null, null, "higher", "sum", null, null) : known;
        String unit = or(draft.unit(), old.unit());
        String aggregate = or(draft.aggregate(), old.aggregate());
        boolean money = "currency".equals(unit);
        boolean ratio = "ratio".equals(aggregate);
        return new MetricDraft(
                code,
                or(draft.name(), old.name()),
                unit,
                or(draft.currency(), money ? old.currency() : null),
                or(draft.direction(), old.direction()),
                aggregate,
                or(draft.numerator(), ratio ? old.numerator() : null),
                or(draft.denominator(), ratio ? old.denominator() : null));
    }

    private static void check(Tally tally, int row, @Nullable MetricDraft metric, Map<String, MetricDraft> all) {
        if (metric == null) {
            return;
        }
        if (metric.name() == null || metric.name().isBlank()) {
            tally.refuse(row, "name", metric.name(), "MISSING", "There is no name.", "Fill it in.");
        }
        if (metric.unit() == null || Metric.Unit.of(metric.unit()).isEmpty()) {
            tally.refuse(
                    row,
                    "unit",
                    metric.unit(),
                    "UNIT_UNKNOWN",
                    "There is no such unit.",
                    "Write currency, count or percent.");
        }
        if (metric.direction() == null
                || Metric.Direction.of(metric.direction()).isEmpty()) {
            tally.refuse(
                    row,
                    "direction",
                    metric.direction(),
                    "DIRECTION_UNKNOWN",
                    "There is no such direction.",
                    "Write higher or lower.");
        }
        if (metric.aggregate() == null
                || Metric.Aggregate.of(metric.aggregate()).isEmpty()) {
            tally.refuse(
                    row,
                    "aggregate",
                    metric.aggregate(),
                    "AGGREGATE_UNKNOWN",
                    "There is no such aggregate.",
                    "Write sum, ratio or last.");
        }
        checkCurrency(tally, row, metric);
        if ("percent".equals(metric.unit()) && "sum".equals(metric.aggregate())) {
            tally.refuse(
                    row,
                    "aggregate",
                    "sum",
                    "SUM_OF_PERCENT",
                    "Percent cannot be added up.",
                    "Use ratio with two metrics that can be added up, or last.");
        }
        checkPart(tally, row, metric, "numerator", metric.numerator(), all);
        checkPart(tally, row, metric, "denominator", metric.denominator(), all);
    }

    private static void checkCurrency(Tally tally, int row, MetricDraft metric) {
        boolean money = "currency".equals(metric.unit());
        if (money && metric.currency() == null) {
            tally.refuse(
                    row,
                    "currency",
                    null,
                    "CURRENCY_MISSING",
                    "The unit is currency, but which is not said.",
                    "Add the ISO code, such as USD.");
        } else if (!money && metric.currency() != null) {
            tally.refuse(
                    row,
                    "currency",
                    metric.currency(),
                    "CURRENCY_WITHOUT_UNIT",
                    "The unit is not currency.",
                    "Leave the currency out, or use the unit currency.");
        } else if (metric.currency() != null && !CURRENCIES.contains(metric.currency())) {
            tally.refuse(
                    row,
                    "currency",
                    metric.currency(),
                    "CURRENCY_UNKNOWN",
                    "There is no such currency.",
                    "Write the ISO code in capitals, such as USD.");
        }
    }

    private static void checkPart(
            Tally tally,
            int row,
            MetricDraft metric,
            String field,
            @Nullable String part,
            Map<String, MetricDraft> all) {
        boolean ratio = "ratio".equals(metric.aggregate());
        MetricDraft other = part == null ? null : all.get(part);
        if (ratio && part == null) {
            tally.refuse(
                    row,
                    field,
                    null,
                    "RATIO_INCOMPLETE",
                    "A ratio needs a " + field + ".",
                    "Name the code of a metric that is added up.");
        } else if (!ratio && part != null) {
            tally.refuse(
                    row,
                    field,
                    part,
                    "NOT_A_RATIO",
                    "Only a ratio has a " + field + ".",
                    "Leave it out, or use the aggregate ratio.");
        } else if (part != null && other == null) {
            tally.refuse(
                    row, field, part, "METRIC_UNKNOWN", "There is no metric with this code.", "Add it to the list.");
        } else if (other != null && !"sum".equals(other.aggregate())) {
            tally.refuse(
                    row,
                    field,
                    part,
                    "NOT_ADDED_UP",
                    "The " + field + " has to be added up itself.",
                    "Name a metric with the aggregate sum.");
        }
    }

    private static void compare(Tally tally, @Nullable MetricDraft old, @Nullable MetricDraft metric, String code) {
        if (metric == null) {
            return;
        }
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("name", old == null ? null : old.name(), metric.name()));
        fields.add(new Field("unit", old == null ? null : old.unit(), metric.unit()));
        fields.add(new Field("currency", old == null ? null : old.currency(), metric.currency()));
        fields.add(new Field("direction", old == null ? null : old.direction(), metric.direction()));
        fields.add(new Field("aggregate", old == null ? null : old.aggregate(), metric.aggregate()));
        fields.add(new Field("numerator", old == null ? null : old.numerator(), metric.numerator()));
        fields.add(new Field("denominator", old == null ? null : old.denominator(), metric.denominator()));
        if (old == null) {
            tally.count(Loaded.Kind.CREATED, code, fields);
        } else {
            tally.countKnown(code, fields);
        }
    }

    private void write(List<MetricDraft> drafts) {
        for (boolean ratios : new boolean[] {false, true}) {
            for (MetricDraft metric : drafts) {
                if ("ratio".equals(metric.aggregate()) == ratios) {
                    write(metric);
                }
            }
        }
        metrics.changed();
    }

    private void write(MetricDraft metric) {
        jdbc.sql("""
                        insert into organization.metric
                          (organization_id, code, name, unit, currency, direction, aggregate, numerator_key, denominator_key)
                        values (:organization, :code, :name, :unit, :currency, :direction, :aggregate,
                          (select key from organization.metric where organization_id = :organization and code = :numerator),
                          (select key from organization.metric where organization_id = :organization and code = :denominator))
                        on conflict (organization_id, code) do update
                        set name = excluded.name, unit = excluded.unit, currency = excluded.currency,
                            direction = excluded.direction, aggregate = excluded.aggregate,
                            numerator_key = excluded.numerator_key, denominator_key = excluded.denominator_key,
                            version = metric.version + 1
                        """)
                .param("organization", CurrentOrganization.id())
                .param("code", metric.code())
                .param("name", metric.name())
                .param("unit", metric.unit())
                .param("currency", metric.currency())
                .param("direction", metric.direction())
                .param("aggregate", metric.aggregate())
                .param("numerator", metric.numerator())
                .param("denominator", metric.denominator())
                .update();
    }

    private void record(Loaded.Done done, @Nullable Integer by) {
        for (Loaded.Change change : done.changes()) {
            Act act = Act.of(
                            "metric-" + (change.kind() == Loaded.Kind.CREATED ? "created" : "changed"),
                            "metric",
                            change.id())
                    .by(by);
            for (Field field : change.fields()) {
                act = act.with(field.column(), field.after());
            }
            ledger.append(act);
        }
    }

    private static @Nullable String or(@Nullable String wanted, @Nullable String known) {
        return wanted == null ? known : wanted;
    }
}

package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.results.Preview;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.Marks;

/** Says what each column of a file becomes under a mapping. */
final class Columns {

    private Columns() {}

    static List<ImportPage.Column> of(Preview preview, Mapping mapping) {
        List<String> first = preview.first().isEmpty()
                ? List.of()
                : preview.first().getFirst().cells();
        return of(preview.layout().header(), first, mapping, preview.marks());
    }

    static List<ImportPage.Column> of(
            List<String> header, List<String> first, Mapping mapping, Map<String, Marks> marks) {
        List<ImportPage.Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(column(header.get(i), i < first.size() ? first.get(i) : "", mapping, marks));
        }
        return columns;
    }

    private static ImportPage.Column column(String name, String first, Mapping mapping, Map<String, Marks> marks) {
        if (mapping.key().columns().contains(name)) {
            return new ImportPage.Column(name, first, "external-id", "", null);
        }
        if (name.equals(mapping.person().column())) {
            return new ImportPage.Column(
                    name, first, "person", mapping.person().by().name().toLowerCase(Locale.ROOT), null);
        }
        Optional<Mapping.ShareColumn> share = mapping.shares().stream()
                .filter(column -> name.equals(column.column()) || name.equals(column.percent()))
                .findFirst();
        if (share.isPresent()) {
            boolean percent = name.equals(share.get().percent());
            return new ImportPage.Column(
                    name,
                    first,
                    percent ? "percent" : "person",
                    percent ? "" : share.get().by().name().toLowerCase(Locale.ROOT),
                    null);
        }
        if (mapping.reversal() != null && name.equals(mapping.reversal().of())) {
            return new ImportPage.Column(name, first, "reversed", "", null);
        }
        if (mapping.reversal() != null && name.equals(mapping.reversal().column())) {
            return new ImportPage.Column(
                    name,
                    first,
                    "reversal",
                    String.join(", ", mapping.reversal().values()),
                    null);
        }
        if (name.equals(mapping.currency())) {
            return new ImportPage.Column(
                    name, first, "currency", mapping.rates().name().toLowerCase(Locale.ROOT), null);
        }
        if (name.equals(mapping.on().column())) {
            String format = mapping.on().format();
            return new ImportPage.Column(name, first, "day", format == null ? "yyyy-MM-dd" : format, null);
        }
        Optional<Mapping.MetricColumn> metric = mapping.metrics().stream()
                .filter(column -> name.equals(column.column()) || name.equals(column.times()))
                .findFirst();
        if (metric.isPresent()) {
            String code = metric.get().code();
            return new ImportPage.Column(name, first, "metric", code, marks.get(code));
        }
        Set<String> only = mapping.only().get(name);
        return only == null
                ? new ImportPage.Column(name, first, "unused", "", null)
                : new ImportPage.Column(name, first, "only", String.join(", ", only), null);
    }
}

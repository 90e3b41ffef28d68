package org.fullscore.results.web;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fullscore.organization.Metric;
import org.fullscore.results.Feed;
import org.fullscore.results.LookingAtSample;
import org.fullscore.results.Samples;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.MappingDocument;
import org.fullscore.results.ingest.SampleColumn;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * A mapping made by looking at a sample.
 *
 * @param name of the source; empty where it has still to be named
 * @param form the mapping, field by field
 * @param text the same as it is written
 * @param sample null if nobody brought one
 * @param columns of the sample, or else of the last file
 * @param metrics those that can be delivered
 * @param saved version that was saved just now, null if none was
 */
public record SourcePage(
        String name,
        MappingForm form,
        String text,
        Samples.@Nullable Sample sample,
        LookingAtSample.Look look,
        List<String> columns,
        List<Metric> metrics,
        Errors errors,
        boolean mayChange,
        @Nullable Integer saved) {

    private static final int MOST_VALUES = 20;

    /** The columns to choose from, after a word for none; one the mapping names stays even if the file lacks it. */
    public List<Option> columnsFor(String chosen, String none) {
        List<Option> options = new ArrayList<>(List.of(new Option("", none)));
        Stream.concat(columns.stream(), Stream.of(chosen))
                .filter(column -> !column.isEmpty())
                .distinct()
                .forEach(column -> options.add(new Option(column, column)));
        return options;
    }

    /** The same for the key: columns that do not tell the rows of the sample apart say so. */
    public List<Option> columnsForKey(Words words, String chosen, String none) {
        Set<String> repeating = look.columns().stream()
                .filter(column -> !column.distinct())
                .map(SampleColumn::name)
                .collect(java.util.stream.Collectors.toSet());
        return columnsFor(chosen, none).stream()
                .map(option -> repeating.contains(option.value())
                        ? new Option(option.value(), words.say("results.source.repeats", option.word()))
                        : option)
                .toList();
    }

    /** The columns of the key that are chosen, and one more to choose. */
    public List<String> keys() {
        return Stream.concat(form.key().stream(), Stream.of("")).toList();
    }

    /** The people a row is credited to as the form has fields for them: those that were chosen, and two more to choose. */
    public List<MappingForm.Person> people() {
        MappingForm.Person more =
                new MappingForm.Person("", form.people().getFirst().by(), "", "");
        return Stream.concat(form.people().stream(), Stream.of(more, more)).toList();
    }

    /** Whether somebody shares rows, or something is wrong with how. */
    public boolean isShared() {
        MappingForm.Person first = form.people().getFirst();
        return form.people().size() > 1
                || !first.percent().isEmpty()
                || !first.credit().isEmpty()
                || errors.all().stream().anyMatch(error -> error.field().matches("person\\.(\\d.*|percent|credit)"));
    }

    /** Whether something is wrong with one of these fields. */
    public boolean isWrong(String... fields) {
        return Stream.of(fields).anyMatch(field -> errors.at(field) != null);
    }

    /** How often deliveries may be expected, in words. */
    public List<Option> often(Words words) {
        List<Option> options = new ArrayList<>(List.of(new Option("", words.say("results.source.expected.nobody"))));
        MappingForm.OFTEN.forEach(
                every -> options.add(new Option(every, Feed.often(PeriodDuration.parse(every), words))));
        options.add(new Option(MappingForm.OTHER, another(words)));
        return options;
    }

    /** Another duration in words, if there is one. */
    private String another(Words words) {
        try {
            return Feed.often(PeriodDuration.parse(form.oftenOther()), words);
        } catch (DateTimeException none) {
            return words.say("results.source.expected.other");
        }
    }

    /**
     * The values of a column in the sample with the number of their rows, and those that are chosen already.
     *
     * @param chosen values that count already
     */
    public Map<String, Integer> values(String column, List<String> chosen) {
        Map<String, Integer> counts = SampleColumn.counts(columns, look.rows(), column);
        Map<String, Integer> values = new LinkedHashMap<>();
        chosen.forEach(value -> values.put(value, counts.getOrDefault(value, 0)));
        counts.entrySet().stream()
                .filter(value -> !value.getKey().isEmpty())
                .limit(MOST_VALUES)
                .forEach(value -> values.putIfAbsent(value.getKey(), value.getValue()));
        return values;
    }

    /** The ways in which the values of the column of the day can be read. */
    public List<String> formats() {
        String column = form.word("on.column");
        Optional<SampleColumn> seen =
                look.columns().stream().filter(one -> one.name().equals(column)).findFirst();
        return Stream.concat(seen.map(SampleColumn::formats).orElse(List.of()).stream(), SampleColumn.FORMATS.stream())
                .filter(format -> !format.isEmpty())
                .distinct()
                .toList();
    }

    /** What each column of the sample becomes. */
    public List<ImportPage.Column> becomes() {
        Mapping mapping = MappingDocument.draft(text).mapping();
        List<String> first = look.columns().stream().map(SampleColumn::first).toList();
        return Columns.of(look.columns().stream().map(SampleColumn::name).toList(), first, mapping, look.marks());
    }
}

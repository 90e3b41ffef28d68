package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows into facts as a mapping says, or says why not. */
public final class RowReader {

    private static final int LONGEST_KEY = 500;

    private final Mapping mapping;
    private final Known known;
    private final List<String> header;
    private final Days days;
    private final int key;
    private final int person;
    private final int day;
    private final int currency;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Amount> amounts = new ArrayList<>();

    private record Condition(int index, String column, Set<String> values) {}

    private record Amount(int index, Known.Measure measure, Mapping.MetricColumn column) {}

    /**
     * @throws IllegalArgumentException if the mapping names a metric that is not known: it was checked when it was
     *     written
     */
    public RowReader(Mapping mapping, List<String> header, Known known) {
        this.mapping = mapping;
        this.known = known;
        this.header = header;
        this.days = new Days(mapping.on(), known.zone());
        this.key = header.indexOf(mapping.key());
        this.person = header.indexOf(mapping.person().column());
        this.day = header.indexOf(mapping.on().column());
        this.currency = mapping.currency() == null ? -1 : header.indexOf(mapping.currency());
        mapping.only()
                .forEach((column, values) -> conditions.add(new Condition(header.indexOf(column), column, values)));
        for (Mapping.MetricColumn column : mapping.metrics()) {
            Known.Measure measure = known.measure(column.code());
            if (measure == null) {
                throw new IllegalArgumentException("No metric " + column.code());
            }
            amounts.add(new Amount(column.column() == null ? -1 : header.indexOf(column.column()), measure, column));
        }
    }

    /** An empty chunk for rows of this mapping. */
    public Chunk chunk() {
        return new Chunk(amounts.stream().map(amount -> amount.measure().key()).toList());
    }

    /** An empty handful for rows of this mapping. */
    public Handful handful() {
        return new Handful(
                amounts.stream().map(amount -> amount.measure().key()).toList());
    }

    /** What the row says. */
    public RowReading read(Row row) {
        RowFailure malformed = malformed(row);
        if (malformed != null) {
            return malformed;
        }
        String externalId = row.cell(key).strip();
        for (Condition condition : conditions) {
            String value = row.cell(condition.index()).strip();
            if (!condition.values().contains(value)) {
                boolean storable = !externalId.isEmpty() && externalId.length() <= LONGEST_KEY;
                return new RowReading.Ignored(row.line(), storable ? externalId : null, condition.column(), value);
            }
        }
        if (externalId.isEmpty()) {
            return failure(row, FailureReason.KEY_MISSING, key);
        }
        return externalId.length() > LONGEST_KEY
                ? failure(row, FailureReason.KEY_TOO_LONG, key)
                : personOf(row, externalId);
    }

    private RowReading personOf(Row row, String externalId) {
        String called = row.cell(person).strip();
        if (called.isEmpty()) {
            return failure(row, FailureReason.PERSON_MISSING, person);
        }
        return switch (known.person(mapping.person().by(), called)) {
            case Known.Found found -> dayOf(row, externalId, found.personKey());
            case FailureReason reason -> failure(row, reason, person);
        };
    }

    private RowReading dayOf(Row row, String externalId, int personKey) {
        String text = row.cell(day);
        if (text.isBlank()) {
            return failure(row, FailureReason.DAY_MISSING, day);
        }
        LocalDate date = row.isTyped(day) ? days.readTyped(text) : days.read(text);
        return date == null
                ? failure(row, FailureReason.DAY_UNREADABLE, day)
                : amountsOf(row, externalId, personKey, date);
    }

    private RowReading amountsOf(Row row, String externalId, int personKey, LocalDate date) {
        List<MappedFact> facts = new ArrayList<>(amounts.size());
        for (Amount amount : amounts) {
            if (isInAnotherCurrency(row, amount.measure())) {
                return failure(row, FailureReason.CURRENCY_DIFFERS, currency);
            }
            switch (read(row, amount)) {
                case Amounts.Amount read ->
                    facts.add(new MappedFact(amount.measure().key(), personKey, date, read.value(), mapping.overlay()));
                case FailureReason reason -> {
                    return failure(row, reason, amount.index());
                }
            }
        }
        return new RowReading.Mapped(row.line(), externalId, facts);
    }

    private static Amounts.Reading read(Row row, Amount amount) {
        BigDecimal constant = amount.column().constant();
        if (constant != null) {
            return new Amounts.Amount(constant);
        }
        String text = row.cell(amount.index());
        if (text.isBlank()) {
            return FailureReason.AMOUNT_MISSING;
        }
        return row.isTyped(amount.index())
                ? Amounts.read(text, '.', null)
                : Amounts.read(text, amount.column().decimal(), amount.column().grouping());
    }

    private boolean isInAnotherCurrency(Row row, Known.Measure measure) {
        return currency >= 0
                && measure.currency() != null
                && !row.cell(currency).strip().toUpperCase(Locale.ROOT).equals(measure.currency());
    }

    private @Nullable RowFailure malformed(Row row) {
        if (row.failure() != null) {
            return row.failure();
        }
        if (row.size() < header.size()) {
            return new RowFailure(row.line(), FailureReason.ROW_TOO_SHORT, null, row.size() + " of " + header.size());
        }
        if (row.size() > header.size()) {
            return new RowFailure(row.line(), FailureReason.ROW_TOO_LONG, null, row.size() + " of " + header.size());
        }
        for (int i = 0; i < row.size(); i++) {
            if (row.cell(i).indexOf('\0') >= 0) {
                return new RowFailure(
                        row.line(),
                        FailureReason.CHARACTER_FORBIDDEN,
                        header.get(i),
                        row.cell(i).replace('\0', '\u2400'));
            }
        }
        return null;
    }

    private RowFailure failure(Row row, FailureReason reason, int index) {
        return new RowFailure(
                row.line(), reason, header.get(index), row.cell(index), whoIsMeant(row), dayIfReadable(row));
    }

    /** Whom a row means that fails for another reason: the numbers of others do not wait for it. */
    private @Nullable Integer whoIsMeant(Row row) {
        return known.person(mapping.person().by(), row.cell(person).strip()) instanceof Known.Found found
                ? found.personKey()
                : null;
    }

    private @Nullable LocalDate dayIfReadable(Row row) {
        return row.isTyped(day) ? days.readTyped(row.cell(day)) : days.read(row.cell(day));
    }
}

package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into facts as a mapping says, or says why not. */
public final class RowReader {

    private static final int LONGEST_KEY = 500;
    private static final Set<String> ERRORS =
            Set.of("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!");
    private static final Pattern SHORTENED = Pattern.compile("[0-9]([.,][0-9]+)?E\\+[0-9]{2,}");
    /** Half of a character that takes two, which JSON can say and no encoding can. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private final Mapping mapping;
    private final Known known;
    private final List<String> header;
    private final Days days;
    private final int[] key;
    private final int person;
    private final int day;
    private final int currency;
    private final int reversal;
    private final int reversed;
    private final Crediting crediting;
    private final Converting converting;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Amount> amounts = new ArrayList<>();

    private record Condition(int index, String column, Set<String> values) {}

    private record Amount(int[] indexes, Known.Measure measure, Mapping.MetricColumn column, Marks marks) {}

    /** For rows of no file: amounts are plain decimals where the mapping does not say otherwise. */
    public RowReader(Mapping mapping, List<String> header, Known known) {
        this(mapping, header, FileMarks.NONE, known);
    }

    /**
     * @param marks how the amounts of the file are written, where the mapping does not say
     * @throws IllegalArgumentException if the mapping names a metric that is not known: it was checked when it was
     *     written
     */
    public RowReader(Mapping mapping, List<String> header, FileMarks marks, Known known) {
        this.mapping = mapping;
        this.known = known;
        this.header = header;
        this.days = new Days(mapping.on(), known.zone());
        this.key = indexes(mapping.key().columns());
        this.person = header.indexOf(mapping.person().column());
        this.day = header.indexOf(mapping.on().column());
        this.crediting = new Crediting(mapping.shares(), header, known);
        this.converting = new Converting(mapping.rates(), known.conversions());
        this.reversal = mapping.reversal() == null
                ? -1
                : header.indexOf(mapping.reversal().column());
        this.reversed = mapping.reversal() == null || mapping.reversal().of() == null
                ? -1
                : header.indexOf(mapping.reversal().of());
        this.currency = mapping.currency() == null ? -1 : header.indexOf(mapping.currency());
        mapping.only()
                .forEach((column, values) -> conditions.add(new Condition(header.indexOf(column), column, values)));
        for (Mapping.MetricColumn column : mapping.metrics()) {
            Known.Measure measure = known.measure(column.code());
            if (measure == null) {
                throw new IllegalArgumentException("No metric " + column.code());
            }
            amounts.add(new Amount(indexes(column.columns()), measure, column, marks.of(column)));
        }
    }

    private int[] indexes(List<String> columns) {
        return columns.stream().mapToInt(header::indexOf).toArray();
    }

    public Mapping mapping() {
        return mapping;
    }

    /** An empty chunk for rows of this mapping. */
    public Chunk chunk() {
        return new Chunk(metrics(), parts());
    }

    /** An empty handful for rows of this mapping. */
    public Handful handful() {
        return new Handful(metrics(), parts());
    }

    private List<Short> metrics() {
        return amounts.stream().map(amount -> amount.measure().key()).toList();
    }

    private int parts() {
        return Math.max(known.parts(), mapping.shares().size());
    }

    /** Whether it helps to see rows before they are read. */
    public boolean looksAhead() {
        return currency >= 0 && converting.looksAhead();
    }

    /** Sees rows that will be read next. */
    public void lookAhead(List<Row> rows) {
        converting.lookAhead(rows.stream().map(this::externalId).collect(Collectors.toSet()));
    }

    /** What the row says. */
    public RowReading read(Row row) {
        RowFailure malformed = malformed(row);
        if (malformed != null) {
            return malformed;
        }
        String externalId = idOf(row);
        if (isReversal(row)) {
            return reversal(row, reversed < 0 ? externalId : row.cell(reversed).strip());
        }
        for (Condition condition : conditions) {
            String value = row.cell(condition.index()).strip();
            if (!condition.values().contains(value)) {
                boolean storable = !externalId.isEmpty() && externalId.length() <= LONGEST_KEY;
                return new RowReading.Ignored(row.line(), storable ? externalId : null, condition.column(), value);
            }
        }
        for (int index : key) {
            String part = row.cell(index).strip();
            if (part.isEmpty()) {
                return failure(row, FailureReason.KEY_MISSING, index);
            }
            if (isDamaged(part)) {
                return failure(row, FailureReason.KEY_DAMAGED, index);
            }
        }
        return externalId.length() > LONGEST_KEY
                ? failure(row, FailureReason.KEY_TOO_LONG, key[0])
                : personOf(row, externalId);
    }

    /** The external id of a row, empty where it has none or its cells do not fit the header. */
    public String externalId(Row row) {
        return malformed(row) == null ? idOf(row) : "";
    }

    /** Several parts are joined by a bar, bars inside them doubled; behind them the number of the row if rows are numbered. */
    private String idOf(Row row) {
        if (key.length == 1 && !mapping.key().numbered()) {
            return row.cell(key[0]).strip();
        }
        StringBuilder id = new StringBuilder();
        for (int index : key) {
            String part = row.cell(index).strip();
            if (part.isEmpty()) {
                return "";
            }
            id.append(id.isEmpty() ? "" : "|").append(part.replace("|", "||"));
        }
        return mapping.key().numbered()
                ? id.append('|').append(Math.max(1, row.number())).toString()
                : id.toString();
    }

    /** An error of a spreadsheet, or a number it has shortened: many rows have the same, which says nothing. */
    private static boolean isDamaged(String part) {
        char first = part.charAt(0);
        return first == '#' && ERRORS.contains(part)
                || first >= '0'
                        && first <= '9'
                        && part.indexOf('E') > 0
                        && SHORTENED.matcher(part).matches();
    }

    private boolean isReversal(Row row) {
        Mapping.Reversal rule = mapping.reversal();
        return rule != null && rule.values().contains(row.cell(reversal).strip());
    }

    private RowReading reversal(Row row, String externalId) {
        int column = reversed < 0 ? key[0] : reversed;
        if (externalId.isEmpty()) {
            return failure(row, FailureReason.KEY_MISSING, column);
        }
        return externalId.length() > LONGEST_KEY
                ? failure(row, FailureReason.KEY_TOO_LONG, column)
                : new RowReading.Ignored(
                        row.line(),
                        externalId,
                        header.get(reversal),
                        row.cell(reversal).strip());
    }

    private RowReading sharedBy(Row row, String externalId) {
        Crediting.Credits credits = crediting.of(row);
        Crediting.Wrong wrong = credits.wrong();
        return wrong == null ? dayOf(row, externalId, 0, credits.list()) : failure(row, wrong.reason(), wrong.column());
    }

    private RowReading personOf(Row row, String externalId) {
        if (!mapping.shares().isEmpty()) {
            return sharedBy(row, externalId);
        }
        String called = row.cell(person).strip();
        if (called.isEmpty()) {
            return failure(row, FailureReason.PERSON_MISSING, person);
        }
        return switch (known.person(mapping.person().by(), called)) {
            case Known.Found found -> dayOf(row, externalId, found.personKey(), null);
            case FailureReason reason -> failure(row, reason, person);
        };
    }

    /** The credits of a row that is shared, or else null and the person. */
    private RowReading dayOf(Row row, String externalId, int personKey, @Nullable List<Crediting.Credit> credits) {
        String text = row.cell(day);
        if (text.isBlank()) {
            return failure(row, FailureReason.DAY_MISSING, day);
        }
        LocalDate date = row.isTyped(day) ? days.readTyped(text) : days.read(text);
        return date == null
                ? failure(row, FailureReason.DAY_UNREADABLE, day)
                : amountsOf(row, externalId, personKey, credits, date);
    }

    private RowReading amountsOf(
            Row row, String externalId, int personKey, @Nullable List<Crediting.Credit> credits, LocalDate date) {
        converting.drop();
        List<MappedFact> facts = new ArrayList<>(amounts.size());
        for (Amount amount : amounts) {
            BigDecimal value = amount.column().constant();
            for (int index : amount.indexes()) {
                switch (read(row, index, amount)) {
                    case Amounts.Amount read -> value = value == null ? read.value() : value.multiply(read.value());
                    case FailureReason reason -> {
                        return failure(row, reason, index);
                    }
                }
            }
            Known.Measure measure = amount.measure();
            if (isInAnotherCurrency(row, measure)) {
                value = converting.convert(externalId, currencyOf(row), measure, date, Objects.requireNonNull(value));
            }
            if (value == null) {
                return failure(row, FailureReason.CURRENCY_DIFFERS, currency);
            }
            switch (Amounts.checked(value)) {
                case Amounts.Amount checked -> {
                    if (credits == null) {
                        facts.add(new MappedFact(measure.key(), personKey, date, checked.value(), mapping.overlay()));
                    } else {
                        facts.addAll(Crediting.facts(credits, measure, date, checked.value()));
                    }
                }
                case FailureReason reason -> {
                    return failure(row, reason, amount.indexes()[0]);
                }
            }
        }
        return new RowReading.Mapped(row.line(), externalId, facts, converting.keep());
    }

    private Amounts.Reading read(Row row, int index, Amount amount) {
        String text = row.cell(index);
        if (text.isBlank()) {
            return FailureReason.AMOUNT_MISSING;
        }
        if (row.isTyped(index)) {
            return Amounts.read(text, '.', null);
        }
        String in = amount.measure().currency();
        return currency < 0 && in != null && Amounts.isInAnotherCurrency(text, in)
                ? FailureReason.CURRENCY_DIFFERS
                : Amounts.read(text, amount.marks());
    }

    private boolean isInAnotherCurrency(Row row, Known.Measure measure) {
        return currency >= 0 && measure.currency() != null && !currencyOf(row).equals(measure.currency());
    }

    private String currencyOf(Row row) {
        return row.cell(currency).strip().toUpperCase(Locale.ROOT);
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
            String cell = row.cell(i);
            if (cell.indexOf('\0') >= 0
                    || row.typed() != null && HALF.matcher(cell).find()) {
                return new RowFailure(
                        row.line(),
                        FailureReason.CHARACTER_FORBIDDEN,
                        header.get(i),
                        HALF.matcher(cell.replace('\0', '\u2400')).replaceAll("\ufffd"));
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
        return mapping.shares().isEmpty()
                        && known.person(mapping.person().by(), row.cell(person).strip()) instanceof Known.Found found
                ? found.personKey()
                : null;
    }

    private @Nullable LocalDate dayIfReadable(Row row) {
        return row.isTyped(day) ? days.readTyped(row.cell(day)) : days.read(row.cell(day));
    }
}

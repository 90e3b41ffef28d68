package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.fullscore.goals.Split;
import org.jspecify.annotations.Nullable;

/**
 * Who is credited with a row where the mapping names several people: primary parts, which sum to the whole, in equal parts or by
 * percentages that sum to 100, and overlays, each of the whole or of a percentage of it.
 */
final class Crediting {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Column> columns = new ArrayList<>();
    private final Known known;

    private record Column(int part, int person, int percent, Mapping.ShareColumn share) {}

    /** What is wrong, and in which column of the file. */
    record Wrong(FailureReason reason, int column) {}

    /** The credits of a row, or what is wrong with it. */
    record Credits(List<Credit> list, @Nullable Wrong wrong) {}

    /**
     * Somebody's credit.
     *
     * @param part place of the person in the mapping, from 0
     * @param percent of the whole; of a primary part against the other primary parts
     */
    record Credit(int part, int person, String id, boolean overlay, BigDecimal percent) {}

    Crediting(List<Mapping.ShareColumn> shares, List<String> header, Known known) {
        this.known = known;
        for (Mapping.ShareColumn share : shares) {
            columns.add(new Column(
                    columns.size(),
                    header.indexOf(share.column()),
                    share.percent() == null ? -1 : header.indexOf(share.percent()),
                    share));
        }
    }

    /** Whom the row credits. */
    Credits of(Row row) {
        List<Credit> credits = new ArrayList<>();
        BigDecimal primary = BigDecimal.ZERO;
        int primaries = 0;
        int percentages = 0;
        for (Column column : columns) {
            String called = row.cell(column.person()).strip();
            String said = column.percent() < 0 ? "" : row.cell(column.percent()).strip();
            BigDecimal percent = percent(said);
            if (percent == null) {
                return wrong(FailureReason.PERCENT_UNREADABLE, column.percent());
            }
            boolean nothing = column.percent() >= 0 && percent.signum() == 0 && (!said.isEmpty() || called.isEmpty());
            if (called.isEmpty() && column.percent() >= 0 && percent.signum() > 0) {
                return wrong(FailureReason.PERSON_MISSING, column.person());
            }
            if (called.isEmpty() || nothing) {
                continue;
            }
            if (column.percent() >= 0 && said.isEmpty()) {
                return wrong(FailureReason.PERCENT_UNREADABLE, column.percent());
            }
            Known.Naming naming = known.person(column.share().by(), called);
            if (naming instanceof FailureReason reason) {
                return wrong(reason, column.person());
            }
            int person = ((Known.Found) naming).personKey();
            BigDecimal share = column.percent() < 0 ? HUNDRED : percent;
            credits.add(new Credit(
                    column.part(), person, known.id(person), column.share().overlay(), share));
            if (!column.share().overlay()) {
                primaries++;
                primary = primary.add(share);
                percentages += column.percent() < 0 ? 0 : 1;
            }
        }
        if (primaries == 0
                        && columns.stream().anyMatch(column -> !column.share().overlay())
                || credits.isEmpty()) {
            return wrong(FailureReason.PERSON_MISSING, columns.getFirst().person());
        }
        return percentages > 0 && primary.compareTo(HUNDRED) != 0
                ? wrong(FailureReason.SPLIT_NOT_WHOLE, lastPercent())
                : new Credits(credits, null);
    }

    /** The facts of a metric. */
    static List<MappedFact> facts(List<Credit> credits, Known.Measure measure, LocalDate day, BigDecimal whole) {
        int decimals = measure.decimals();
        List<Credit> primaries =
                credits.stream().filter(credit -> !credit.overlay()).toList();
        List<BigDecimal> parts = primaries.isEmpty()
                ? List.of()
                : Split.of(
                        whole,
                        decimals,
                        primaries.stream()
                                .map(credit -> new Split.Weight(credit.percent(), credit.id()))
                                .toList());
        Iterator<BigDecimal> part = parts.iterator();
        List<MappedFact> facts = new ArrayList<>();
        for (Credit credit : credits) {
            BigDecimal amount = credit.overlay() ? share(whole, credit.percent(), decimals) : part.next();
            facts.add(new MappedFact(measure.key(), credit.part(), credit.person(), day, amount, credit.overlay()));
        }
        return facts;
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal percent, int decimals) {
        int scale = Math.max(decimals, whole.stripTrailingZeros().scale());
        return whole.multiply(percent).divide(HUNDRED, scale, RoundingMode.HALF_UP);
    }

    /** 0 for an empty cell, null for what is no percentage from 0 to 100. */
    private static @Nullable BigDecimal percent(String said) {
        if (said.isEmpty()) {
            return BigDecimal.ZERO;
        }
        String number =
                (said.endsWith("%") ? said.substring(0, said.length() - 1).strip() : said).replace(',', '.');
        return Amounts.read(number, '.', null) instanceof Amounts.Amount amount
                        && amount.value().signum() >= 0
                        && amount.value().compareTo(HUNDRED) <= 0
                ? amount.value()
                : null;
    }

    private int lastPercent() {
        return columns.stream().mapToInt(Column::percent).max().orElseThrow();
    }

    private static Credits wrong(FailureReason reason, int column) {
        return new Credits(List.of(), new Wrong(reason, column));
    }
}

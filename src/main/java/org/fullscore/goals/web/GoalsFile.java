package org.fullscore.goals.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fullscore.goals.Fault;
import org.fullscore.goals.Goal;
import org.fullscore.goals.LoadingGoals;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Refusal;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the file of {@code PUT /api/goals}: CSV in UTF-8 with a header, separated by commas.
 *
 * <p>{@code owner} ({@code person:ID} or {@code team:ID}), {@code metric} (code) and {@code period} (id) say which goal;
 * {@code target}, {@code commit} and {@code stretch} are plain decimals with a point, {@code why}, {@code what} and
 * {@code how} text, {@code agreed} a day such as 2026-07-01. {@code serves} is the larger goal: an owner, whose goal of the
 * same metric and period is meant, or owner, metric and period with spaces between. A missing column leaves what is there,
 * an empty cell clears.
 */
@Component
class GoalsFile {

    private static final Set<String> NEEDED = new TreeSet<>(Set.of("owner", "metric", "period"));
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "owner", "metric", "period", "target", "commit", "stretch", "why", "what", "how", "agreed", "serves"));
    private static final Pattern GOAL = Pattern.compile("(.+) (\\S+) (\\S+)");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final Owners owners;
    private final Metrics metrics;
    private final Periods periods;
    private final Refusals refusals;

    GoalsFile(Owners owners, Metrics metrics, Periods periods, Refusals refusals) {
        this.owners = owners;
        this.metrics = metrics;
        this.periods = periods;
        this.refusals = refusals;
    }

    /** What was read: a proposal for each good row with its line, and what is wrong with the others. */
    record Read(List<Proposal> proposals, List<Integer> lines, List<LoadingGoals.Link> links, List<RowError> errors) {}

    /**
     * Reads all rows.
     *
     * @param agreed whether every goal was agreed on the first day of its period
     * @throws org.fullscore.web.ProblemException where the file as a whole cannot be read
     */
    Read read(byte[] file, Agreed agreed) {
        Rows rows = new Rows(agreed);
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(text(file))) {
            boolean first = true;
            for (NamedCsvRecord row : reader) {
                if (first) {
                    header(row.getHeader());
                    first = false;
                }
                if (row.getFieldCount() != row.getHeader().size()) {
                    throw unreadable(
                            "Row " + row.getStartingLineNumber() + " has another number of cells than the header",
                            "It has " + row.getFieldCount() + " instead of "
                                    + row.getHeader().size() + ".");
                }
                rows.take(row);
            }
            if (first) {
                throw unreadable("The file has no rows", "It begins with a header such as owner,metric,period,target.");
            }
        } catch (CsvParseException unreadable) {
            throw unreadable("The file is no CSV", unreadable.getMessage());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return rows.read;
    }

    /** How agreements are recorded in retrospect. */
    enum Agreed {
        AS_THE_ROW_SAYS,
        ON_THE_FIRST_DAY
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw unreadable("The file is not in UTF-8", "Save it as CSV in UTF-8.");
        }
    }

    private static void header(List<String> header) {
        Set<String> missing = new TreeSet<>(NEEDED);
        header.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw unreadable(
                    "The header lacks " + String.join(", ", missing),
                    "The first line names the columns, such as owner,metric,period,target,commit,stretch,why.");
        }
        Set<String> unknown = new TreeSet<>(header);
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw unreadable(
                    "There is no column " + String.join(", ", unknown), "Known are " + String.join(", ", KNOWN) + ".");
        }
        if (new TreeSet<>(header).size() < header.size()) {
            throw unreadable("A column is there twice", "Name each column once.");
        }
    }

    private static RuntimeException unreadable(String title, @Nullable String detail) {
        return Problem.badRequest("unreadable-file", title, detail).exception();
    }

    /** The rows of one file. */
    private final class Rows {

        private final Agreed agreed;
        private final Map<String, Owner> known = new HashMap<>();
        private final Map<String, Optional<Metric>> knownMetrics = new HashMap<>();
        private final Map<String, Optional<Period>> knownPeriods = new HashMap<>();
        private final Read read = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        private Rows(Agreed agreed) {
            this.agreed = agreed;
            owners.cards().forEach((owner, card) -> known.put(card.wire(), owner));
        }

        private void take(NamedCsvRecord row) {
            int line = Math.toIntExact(row.getStartingLineNumber());
            int before = read.errors().size();
            Owner owner = known.get(cell(row, "owner"));
            Metric metric = knownMetrics
                    .computeIfAbsent(cell(row, "metric"), metrics::byCode)
                    .orElse(null);
            Period period = knownPeriods
                    .computeIfAbsent(cell(row, "period"), periods::find)
                    .orElse(null);
            if (owner == null) {
                wrong(line, "owner", cell(row, "owner"), Fault.OWNER_UNKNOWN);
            }
            if (metric == null) {
                wrong(line, "metric", cell(row, "metric"), Fault.METRIC_UNKNOWN);
            }
            if (period == null) {
                wrong(line, "period", cell(row, "period"), Fault.PERIOD_UNKNOWN);
            }
            EnumSet<Proposal.Part> given = given(row);
            BigDecimal target = amount(line, row, "target");
            BigDecimal commit = amount(line, row, "commit");
            BigDecimal stretch = amount(line, row, "stretch");
            LocalDate day = day(line, row);
            Optional<LoadingGoals.Named> larger =
                    metric == null || period == null ? Optional.empty() : larger(line, row, metric, period);
            if (owner != null
                    && metric != null
                    && period != null
                    && read.errors().size() == before) {
                read.proposals()
                        .add(new Proposal(
                                owner,
                                metric,
                                period,
                                given,
                                target,
                                commit,
                                stretch,
                                new Goal.Reasons(words(row, "why"), words(row, "what"), words(row, "how")),
                                day == null && agreed == Agreed.ON_THE_FIRST_DAY ? period.starts() : day,
                                null));
                if (row.findField("serves").isPresent()) {
                    read.links().add(new LoadingGoals.Link(read.lines().size(), larger.orElse(null)));
                }
                read.lines().add(line);
            }
        }

        private Optional<LoadingGoals.Named> larger(int line, NamedCsvRecord row, Metric metric, Period period) {
            String cell = cell(row, "serves");
            Owner same = known.get(cell);
            if (cell.isEmpty() || same != null) {
                return Optional.ofNullable(same).map(owner -> new LoadingGoals.Named(owner, metric.key(), period.id()));
            }
            Matcher parts = GOAL.matcher(cell);
            Owner owner = parts.matches() ? known.get(parts.group(1)) : null;
            Optional<Metric> other =
                    owner == null ? Optional.empty() : knownMetrics.computeIfAbsent(parts.group(2), metrics::byCode);
            if (owner == null || other.isEmpty()) {
                read.errors()
                        .add(RowError.atCell(
                                line,
                                "serves",
                                cell,
                                Refusal.LARGER_UNKNOWN.name(),
                                refusals.said(Refusal.LARGER_UNKNOWN),
                                refusals.remedyOfLink()));
                return Optional.empty();
            }
            return Optional.of(new LoadingGoals.Named(owner, other.get().key(), parts.group(3)));
        }

        private EnumSet<Proposal.Part> given(NamedCsvRecord row) {
            EnumSet<Proposal.Part> given = EnumSet.noneOf(Proposal.Part.class);
            for (Proposal.Part part : Proposal.Part.values()) {
                if (row.findField(column(part)).isPresent()) {
                    given.add(part);
                }
            }
            return given;
        }

        private @Nullable BigDecimal amount(int line, NamedCsvRecord row, String column) {
            String cell = cell(row, column);
            if (cell.isEmpty()) {
                return null;
            }
            if (!DECIMAL.matcher(cell).matches()) {
                wrong(line, column, cell, Fault.NOT_A_NUMBER);
                return null;
            }
            return new BigDecimal(cell);
        }

        private @Nullable LocalDate day(int line, NamedCsvRecord row) {
            String cell = cell(row, "agreed");
            try {
                return cell.isEmpty() ? null : LocalDate.parse(cell);
            } catch (DateTimeParseException unreadable) {
                wrong(line, "agreed", cell, Fault.DAY_UNREADABLE);
                return null;
            }
        }

        private void wrong(int line, String column, String value, Fault fault) {
            read.errors()
                    .add(RowError.atCell(
                            line, column, value, fault.name(), refusals.said(fault), refusals.remedy(fault)));
        }
    }

    static String column(Proposal.Part part) {
        return part.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    private static @Nullable String words(NamedCsvRecord row, String column) {
        String text = cell(row, column);
        return text.isEmpty() ? null : text;
    }
}

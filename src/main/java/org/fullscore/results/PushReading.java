package org.fullscore.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.Handful;
import org.fullscore.results.ingest.Known;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.PushedFact;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.results.ingest.RowReader;
import org.fullscore.results.ingest.RowReading;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands pushed facts by the mapping of their source. Whom names mean is remembered for five seconds; a name that means nobody, or
 * several people, is always looked up anew before its fact goes to quarantine.
 */
@Component
class PushReading {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_COLUMNS = 1000;
    private static final Set<FailureReason> NAMING =
            Set.of(FailureReason.PERSON_UNKNOWN, FailureReason.PERSON_AMBIGUOUS);

    private final Sources sources;
    private final Naming naming;
    private final Cache<Of, Means> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(100).build();

    PushReading(Sources sources, Naming naming) {
        this.sources = sources;
        this.naming = naming;
    }

    private record Of(OrganizationId organization, int source, int mapping) {}

    private record Means(Mapping mapping, Known known) {}

    /** A row and what it says. */
    private record Understanding(Row row, RowReading reading, PushedFact fact) {

        boolean isFailure() {
            return reading instanceof RowFailure;
        }

        boolean names(Set<FailureReason> reasons) {
            return reading instanceof RowFailure failure && reasons.contains(failure.reason());
        }
    }

    /** Rows, and by what they were read. */
    private record Reading(RowReader reader, List<Understanding> rows) {

        boolean hasUnknownNames() {
            return rows.stream().anyMatch(row -> row.names(NAMING));
        }

        Handful handful() {
            Handful handful = reader.handful();
            rows.forEach(row -> handful.add(row.row(), row.reading()));
            return handful;
        }
    }

    /**
     * Facts as rows.
     *
     * @param delivery the import they are lines of; null if a new one has to begin
     * @param firstLine of these, in that import
     */
    record Understood(PushedImports.@Nullable Growing delivery, List<String> header, int firstLine, Handful rows) {

        /**
         * What open boards are to be told.
         *
         * @param people whose results changed
         * @return with those whose rows wait in quarantine; null if there are none
         */
        @Nullable
        Change change(Set<Integer> people) {
            if (rows.failsForAnybody()) {
                return new Change(CurrentOrganization.get(), Set.of());
            }
            Set<Integer> all = new HashSet<>(people);
            all.addAll(rows.whoFailed());
            return all.isEmpty() ? null : new Change(CurrentOrganization.get(), all);
        }
    }

    /** Reads them as the next lines of the import that grows, or as the first of a new one where its columns do not suffice. */
    Understood read(int source, int version, List<WaitingPush> pushes, PushedImports.@Nullable Growing growing) {
        List<PushedFact> facts =
                pushes.stream().flatMap(push -> push.facts().stream()).toList();
        Of of = new Of(CurrentOrganization.get(), source, version);
        Means means = remembered.getIfPresent(of);
        boolean anew = means == null;
        if (means == null) {
            means = lookUp(of);
        }
        List<String> header = growing == null ? means.mapping().columns() : growing.header();
        int firstLine = growing == null ? 1 : Math.toIntExact(growing.lines()) + 1;
        Reading read = read(facts, means, header, firstLine);
        if (!anew && read.hasUnknownNames()) {
            means = lookUp(of);
            read = read(facts, means, header, firstLine);
        }
        List<String> wider = wider(header, read.rows());
        if (!wider.equals(header)) {
            return new Understood(null, wider, 1, read(facts, means, wider, 1).handful());
        }
        return new Understood(growing, header, firstLine, read.handful());
    }

    private Means lookUp(Of of) {
        Means means = new Means(sources.mapping(of.source(), of.mapping()), naming.known(of.source()));
        remembered.put(of, means);
        return means;
    }

    private static Reading read(List<PushedFact> facts, Means means, List<String> header, int firstLine) {
        RowReader reader = new RowReader(means.mapping(), header, means.known());
        List<Understanding> read = new ArrayList<>(facts.size());
        for (PushedFact fact : facts) {
            Row row = fact.row(firstLine + read.size(), header);
            read.add(new Understanding(row, reader.read(row), fact));
        }
        return new Reading(reader, read);
    }

    /** The columns, and those of rows that fail: quarantine keeps a row whole. */
    private static List<String> wider(List<String> header, List<Understanding> read) {
        Set<String> columns = new LinkedHashSet<>(header);
        read.stream()
                .filter(Understanding::isFailure)
                .forEach(row -> columns.addAll(row.fact().columns()));
        return columns.stream().limit(Math.max(MOST_COLUMNS, header.size())).toList();
    }
}

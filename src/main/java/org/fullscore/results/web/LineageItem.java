package org.fullscore.results.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.organization.Person;
import org.fullscore.results.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * A result behind a number, on the wire.
 *
 * @param key the id the source gave it
 * @param person id of whose it is
 * @param credit primary or overlay
 * @param late whether it came after the period was closed, and is not in the number
 * @param version from 1; every correction is the next
 * @param file name of the file, or of the hour of a push
 * @param line of the file; the header is line 1
 * @param rows of the file, null where they were not counted
 * @param mapping version of the source's mapping by which the row was read
 * @param replayOf the import it came with, where it waited in quarantine first
 * @param rowCorrected whether somebody corrected the row while it waited there
 * @param before the versions it replaced, the latest first
 */
record LineageItem(
        String source,
        String key,
        String metric,
        String person,
        String name,
        LocalDate day,
        BigDecimal amount,
        String credit,
        boolean late,
        int version,
        @JsonProperty("import") UUID delivery,
        String file,
        String sha256,
        int line,
        @Nullable Long rows,
        int mapping,
        Instant deliveredAt,
        @Nullable UUID replayOf,
        boolean rowCorrected,
        List<Earlier> before) {

    /** A version that was replaced. */
    record Earlier(
            int version,
            String person,
            LocalDate day,
            BigDecimal amount,
            @JsonProperty("import") UUID delivery,
            String file,
            String sha256,
            int line,
            int mapping,
            Instant deliveredAt) {}

    static LineageItem of(Lineage.Origin origin, Map<Integer, Person> people) {
        Lineage.Step now = origin.now();
        Person person = people.get(now.person());
        return new LineageItem(
                origin.source(),
                origin.key(),
                origin.metric().code(),
                id(now.person(), people),
                person == null ? "" : person.name(),
                now.day(),
                plain(now.amount()),
                origin.overlay() ? "overlay" : "primary",
                origin.late(),
                now.version(),
                now.delivery(),
                now.fileName(),
                now.sha256(),
                now.line(),
                now.rows(),
                now.mappingVersion(),
                now.deliveredAt(),
                now.replayOf(),
                now.rowCorrected(),
                origin.before().stream()
                        .map(step -> new Earlier(
                                step.version(),
                                id(step.person(), people),
                                step.day(),
                                plain(step.amount()),
                                step.delivery(),
                                step.fileName(),
                                step.sha256(),
                                step.line(),
                                step.mappingVersion(),
                                step.deliveredAt()))
                        .toList());
    }

    private static String id(int key, Map<Integer, Person> people) {
        Person person = people.get(key);
        return person == null ? "" : person.id();
    }

    /** Without the zeros the column adds. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

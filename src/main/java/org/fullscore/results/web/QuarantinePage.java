package org.fullscore.results.web;

import java.util.List;
import java.util.stream.IntStream;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Rows that wait, by source, reason and value.
 *
 * @param groups the largest ones
 * @param total rows that wait, of all groups
 * @param people everybody, as one may be chosen
 * @param owners who looks after these rows
 * @param done what was just done, null for nothing
 * @param typed who was typed where the errors are
 */
public record QuarantinePage(
        List<WaitingRows.Group> groups,
        long total,
        List<String> people,
        List<String> owners,
        boolean mayDeliver,
        @Nullable Done done,
        Errors errors,
        String typed) {

    /** How many rows were read again and taken, were outdated, wait on, or were left out for good. */
    public record Done(long taken, long outdated, long waiting, long left) {}

    /** The groups of one source. */
    public record OfSource(String name, long rows, List<Line> lines) {}

    /** A group and the id of its field. */
    public record Line(String id, WaitingRows.Group group) {

        /** Where the rows can be had as a file. */
        public String csv() {
            return UriComponentsBuilder.fromUriString(
                            "/quarantine/rows.csv?source={source}&reason={reason}&value={value}")
                    .encode()
                    .buildAndExpand(group.source(), group.reason(), group.value())
                    .toUriString();
        }

        /** Whether it may be settled by saying who is meant. */
        public boolean asksWho() {
            return (group.reason() == FailureReason.PERSON_UNKNOWN || group.reason() == FailureReason.PERSON_AMBIGUOUS)
                    && !group.value().isBlank();
        }
    }

    public List<OfSource> sources() {
        List<Line> lines = IntStream.range(0, groups.size())
                .mapToObj(place -> new Line(id(place), groups.get(place)))
                .toList();
        return groups.stream()
                .map(WaitingRows.Group::source)
                .distinct()
                .map(source -> of(
                        source,
                        lines.stream()
                                .filter(line -> line.group().source().equals(source))
                                .toList()))
                .toList();
    }

    private static OfSource of(String source, List<Line> lines) {
        return new OfSource(
                source, lines.stream().mapToLong(line -> line.group().rows()).sum(), lines);
    }

    /** Rows of groups that are not shown. */
    public long unshown() {
        return total - groups.stream().mapToLong(WaitingRows.Group::rows).sum();
    }

    static String id(int place) {
        return "who-" + (place + 1);
    }
}

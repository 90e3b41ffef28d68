package org.fullscore.results.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Rows that wait, by source, reason and value.
 *
 * @param groups the largest ones
 * @param total rows that wait, of all groups
 * @param people everybody, as one may be chosen
 * @param owners who looks after these rows
 * @param mayOwn who may look after a group: id and name
 * @param names of those who do, by key
 * @param done what was just done, null for nothing
 * @param typed what was typed where the errors are
 */
public record QuarantinePage(
        List<WaitingRows.Group> groups,
        long total,
        List<String> people,
        List<String> owners,
        List<Option> mayOwn,
        Map<Integer, String> names,
        boolean mayDeliver,
        @Nullable Done done,
        Errors errors,
        String typed) {

    /** The field in which somebody says who is meant. */
    static final String WHO = "who";

    /** The field in which a value is corrected. */
    static final String TO = "to";

    /** The field in which somebody is named who looks after the rows. */
    static final String OWNER = "owner";

    /** How many rows were read again and taken, were outdated, wait on, or were left out for good. */
    public record Done(long taken, long outdated, long waiting, long left) {}

    /** The groups of one source. */
    public record OfSource(String name, long rows, List<Line> lines) {}

    /** A group and its place on the page. */
    public record Line(int place, WaitingRows.Group group) {

        public String who() {
            return id(WHO, place);
        }

        public String to() {
            return id(TO, place);
        }

        public String owner() {
            return id(OWNER, place);
        }

        /** Whether one column of the rows is at fault, which can be corrected for all of them. */
        public boolean canBeCorrected() {
            return group.column() != null;
        }

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
                .mapToObj(place -> new Line(place, groups.get(place)))
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

    /** Name of who looks after a group, null where nobody was named. */
    public @Nullable String ownerOf(WaitingRows.Group group) {
        return group.owner() == null ? null : names.get(group.owner());
    }

    /** Id of a field of the group at a place. */
    static String id(String field, int place) {
        return field + "-" + (place + 1);
    }
}

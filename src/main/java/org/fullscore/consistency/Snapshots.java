package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports that were kept: those of closings for everybody, as far as each may see (rule book 8.7); those of chosen days for executives and
 * auditors.
 */
@Component
@Transactional(readOnly = true)
public class Snapshots {

    private static final String SELECT = """
            select s.id, s.closing, s.first_day, s.last_day, s.criteria, s.made_at, p.id, s.sha256
            from consistency.snapshot s
            left join organization.person_card p on p.organization_id = s.organization_id and p.key = s.made_by
            where s.organization_id = :organization and (:all or s.closing is not null)
            """;
    private static final String LATEST_CLOSING =
            " and s.closing is not null order by s.last_day desc, s.made_at desc limit 1";

    private final JdbcClient jdbc;
    private final SnapshotNames names;
    private final Dictionary dictionary;

    Snapshots(JdbcClient jdbc, SnapshotNames names, Dictionary dictionary) {
        this.jdbc = jdbc;
        this.names = names;
        this.dictionary = dictionary;
    }

    /**
     * A snapshot with its report as somebody may see it.
     *
     * @param organization its name when it was made
     * @param words as the organization wrote numbers and days when it was made
     * @param least persons below which a group is not shown to everybody
     */
    public record Opened(Snapshot snapshot, String organization, ConsistencyReport report, Words words, int least) {}

    /** Whether somebody sees every snapshot and everything in it. */
    public static boolean seesAll(Viewer viewer) {
        return Sight.of(viewer).all();
    }

    /** What there is for a viewer, the latest days first, at most so many. */
    public List<Snapshot> list(Viewer viewer, int most) {
        return jdbc.sql(SELECT + " order by s.last_day desc, s.made_at desc, s.id limit :most")
                .param("organization", CurrentOrganization.id())
                .param("all", seesAll(viewer))
                .param("most", most)
                .query((row, number) -> snapshot(row))
                .list();
    }

    /** One of them, opened; empty where it is not there for the viewer. */
    public Optional<Opened> open(UUID id, Viewer viewer) {
        return jdbc.sql(SELECT + " and s.id = :id")
                .param("organization", CurrentOrganization.id())
                .param("all", seesAll(viewer))
                .param("id", id)
                .query((row, number) -> snapshot(row))
                .optional()
                .map(snapshot -> opened(snapshot, viewer));
    }

    /** That of the latest closing, which is what everybody reads. */
    public Optional<Opened> latest(Viewer viewer) {
        return latestOfClosing().map(snapshot -> opened(snapshot, viewer));
    }

    /** Those of these closings of which no report is kept, in their order. */
    List<String> missing(List<String> closings) {
        return jdbc.sql("""
                        select c.closing from unnest(?) with ordinality c (closing, place)
                        where not exists (
                          select from consistency.snapshot s where s.organization_id = ? and s.closing = c.closing)
                        order by c.place
                        """)
                .param(closings.toArray(String[]::new))
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    Optional<Snapshot> latestOfClosing() {
        return jdbc.sql(SELECT + LATEST_CLOSING)
                .param("organization", CurrentOrganization.id())
                .param("all", false)
                .query((row, number) -> snapshot(row))
                .optional();
    }

    /** The latest that everybody can read, if it has days in common with another. */
    Optional<ReadBefore<Inquiry>> readBefore(Inquiry inquiry) {
        return latestOfClosing()
                .filter(before -> !before.last().isBefore(inquiry.first())
                        && !before.first().isAfter(inquiry.last()))
                .map(before -> {
                    var document = document(before);
                    var known = names.of(before.id(), new Names(dictionary.words(document.locale(), document.zone())));
                    return ReadBefore.of(hidden(document, known), before.first(), before.last(), inquiry);
                });
    }

    private SnapshotDocument document(Snapshot snapshot) {
        return SnapshotDocument.of(
                jdbc.sql("select document from consistency.snapshot where organization_id = ? and id = ?")
                        .params(CurrentOrganization.id(), snapshot.id())
                        .query(String.class)
                        .single());
    }

    private Opened opened(Snapshot snapshot, Viewer viewer) {
        var document = document(snapshot);
        var words = dictionary.words(document.locale(), document.zone());
        var known = names.of(snapshot.id(), new Names(words));
        var whole = new Renaming(known).report(document.report());
        var sight = new Sight(seesAll(viewer), known.idOf(viewer.personKey()).orElse(viewer.personId()));
        return new Opened(
                snapshot, document.organization(), sight.see(whole, hidden(document, known)), words, document.least());
    }

    private static Map<String, List<String>> hidden(SnapshotDocument document, Naming known) {
        return document.hidden().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(value -> known.of(
                                                Dimension.of(entry.getKey()).orElseThrow(), value, value)
                                        .value())
                                .toList()));
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        var criteria = EnumSet.noneOf(Criterion.class);
        Arrays.stream((String[]) row.getArray(5).getArray())
                .forEach(word -> criteria.add(Criterion.of(word).orElseThrow()));
        return new Snapshot(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                criteria,
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                HexFormat.of().formatHex(row.getBytes(8)));
    }
}

package org.fullscore.consequences;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads policies with all their versions. */
@Component
@Transactional(readOnly = true)
public class Policies {

    private static final String COUNTED = """
            (select count(*) from goals.goal_in_force g where g.organization_id = v.organization_id
              and g.policy = v.policy and g.policy_version = v.number)""";
    private static final String NOT_COUNTED = "0";

    private final JdbcClient jdbc;
    private final RuleRows rows;

    Policies(JdbcClient jdbc, RuleRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * A version as it stands.
     *
     * @param writtenByName name of its author
     * @param publishedAt null while it is a draft
     * @param agreements how many agreements name it
     */
    public record Version(
            PolicyVersionId id,
            short metricKey,
            String metricName,
            PolicyDocument document,
            int writtenBy,
            String writtenByName,
            Instant writtenAt,
            @Nullable String publishedByName,
            @Nullable Instant publishedAt,
            int agreements,
            int revision) {

        public boolean isPublished() {
            return publishedAt != null;
        }

        /** Whether it may judge a goal of this kind of owner, at all. */
        boolean judges(short metric, boolean person, String periodKind) {
            return metricKey == metric
                    && document.period().equals(periodKind)
                    && (person ? document.persons() : document.teams());
        }

        boolean judgesJob(@Nullable String job) {
            return document.jobs().isEmpty() || (job != null && document.jobs().contains(job));
        }
    }

    /** Every version of one policy, the newest first; empty if there is no such policy. */
    public List<Version> versions(String policy) {
        return read(policy, COUNTED);
    }

    /** Those of them that somebody may read, the newest first: drafts are for those who write them, and for auditors. */
    public List<Version> versions(Viewer viewer, String policy) {
        return versions(policy).stream()
                .filter(version -> isVisible(viewer, version))
                .toList();
    }

    /** Whether somebody may read a version. */
    public static boolean isVisible(Viewer viewer, Version version) {
        return version.isPublished() || Drafting.mayWrite(viewer) || viewer.isAuditor();
    }

    /** Every version of every policy, by name, the newest first. */
    public List<Version> all() {
        return read(null, COUNTED);
    }

    /** Whether a published version adjusts targets. */
    boolean adjust() {
        return jdbc.sql("""
                        select exists (select from consequences.policy_version
                          where organization_id = ? and published_at is not null
                            and (adjust_joining or adjust_leaving or adjust_absence or adjust_hours or adjust_ramp <> '{}'))
                        """)
                .param(CurrentOrganization.id())
                .query(Boolean.class)
                .single();
    }

    /** All published versions; how many agreements name them is not counted. */
    List<Version> published() {
        return read(null, NOT_COUNTED).stream().filter(Version::isPublished).toList();
    }

    /**
     * Of published versions, the one that judges a goal whose period begins on a day: of its policy the latest from on or before
     * it.
     *
     * @param job the job of the person it concerns
     */
    static Optional<Version> judging(
            List<Version> published,
            short metric,
            boolean person,
            String periodKind,
            LocalDate starts,
            @Nullable String job) {
        return published.stream()
                .filter(version -> version.judges(metric, person, periodKind))
                .filter(version -> version.judgesJob(job))
                .filter(version -> inForce(published, version, starts))
                .findFirst();
    }

    /** Whether no later version of the same policy is in force on a day. */
    private static boolean inForce(List<Version> published, Version version, LocalDate day) {
        return inForce(
                        published.stream()
                                .filter(other ->
                                        other.id().policy().equals(version.id().policy()))
                                .toList(),
                        day)
                .filter(latest -> latest.id().equals(version.id()))
                .isPresent();
    }

    /** Of the versions of one policy the published one that judges periods beginning on a day; drafts are passed over. */
    public static Optional<Version> inForce(List<Version> versions, LocalDate day) {
        return versions.stream()
                .filter(Version::isPublished)
                .filter(version -> !version.document().from().isAfter(day))
                .max(Comparator.comparing(
                                (Version version) -> version.document().from())
                        .thenComparing(version -> version.id().number()));
    }

    /**
     * What a version of a policy is compared with unless somebody chooses: the one in force on a day, and where that is the
     * version itself, the one before it; empty where there is neither.
     *
     * @param versions of one policy, the newest first
     */
    public static Optional<Version> against(List<Version> versions, Version version, LocalDate day) {
        return inForce(versions, day)
                .filter(current -> !current.id().equals(version.id()))
                .or(() -> versions.stream()
                        .filter(other -> other.id().number() < version.id().number())
                        .findFirst());
    }

    private List<Version> read(@Nullable String policy, String agreements) {
        Map<PolicyVersionId, RuleTable> tables = rows.of(policy);
        return jdbc.sql("select v.*, m.code, m.name as metric_name, w.name as writer, p.name as publisher, "
                        + agreements
                        + """
                         as agreements from consequences.policy_version v
                        join organization.metric_card m on m.organization_id = v.organization_id and m.key = v.metric_key
                        join organization.person_card w on w.organization_id = v.organization_id and w.key = v.written_by
                        left join organization.person_card p on p.organization_id = v.organization_id and p.key = v.published_by
                        where v.organization_id = ? and (?::text is null or v.policy = ?)
                        order by v.policy, v.number desc
                        """)
                .param(CurrentOrganization.id())
                .param(policy)
                .param(policy)
                .query((row, number) -> version(row, tables))
                .list();
    }

    private static Version version(ResultSet row, Map<PolicyVersionId, RuleTable> tables) throws SQLException {
        PolicyVersionId id = new PolicyVersionId(row.getString("policy"), row.getInt("number"));
        PolicyDocument document = new PolicyDocument(
                row.getString("code"),
                row.getBoolean("of_persons"),
                row.getBoolean("of_teams"),
                row.getString("period_kind"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source"),
                texts(row.getArray("jobs")),
                new AdjustmentFormula(
                        row.getBoolean("adjust_joining"),
                        row.getBoolean("adjust_leaving"),
                        row.getBoolean("adjust_absence"),
                        row.getBoolean("adjust_hours"),
                        List.of((Integer[]) row.getArray("adjust_ramp").getArray())),
                tables.getOrDefault(id, new RuleTable(List.of())));
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Version(
                id,
                row.getShort("metric_key"),
                row.getString("metric_name"),
                document,
                row.getInt("written_by"),
                row.getString("writer"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("publisher"),
                published == null ? null : published.toInstant(),
                row.getInt("agreements"),
                row.getInt("version"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

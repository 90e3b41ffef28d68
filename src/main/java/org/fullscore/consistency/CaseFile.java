package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases behind a number of the report, for those who may open them: executives and auditors all, administrators those from before
 * Fullscore, everybody else those they owe or that concern them.
 */
@Component
@Transactional(readOnly = true)
public class CaseFile {

    private static final int ROWS_AT_A_TIME = 2_000;

    private final JdbcClient jdbc;
    private final Today today;

    CaseFile(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /** Up to so many cases, by deadline and id, after a given one. */
    public List<CaseLine> page(CaseQuery query, Viewer viewer, @Nullable CaseLine after, int most) {
        var zone = today.zone();
        return select(query, viewer, after, most)
                .query((row, number) -> line(row, zone))
                .list();
    }

    /** Every case, one after the other. */
    public void each(CaseQuery query, Viewer viewer, Consumer<CaseLine> taker) {
        var zone = today.zone();
        select(query, viewer, null, Integer.MAX_VALUE)
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    taker.accept(line(row, zone));
                });
    }

    private JdbcClient.StatementSpec select(CaseQuery query, Viewer viewer, @Nullable CaseLine after, int most) {
        var by = query.by();
        return jdbc.sql("""
                        select id, past, owner_name, owed_by_name, rule, consequence, kind, severity, period, deadline, became,
                               decided_at, rank, team_name, region_name
                        from (select *, %s as became from consequences.obligation_outcome
                              where organization_id = :organization and deadline between :first and :last
                                and (:all or :history and past or owed_by_key = :me or person_key = :me)
                                and kind = any(:kinds) and (%s)) as counted
                        where became not in ('withdrawn', 'lapsed', 'not yet due')
                          and (:became = '' or became = :became)
                          and (deadline, id) > (:afterDay, :afterId)
                        order by deadline, id limit :most
                        """.formatted(Caseloads.BECAME, condition(by)))
                .param("organization", CurrentOrganization.id())
                .param("today", today.date())
                .param("first", query.first())
                .param("last", query.last())
                .param("all", viewer.isExecutive() || viewer.isAuditor())
                .param("history", viewer.isAdministrator())
                .param("me", viewer.personKey())
                .param("kinds", kinds(query.nature()))
                .param("group", by == null ? "" : by.group())
                .param("value", query.value())
                .param("became", query.outcome() == null ? "" : query.outcome())
                .param("afterDay", after == null ? LocalDate.of(1, 1, 1) : after.deadline())
                .param("afterId", after == null ? "" : after.id())
                .param("most", most);
    }

    /** Whether a case is of the group asked for; not known where its own is not. */
    static String condition(@Nullable Dimension by) {
        if (by == null) {
            return "true";
        }
        return switch (by.kind()) {
            case RANK -> "(lower(rank) in ('leader', 'executive')) = (:value = 'leaders')";
            case OWED_BY -> "owed_by = :value";
            case TEAM -> "team = :value";
            case REGION -> "region = :value";
            case GROUP -> "groups ->> :group = :value";
        };
    }

    static String[] kinds(@Nullable Nature nature) {
        return Stream.of(Nature.values())
                .filter(each -> nature == null || each == nature)
                .flatMap(each -> each.kinds().stream())
                .toArray(String[]::new);
    }

    private static CaseLine line(ResultSet row, ZoneId zone) throws SQLException {
        return line(row, zone, 0);
    }

    /** From fifteen columns, after so many others. */
    static CaseLine line(ResultSet row, ZoneId zone, int after) throws SQLException {
        var past = row.getBoolean(after + 2);
        var decided = row.getObject(after + 12, OffsetDateTime.class);
        return new CaseLine(
                row.getString(after + 1),
                past,
                row.getString(after + 3),
                row.getString(after + 4),
                row.getString(after + 5),
                row.getString(after + 6),
                row.getString(after + 7),
                row.getInt(after + 8),
                row.getString(after + 9),
                row.getObject(after + 10, LocalDate.class),
                row.getString(after + 11),
                past
                        ? row.getObject(after + 12, LocalDate.class)
                        : decided == null ? null : LocalDate.ofInstant(decided.toInstant(), zone),
                row.getString(after + 13),
                row.getString(after + 14),
                row.getString(after + 15));
    }
}

package org.fullscore.consistency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Same result, different consequence: a case of a group, and the most similar one of all others of which something else became. Alike
 * are cases of the same rule, kind and severity; the closer their results, the more alike, then the closer their deadlines. Whoever reads
 * may open both.
 */
@Component
@Transactional(readOnly = true)
public class TwinCases {

    /** Of how many cases of the group, the latest, a twin is looked for, and among how many others. */
    private static final int LOOKED_FOR = 200;

    private static final int LOOKED_AT = 10_000;

    private static final List<String> COLUMNS = List.of(
            "id",
            "past",
            "owner_name",
            "owed_by_name",
            "rule",
            "consequence",
            "kind",
            "severity",
            "period",
            "deadline",
            "became",
            "decided_at",
            "rank",
            "team_name",
            "region_name");

    private final JdbcClient jdbc;
    private final Today today;

    TwinCases(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /**
     * Two cases.
     *
     * @param result attainment of the first, a ratio; null for decisions from before Fullscore
     * @param otherResult attainment of the second
     */
    public record Pair(
            CaseLine one,
            CaseLine other,
            @Nullable BigDecimal result,
            @Nullable BigDecimal otherResult) {}

    /** At most so many pairs, the most similar first; one of the two was applied on time. */
    public List<Pair> pairs(CaseQuery query, Viewer viewer, int most) {
        var by = Objects.requireNonNull(query.by());
        var zone = today.zone();
        return jdbc.sql("""
                        with counted as materialized (
                          select *, %s as became, (%s) as mine from consequences.obligation_outcome
                          where organization_id = :organization and deadline between :first and :last
                            and (:all or :history and past or owed_by_key = :me or person_key = :me) and kind = any(:kinds)),
                        one as (
                          select * from counted where mine and became in (:outcomes) order by deadline desc, id limit :wanted),
                        rest as materialized (
                          select * from counted where not mine and became in (:outcomes) order by deadline desc, id limit :among)
                        select %s, %s, one.attainment, twin.attainment
                        from one cross join lateral (
                          select *, abs(coalesce(rest.attainment - one.attainment, 0)) as apart, abs(rest.deadline - one.deadline) as days
                          from rest
                          where rest.rule = one.rule and rest.consequence = one.consequence and rest.kind = one.kind
                            and rest.severity = one.severity and rest.past = one.past and rest.became <> one.became
                            and 'applied' in (rest.became, one.became) and (rest.attainment is null) = (one.attainment is null)
                          order by apart, days, rest.id limit 1) twin
                        order by twin.apart, twin.days, one.id limit :most
                        """.formatted(Caseloads.BECAME, CaseFile.condition(by), of("one"), of("twin")))
                .param("organization", CurrentOrganization.id())
                .param("today", today.date())
                .param("first", query.first())
                .param("last", query.last())
                .param("all", viewer.isExecutive() || viewer.isAuditor())
                .param("history", viewer.isAdministrator())
                .param("me", viewer.personKey())
                .param("kinds", CaseFile.kinds(query.nature()))
                .param("group", by.group())
                .param("value", query.value())
                .param("outcomes", List.of("applied", "late", "substituted", "waived", "not applied"))
                .param("wanted", LOOKED_FOR)
                .param("among", LOOKED_AT)
                .param("most", most)
                .query((row, number) -> new Pair(
                        CaseFile.line(row, zone, 0),
                        CaseFile.line(row, zone, COLUMNS.size()),
                        row.getBigDecimal(2 * COLUMNS.size() + 1),
                        row.getBigDecimal(2 * COLUMNS.size() + 2)))
                .list();
    }

    private static String of(String which) {
        return COLUMNS.stream().map(column -> which + "." + column).collect(Collectors.joining(", "));
    }
}

package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts disputes of decisions by group, over obligations whose deadline lies in a range and has passed (rule book 7.6). */
@Component
@Transactional(readOnly = true)
class CountingDisputes {

    private final JdbcClient jdbc;

    CountingDisputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Answers(int disputed, int upheld, int changed) {

        static final Answers NONE = new Answers(0, 0, 0);
    }

    /** @param found the obligations of the range; of those decided before Fullscore nobody can speak here */
    Disputes by(Dimension dimension, Inquiry inquiry, LocalDate today, Caseload found, Names names) {
        var answers = answers(dimension, inquiry, today);
        int[] counts = new int[found.groups(dimension)];
        Map<String, String> named = new HashMap<>();
        for (int row : found.due(row -> !found.isPast(row))) {
            int group = found.group(dimension, row);
            counts[group]++;
            if (group > 0 && counts[group] == 1) {
                named.put(found.idOfGroup(dimension, group), found.nameOfGroup(dimension, row));
            }
        }
        var of = new TreeMap<String, Integer>();
        if (dimension.equals(Dimension.RANK)) {
            of.put(Dimension.LEADERS, 0);
            of.put(Dimension.OTHERS, 0);
        }
        for (int group = 1; group < counts.length; group++) {
            if (counts[group] > 0) {
                of.put(found.idOfGroup(dimension, group), counts[group]);
            }
        }
        var lines = new ArrayList<Disputes.Line>();
        of.forEach((value, count) -> {
            var said = answers.getOrDefault(value, Answers.NONE);
            lines.add(new Disputes.Line(
                    value,
                    names.of(dimension, value, named.getOrDefault(value, value)),
                    count,
                    said.disputed(),
                    said.upheld(),
                    said.changed()));
        });
        lines.sort(
                dimension.equals(Dimension.RANK)
                        ? Comparator.comparing(Disputes.Line::value)
                        : Comparator.comparing(Disputes.Line::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Disputes.Line::value));
        return new Disputes(dimension, lines, List.of());
    }

    private Map<String, Answers> answers(Dimension dimension, Inquiry inquiry, LocalDate today) {
        Map<String, Answers> answers = new HashMap<>();
        jdbc.sql("""
                        select %s as value, count(*), count(*) filter (where answer = 'upheld'), count(*) filter (where answer = 'changed')
                        from consequences.decision_disputed
                        where organization_id = :organization and deadline between :first and :last and deadline < :today
                          and coalesce(outcome, '') not in ('withdrawn', 'lapsed')
                        group by 1
                        """.formatted(value(dimension)))
                .param("organization", CurrentOrganization.id())
                .param("first", inquiry.first())
                .param("last", inquiry.last())
                .param("today", today)
                .param("group", dimension.group())
                .query(row -> {
                    var value = row.getString(1);
                    if (value != null) {
                        answers.put(value, new Answers(row.getInt(2), row.getInt(3), row.getInt(4)));
                    }
                });
        return answers;
    }

    private static String value(Dimension dimension) {
        return switch (dimension.kind()) {
            case RANK -> "case when rank = 'rep' then 'others' else 'leaders' end";
            case OWED_BY -> "owed_by";
            case TEAM -> "team";
            case REGION -> "region";
            case GROUP -> "groups ->> :group";
        };
    }
}

package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The dated tables behind people and teams, read and written whole for those who change: one statement for all rows. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Directory {

    /** A table of who (or what) was where from when to when. */
    enum Dated {
        PARENTS("team_parent", "team_key", "parent_key", ""),
        LEADERS("team_leader", "team_key", "leader_key", ""),
        MAIN_TEAMS("membership", "person_key", "team_key", "main");

        private final String table;
        private final String owner;
        private final String value;
        private final String kind;

        Dated(String table, String owner, String value, String kind) {
            this.table = "organization." + table;
            this.owner = owner;
            this.value = value;
            this.kind = kind;
        }

        private String ofKind() {
            return kind.isEmpty() ? "" : " and kind = '" + kind + "'";
        }
    }

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes lists of one organization wait for each other, so that each is compared with what the one before left. */
    void lock() {
        jdbc.sql("select version from organization.setting where organization_id = ? for update")
                .param(CurrentOrganization.id())
                .query(Integer.class)
                .list();
    }

    /** Keys of people or teams by id. */
    Map<String, Integer> keys(String table) {
        Map<String, Integer> keys = new HashMap<>();
        jdbc.sql("select id, key from organization." + table + " where organization_id = ?")
                .param(CurrentOrganization.id())
                .query(row -> {
                    keys.put(row.getString(1), row.getInt(2));
                });
        return keys;
    }

    /** Everything a dated table says, by the key of whom it is about. */
    Map<Integer, Timeline<Integer>> read(Dated dated) {
        Map<Integer, List<Timeline.Span<Integer>>> spans = new HashMap<>();
        jdbc.sql("select " + dated.owner + ", starts, ends, " + dated.value + " from " + dated.table
                        + " where organization_id = ?" + dated.ofKind() + " order by " + dated.owner + ", starts")
                .param(CurrentOrganization.id())
                .query(row -> {
                    spans.computeIfAbsent(row.getInt(1), key -> new ArrayList<>())
                            .add(new Timeline.Span<>(
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class),
                                    row.getInt(4)));
                });
        Map<Integer, Timeline<Integer>> lines = new HashMap<>();
        spans.forEach((key, list) -> lines.put(key, new Timeline<>(list)));
        return lines;
    }

    /** Replaces what a dated table says about the given ones. */
    void write(Dated dated, Map<Integer, Timeline<Integer>> changed) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql("delete from " + dated.table + " where organization_id = ? and " + dated.owner + " = any(?)"
                        + dated.ofKind())
                .params(CurrentOrganization.id(), changed.keySet().toArray(Integer[]::new))
                .update();
        List<Integer> owners = new ArrayList<>();
        List<Timeline.Span<Integer>> spans = new ArrayList<>();
        changed.forEach((key, line) -> line.spans().forEach(span -> {
            owners.add(key);
            spans.add(span);
        }));
        String kindColumn = dated.kind.isEmpty() ? "" : ", kind";
        String kindValue = dated.kind.isEmpty() ? "" : ", '" + dated.kind + "'";
        jdbc.sql("insert into " + dated.table + " (organization_id, " + dated.owner + ", starts, ends, " + dated.value
                        + kindColumn + ") select ?, owner, starts, ends, value" + kindValue
                        + " from unnest(?::int[], ?::date[], ?::date[], ?::int[]) as t (owner, starts, ends, value)")
                .params(
                        CurrentOrganization.id(),
                        owners.toArray(Integer[]::new),
                        texts(spans.stream().map(Timeline.Span::starts).toList()),
                        texts(spans.stream().map(Timeline.Span::ends).toList()),
                        spans.stream().map(Timeline.Span::value).toArray(Integer[]::new))
                .update();
    }

    /** Values as a statement takes a column of them; null stays null. */
    static @Nullable String[] texts(Collection<? extends @Nullable Object> values) {
        @Nullable String[] texts = new String[values.size()];
        int next = 0;
        for (Object value : values) {
            texts[next++] = value == null ? null : value.toString();
        }
        return texts;
    }
}

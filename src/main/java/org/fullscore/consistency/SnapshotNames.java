package org.fullscore.consistency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the numbers of a snapshot are. They stand apart from it, so that somebody can be erased without touching what was kept. */
@Component
class SnapshotNames {

    private final JdbcClient jdbc;

    SnapshotNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person or a team (a region is one), as it was called then. */
    record Entry(int number, String kind, @Nullable Integer person, String id, String name) {}

    private static boolean isNumbered(Dimension dimension) {
        return dimension.kind() != Dimension.Kind.RANK && dimension.kind() != Dimension.Kind.GROUP;
    }

    private static String kind(Dimension dimension) {
        return dimension.kind() == Dimension.Kind.OWED_BY ? "person" : "team";
    }

    /** Gives out numbers, in the order in which persons and teams occur. */
    static final class Register implements Naming {

        private final Map<String, Integer> persons;
        private final Map<String, Entry> entries = new HashMap<>();

        /** @param persons keys by id */
        Register(Map<String, Integer> persons) {
            this.persons = persons;
        }

        @Override
        public Called of(Dimension dimension, String value, String name) {
            return isNumbered(dimension) && !value.isEmpty()
                    ? new Called(number(dimension, value, name), "")
                    : new Called(value, "");
        }

        private String number(Dimension dimension, String value, String name) {
            var kind = kind(dimension);
            var entry = entries.computeIfAbsent(
                    dimension.word() + ':' + value,
                    unknown -> new Entry(
                            entries.size() + 1, kind, kind.equals("person") ? persons.get(value) : null, value, name));
            return Integer.toString(entry.number());
        }

        @Override
        public String rest(Dimension dimension) {
            return "";
        }

        List<Entry> entries() {
            return List.copyOf(entries.values());
        }
    }

    /** Calls the numbers of a snapshot what they were called, and groups and the rest in words. */
    record Known(Map<String, Entry> entries, Names names) implements Naming {

        @Override
        public Called of(Dimension dimension, String value, String name) {
            if (isNumbered(dimension)) {
                var entry = entries.get(value);
                return entry == null ? new Called(value, value) : new Called(entry.id(), entry.name());
            }
            return new Called(value, names.of(dimension, value, value));
        }

        @Override
        public String rest(Dimension dimension) {
            return names.rest(dimension);
        }

        /** What a person was called here; empty for somebody who does not occur. */
        Optional<String> idOf(int person) {
            return entries.values().stream()
                    .filter(entry -> entry.person() != null && entry.person() == person)
                    .map(Entry::id)
                    .findFirst();
        }
    }

    void write(UUID snapshot, List<Entry> entries) {
        jdbc.sql("""
                        insert into consistency.snapshot_name (organization_id, snapshot_id, number, kind, person_key, id, name)
                        select :organization, :snapshot, n.* from unnest(:numbers, :kinds, :persons, :ids, :names)
                          n (number, kind, person_key, id, name)
                        """)
                .param("organization", CurrentOrganization.id())
                .param("snapshot", snapshot)
                .param("numbers", entries.stream().map(Entry::number).toArray(Integer[]::new))
                .param("kinds", entries.stream().map(Entry::kind).toArray(String[]::new))
                .param("persons", entries.stream().map(Entry::person).toArray(Integer[]::new))
                .param("ids", entries.stream().map(Entry::id).toArray(String[]::new))
                .param("names", entries.stream().map(Entry::name).toArray(String[]::new))
                .update();
    }

    Known of(UUID snapshot, Names names) {
        var entries = new HashMap<String, Entry>();
        jdbc.sql("""
                        select number, kind, person_key, id, name from consistency.snapshot_name
                        where organization_id = ? and snapshot_id = ?
                        """).params(CurrentOrganization.id(), snapshot).query(row -> {
            var entry = new Entry(
                    row.getInt(1),
                    row.getString(2),
                    row.getObject(3, Integer.class),
                    row.getString(4),
                    row.getString(5));
            entries.put(Integer.toString(entry.number()), entry);
        });
        return new Known(entries, names);
    }
}

package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** By which optional groups the report may compare today. Each is off until two people switch it on (rule book, 9.3). */
@Component
@Transactional(readOnly = true)
public class GroupUses {

    private final Caseloads caseloads;
    private final JdbcClient jdbc;
    private final Today today;

    GroupUses(Caseloads caseloads, JdbcClient jdbc, Today today) {
        this.caseloads = caseloads;
        this.jdbc = jdbc;
        this.today = today;
    }

    /**
     * How an optional group stands.
     *
     * @param on the use that is on, or null while the group is off
     * @param waiting the use that somebody asked for, or null
     */
    public record Standing(
            String group, @Nullable GroupUse on, @Nullable GroupUse waiting) {}

    /** Whether somebody reads comparisons by optional groups at all: executives, auditors and administrators. */
    public static boolean mayRead(Viewer viewer) {
        return Sight.of(viewer).all() || viewer.isAdministrator();
    }

    /** The optional groups of the directory and of decisions from before Fullscore, in their order, and whatever else is on or waits. */
    public List<Standing> standings() {
        var uses = all();
        var day = today.date();
        return Stream.concat(
                        caseloads.groups().stream(),
                        uses.stream()
                                .filter(use -> use.isWaiting() || use.isOn(day))
                                .map(GroupUse::group))
                .distinct()
                .sorted()
                .map(group -> new Standing(
                        group, first(uses, group, use -> use.isOn(day)), first(uses, group, GroupUse::isWaiting)))
                .toList();
    }

    private static @Nullable GroupUse first(List<GroupUse> uses, String group, Predicate<GroupUse> which) {
        return uses.stream()
                .filter(use -> use.group().equals(group) && which.test(use))
                .findFirst()
                .orElse(null);
    }

    /** What is neither on nor waits any more, the latest first. */
    public List<GroupUse> past() {
        var day = today.date();
        return all().stream().filter(use -> !use.isWaiting() && !use.isOn(day)).toList();
    }

    /** The use of a group that is on today. */
    public Optional<GroupUse> on(String group) {
        var day = today.date();
        return all().stream()
                .filter(use -> use.group().equals(group) && use.isOn(day))
                .findFirst();
    }

    /** The first of these that is an optional group and switched off. */
    public Optional<String> off(Collection<Dimension> dimensions) {
        return dimensions.stream()
                .filter(dimension -> dimension.kind() == Dimension.Kind.GROUP)
                .map(Dimension::group)
                .filter(group -> on(group).isEmpty())
                .findFirst();
    }

    /** Everything that was ever asked for, the latest first. */
    List<GroupUse> all() {
        return jdbc.sql("""
                        select id, name, purpose, last_day, asked_by, asked_at, decided_by, decided_at, confirmed, ended_by, ended_at
                        from consistency.group_use where organization_id = ? order by asked_at desc, id desc
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> use(row))
                .list();
    }

    private static GroupUse use(ResultSet row) throws SQLException {
        return new GroupUse(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class),
                (Integer) row.getObject(7),
                row.getObject(8, OffsetDateTime.class),
                (Boolean) row.getObject(9),
                (Integer) row.getObject(10),
                row.getObject(11, OffsetDateTime.class));
    }
}

package org.fullscore.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Some settings are changed by two: an administrator or executive asks, another one confirms. Who sees whose goals (rule book,
 * 9.1), and whether a corrective falls due while promised support was not kept (6.7).
 */
@Component
public class ChangingByTwo {

    private static final int REMEMBERED = 20;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    ChangingByTwo(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What two people change. */
    public enum Matter {
        VISIBILITY("visibility", "visibility", Set.of("open", "team", "own")),
        PROMISE_GATE("promise-gate", "promise_gate", Set.of("off", "on"));

        private final String word;
        private final String column;
        private final Set<String> rules;

        Matter(String word, String column, Set<String> rules) {
            this.word = word;
            this.column = column;
            this.rules = rules;
        }
    }

    /** Why it was not done. */
    public enum Refusal {
        /** Administrators and executives decide this, and no machine. */
        NOT_YOURS,
        /** There is no such value. */
        NO_SUCH_RULE,
        /** It is the rule already. */
        SAME_RULE,
        REASON_MISSING,
        /** One change waits already. */
        WAITING_ALREADY,
        /** Nothing waits, or somebody decided it meanwhile. */
        DECIDED_ALREADY,
        /** Whoever asked does not confirm. */
        FOUR_EYES
    }

    /** What is done with a change that waits. */
    public enum Answer {
        CONFIRM,
        /** By another, or taken back by whoever asked. */
        DECLINE
    }

    /**
     * A change that was asked for.
     *
     * @param decidedBy key of whoever decided, or null while it waits
     * @param confirmed whether it was confirmed, or null while it waits
     */
    public record Change(
            UUID id,
            String was,
            String wanted,
            String reason,
            int askedBy,
            OffsetDateTime askedAt,
            @Nullable Integer decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable Boolean confirmed) {

        public boolean isWaiting() {
            return decidedAt == null;
        }
    }

    /** Whether a viewer may ask and decide at all. */
    public static boolean mayChange(Viewer viewer) {
        return !viewer.service() && (viewer.isAdministrator() || viewer.isExecutive());
    }

    /** What was asked for and decided, the latest first. */
    @Transactional(readOnly = true)
    public List<Change> changes(Matter matter) {
        return jdbc.sql("""
                        select id, was, wanted, reason, asked_by, asked_at, decided_by, decided_at, confirmed
                        from organization.change_by_two where organization_id = ? and setting = ? order by asked_at desc limit ?
                        """)
                .params(CurrentOrganization.id(), matter.word, REMEMBERED)
                .query((row, number) -> change(row))
                .list();
    }

    /** Asks for another rule; it stays as it is until somebody else confirms. */
    @Transactional
    public Optional<Refusal> ask(Matter matter, String wanted, String reason, Viewer viewer) {
        if (!mayChange(viewer)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        String now = lock(matter);
        if (!matter.rules.contains(wanted)) {
            return Optional.of(Refusal.NO_SUCH_RULE);
        }
        if (now.equals(wanted)) {
            return Optional.of(Refusal.SAME_RULE);
        }
        if (reason.isBlank()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        if (changes(matter).stream().anyMatch(Change::isWaiting)) {
            return Optional.of(Refusal.WAITING_ALREADY);
        }
        UUID id = Ids.next(clock);
        jdbc.sql("""
                        insert into organization.change_by_two (organization_id, id, setting, was, wanted, reason, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentOrganization.id(),
                        id,
                        matter.word,
                        now,
                        wanted,
                        reason.strip(),
                        viewer.personKey(),
                        at())
                .update();
        ledger.append(Act.of(matter.word + "-asked", matter.word, id)
                .by(viewer.personKey())
                .with("was", now)
                .with("wanted", wanted)
                .saying("reason", reason));
        return Optional.empty();
    }

    /** Confirms what another asked for, so that it counts from now on; or declines it. */
    @Transactional
    public Optional<Refusal> decide(Matter matter, UUID id, Answer answer, Viewer viewer) {
        if (!mayChange(viewer)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        lock(matter);
        Change change = changes(matter).stream()
                .filter(one -> one.id().equals(id) && one.isWaiting())
                .findFirst()
                .orElse(null);
        if (change == null) {
            return Optional.of(Refusal.DECIDED_ALREADY);
        }
        boolean confirmed = answer == Answer.CONFIRM;
        if (confirmed && change.askedBy() == viewer.personKey()) {
            return Optional.of(Refusal.FOUR_EYES);
        }
        jdbc.sql("""
                        update organization.change_by_two set decided_by = ?, decided_at = ?, confirmed = ?
                        where organization_id = ? and id = ?
                        """)
                .params(viewer.personKey(), at(), confirmed, CurrentOrganization.id(), id)
                .update();
        if (confirmed) {
            jdbc.sql("update organization.setting set %s = ?, version = version + 1 where organization_id = ?"
                            .formatted(matter.column))
                    .params(change.wanted(), CurrentOrganization.id())
                    .update();
            CurrentOrganization.forget(Settings.class);
        }
        ledger.append(Act.of(matter.word + (confirmed ? "-changed" : "-declined"), matter.word, id)
                .by(viewer.personKey())
                .with("was", change.was())
                .with("wanted", change.wanted())
                .with("askedBy", "person:" + change.askedBy()));
        return Optional.empty();
    }

    /** What the rule is now; nobody else changes it before this transaction ends. */
    private String lock(Matter matter) {
        return jdbc.sql("select %s from organization.setting where organization_id = ? for update"
                        .formatted(matter.column))
                .param(CurrentOrganization.id())
                .query(String.class)
                .single();
    }

    private OffsetDateTime at() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class),
                (Integer) row.getObject(7),
                row.getObject(8, OffsetDateTime.class),
                (Boolean) row.getObject(9));
    }
}

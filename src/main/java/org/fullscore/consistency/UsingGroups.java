package org.fullscore.consistency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.ChangingByTwo;
import org.fullscore.organization.ChangingByTwo.Answer;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Switches an optional group on for the report: one administrator or executive asks, with a purpose and a last day, another one
 * confirms. After that day it is off by itself, and any one of them switches it off before. Other days or another purpose while it is on
 * take two again; what they agree on then takes the place of what was before. Rule book, 9.3.
 */
@Component
public class UsingGroups {

    private static final int MOST_YEARS = 1;

    private final GroupUses uses;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Today today;
    private final Clock clock;

    UsingGroups(GroupUses uses, JdbcClient jdbc, Ledger ledger, Today today, Clock clock) {
        this.uses = uses;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.today = today;
        this.clock = clock;
    }

    /** Why it was not done. */
    public enum Refusal {
        /** Administrators and executives decide this, and no machine. */
        NOT_YOURS,
        /** Nobody is in a group of this name. */
        NO_SUCH_GROUP,
        PURPOSE_MISSING,
        UNTIL_MISSING,
        /** The last day is today or gone. */
        UNTIL_NOT_AHEAD,
        /** The last day is more than a year away. */
        UNTIL_TOO_FAR,
        /** Somebody asked for it already. */
        WAITING_ALREADY,
        /** It does not wait, or somebody decided it meanwhile. */
        DECIDED_ALREADY,
        /** Whoever asked does not confirm. */
        FOUR_EYES,
        /** Its last day went by while it waited. */
        OVER_ALREADY,
        /** It is off. */
        OFF_ALREADY
    }

    /** Asks that the report may compare by a group; nothing changes until somebody else confirms. Empty once it was asked. */
    @Transactional
    public List<Refusal> ask(String group, String purpose, @Nullable LocalDate until, Viewer viewer) {
        if (!ChangingByTwo.mayChange(viewer)) {
            return List.of(Refusal.NOT_YOURS);
        }
        lock();
        var name = group.strip();
        var standing = uses.standings().stream()
                .filter(known -> known.group().equals(name))
                .findFirst();
        var refusals = Stream.of(
                        standing.isEmpty() ? Refusal.NO_SUCH_GROUP : null,
                        purpose.isBlank() ? Refusal.PURPOSE_MISSING : null,
                        refusal(until))
                .flatMap(Stream::ofNullable)
                .toList();
        if (until == null || !refusals.isEmpty()) {
            return refusals;
        }
        if (standing.map(GroupUses.Standing::waiting).isPresent()) {
            return List.of(Refusal.WAITING_ALREADY);
        }
        var id = Ids.next(clock);
        jdbc.sql("""
                        insert into consistency.group_use (organization_id, id, name, purpose, last_day, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(CurrentOrganization.id(), id, name, purpose.strip(), until, viewer.personKey(), at())
                .update();
        ledger.append(Act.of("group-use-asked", "group-use", id)
                .by(viewer.personKey())
                .with("group", name)
                .with("until", until)
                .saying("purpose", purpose.strip()));
        return List.of();
    }

    private @Nullable Refusal refusal(@Nullable LocalDate until) {
        if (until == null) {
            return Refusal.UNTIL_MISSING;
        }
        if (!until.isAfter(today.date())) {
            return Refusal.UNTIL_NOT_AHEAD;
        }
        return until.isAfter(today.date().plusYears(MOST_YEARS)) ? Refusal.UNTIL_TOO_FAR : null;
    }

    /** Confirms what another asked for, so that the group is on from now, for that and nothing else; or declines it. */
    @Transactional
    public Optional<Refusal> decide(UUID id, Answer answer, Viewer viewer) {
        if (!ChangingByTwo.mayChange(viewer)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        lock();
        var waiting = uses.all().stream()
                .filter(use -> use.id().equals(id) && use.isWaiting())
                .findFirst()
                .orElse(null);
        if (waiting == null) {
            return Optional.of(Refusal.DECIDED_ALREADY);
        }
        var confirmed = answer == Answer.CONFIRM;
        if (confirmed && waiting.askedBy() == viewer.personKey()) {
            return Optional.of(Refusal.FOUR_EYES);
        }
        if (confirmed && today.date().isAfter(waiting.lastDay())) {
            return Optional.of(Refusal.OVER_ALREADY);
        }
        if (confirmed) {
            uses.on(waiting.group()).ifPresent(before -> end(before, viewer));
        }
        jdbc.sql("""
                        update consistency.group_use set decided_by = ?, decided_at = ?, confirmed = ?
                        where organization_id = ? and id = ?
                        """)
                .params(viewer.personKey(), at(), confirmed, CurrentOrganization.id(), id)
                .update();
        ledger.append(Act.of(confirmed ? "group-use-begun" : "group-use-declined", "group-use", id)
                .by(viewer.personKey())
                .with("group", waiting.group())
                .with("until", waiting.lastDay())
                .with("askedBy", "person:" + waiting.askedBy())
                .saying("purpose", waiting.purpose()));
        return Optional.empty();
    }

    /** Switches a group off before its last day; one person is enough. */
    @Transactional
    public Optional<Refusal> end(UUID id, Viewer viewer) {
        if (!ChangingByTwo.mayChange(viewer)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        lock();
        var day = today.date();
        var running = uses.all().stream()
                .filter(use -> use.id().equals(id) && use.isOn(day))
                .findFirst();
        if (running.isEmpty()) {
            return Optional.of(Refusal.OFF_ALREADY);
        }
        end(running.get(), viewer);
        return Optional.empty();
    }

    private void end(GroupUse use, Viewer viewer) {
        jdbc.sql("update consistency.group_use set ended_by = ?, ended_at = ? where organization_id = ? and id = ?")
                .params(viewer.personKey(), at(), CurrentOrganization.id(), use.id())
                .update();
        ledger.append(Act.of("group-use-ended", "group-use", use.id())
                .by(viewer.personKey())
                .with("group", use.group())
                .with("until", use.lastDay()));
    }

    /** Nobody else asks or decides before this transaction ends. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("group uses " + CurrentOrganization.id())
                .query((row, number) -> true)
                .single();
    }

    private OffsetDateTime at() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

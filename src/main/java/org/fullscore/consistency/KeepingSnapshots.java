package org.fullscore.consistency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.fullscore.tenancy.Organizations;
import org.fullscore.web.Dictionary;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the report as it is: of the twelve months up to the end of a period once that is closed, or of days an executive or auditor
 * chose. What is kept does not change any more, whatever is decided later.
 */
@Component
public class KeepingSnapshots {

    private final Reporting reporting;
    private final GroupUses uses;
    private final Snapshots snapshots;
    private final SnapshotNames names;
    private final People people;
    private final Organizations organizations;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Today today;
    private final Clock clock;

    KeepingSnapshots(
            Reporting reporting,
            GroupUses uses,
            Snapshots snapshots,
            SnapshotNames names,
            People people,
            Organizations organizations,
            OrganizationSettings settings,
            Dictionary dictionary,
            Ledger ledger,
            JdbcClient jdbc,
            Today today,
            Clock clock) {
        this.reporting = reporting;
        this.uses = uses;
        this.snapshots = snapshots;
        this.names = names;
        this.people = people;
        this.organizations = organizations;
        this.settings = settings;
        this.dictionary = dictionary;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.today = today;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Done(UUID id) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why none was kept. */
    public enum Reason {
        /** Executives and auditors choose days. */
        NOT_YOURS,
        DAY_MISSING,
        RANGE_BACKWARDS,
        /** What has not fallen due yet cannot be kept. */
        DAY_IN_FUTURE,
        /** The optional group is switched off. */
        GROUP_OFF
    }

    /**
     * Keeps the report of chosen days; the others need not see it.
     *
     * @param group an optional group it compares by as well, if that is switched on, or null
     */
    @Transactional
    public Outcome keep(@Nullable LocalDate first, @Nullable LocalDate last, @Nullable String group, Viewer viewer) {
        if (!Snapshots.seesAll(viewer)) {
            return new Outcome.Refused(Reason.NOT_YOURS);
        }
        if (first == null || last == null) {
            return new Outcome.Refused(Reason.DAY_MISSING);
        }
        if (last.isBefore(first)) {
            return new Outcome.Refused(Reason.RANGE_BACKWARDS);
        }
        if (last.isAfter(today.date())) {
            return new Outcome.Refused(Reason.DAY_IN_FUTURE);
        }
        var usual = Inquiry.usual(first, last);
        var inquiry = group == null || group.isBlank() ? usual : usual.andBy(group.strip());
        if (uses.off(inquiry.by()).isPresent()) {
            return new Outcome.Refused(Reason.GROUP_OFF);
        }
        return new Outcome.Done(write(inquiry, Optional.empty(), null, viewer.personKey()));
    }

    /** Keeps the report of a closing, once. */
    @Transactional
    public void keepOf(Period period) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("snapshots " + CurrentOrganization.id())
                .query((row, number) -> true)
                .single();
        if (!snapshots.missing(List.of(period.id())).isEmpty()) {
            var inquiry = Inquiry.usual(period.ends().minusYears(1), period.lastDay());
            write(inquiry, snapshots.readBefore(inquiry), period.id(), null);
        }
    }

    private UUID write(
            Inquiry inquiry, Optional<ReadBefore<Inquiry>> before, @Nullable String closing, @Nullable Integer by) {
        var set = settings.current();
        var complete = reporting.complete(inquiry, before, dictionary.words(set.locale(), set.zone()));
        Map<String, Integer> keys = new HashMap<>();
        people.all().forEach(person -> keys.put(person.id(), person.key()));
        var register = new SnapshotNames.Register(keys);
        var json = new SnapshotDocument(
                        organizations.nameOf(CurrentOrganization.get()).orElse(""),
                        new Renaming(register).report(complete.report()),
                        numbered(complete.hidden(), register),
                        set.suppressionPersons(),
                        set.locale(),
                        set.zone())
                .json();
        var sha256 = SnapshotDocument.sha256(json);
        var id = Ids.next(clock);
        var criteria = inquiry.stratify().stream().sorted().map(Criterion::word).toList();
        jdbc.sql("""
                        insert into consistency.snapshot (organization_id, id, closing, first_day, last_day, criteria, made_at, made_by,
                          document, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(CurrentOrganization.id())
                .param(id)
                .param(closing)
                .param(inquiry.first())
                .param(inquiry.last())
                .param(criteria.toArray(String[]::new))
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param(by)
                .param(json)
                .param(sha256)
                .update();
        names.write(id, register.entries());
        ledger.append(Act.of("report-kept", "snapshot", id)
                .by(by)
                .with("closing", closing)
                .with("first", inquiry.first())
                .with("last", inquiry.last())
                .with("criteria", String.join(" ", criteria))
                .with("sha256", HexFormat.of().formatHex(sha256)));
        return id;
    }

    private static SortedMap<String, List<String>> numbered(
            SortedMap<String, List<String>> hidden, SnapshotNames.Register register) {
        return hidden.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(value -> register.of(
                                                Dimension.of(entry.getKey()).orElseThrow(), value, value)
                                        .value())
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }
}

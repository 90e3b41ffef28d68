package org.fullscore.consequences;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.results.Freshness;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes new obligations, many at once; what was written before is left as it is. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Opening {

    /** Of the columns of a row, in their order. */
    private static final List<String> TYPES = List.of(
            ("uuid uuid smallint integer integer text smallint numeric text integer text text text smallint boolean boolean numeric text integer text integer "
                            + "date date date smallint smallint text text uuid uuid date date text boolean integer")
                    .split(" "));

    private static final String COLUMNS = """
            id, goal_id, position, person_key, team_key, period, metric_key, attainment, policy, policy_version, rule, consequence, kind,
            severity, evidence_needed, entitlement, pay, pay_currency, owed_by, rank, home_team, opened_on, hearing_until, deadline,
            working_days, in_a_row, omitted, origin, restatement_id, undoes, held_from, held_until, freshness, held_for_data, region""";

    /** Groups are no part of a row: whatever of it is in the ledger tells nothing of them, and they can be erased. */
    private static final String INSERT = """
            insert into consequences.obligation (organization_id, %1$s, groups)
            select ?, due.*, coalesce(
              (select jsonb_object_agg(g.name, g.value) from organization.group_value g
               where g.organization_id = ? and g.person_key = due.person_key), '{}'::jsonb)
            from unnest(%2$s) as due (%1$s)
            on conflict do nothing
            returning id
            """.formatted(
                    COLUMNS, TYPES.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")));

    /** Working days for which what follows from a doubtful number is held at most. Rule book, 7.2. */
    static final int HELD_AT_MOST = 20;

    private final JdbcClient jdbc;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;
    private final Today today;
    private final Clock clock;

    Opening(
            JdbcClient jdbc,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            Today today,
            Clock clock) {
        this.jdbc = jdbc;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.settings = settings;
        this.today = today;
        this.clock = clock;
    }

    /**
     * Why obligations are written.
     *
     * @param name closing, restatement or undo
     * @param restatement the restatement that was accepted, or null
     */
    record Origin(String name, @Nullable UUID restatement) {
        static final Origin CLOSING = new Origin("closing", null);
    }

    /** One consequence of a judgement, with money as it is due and the obligation it undoes, if it undoes one. */
    record Due(
            Judging.Judgement judgement,
            int position,
            Consequence consequence,
            @Nullable BigDecimal pay,
            @Nullable UUID undoes) {}

    /**
     * What was written.
     *
     * @param sha256 over the rows, in their order, for the ledger
     * @param unowed how many could not be written because nobody is above the person
     */
    record Opened(List<UUID> ids, String sha256, int unowed) {}

    /** One obligation for every consequence of every judgement. */
    static List<Due> dues(List<Judging.Judgement> judgements) {
        List<Due> dues = new ArrayList<>();
        for (Judging.Judgement judgement : judgements) {
            for (int position = 0; position < judgement.rule().then().size(); position++) {
                Consequence consequence = judgement.rule().then().get(position);
                if (judgement.then().contains(consequence)) {
                    Pay pay = consequence.pay();
                    BigDecimal money = pay == null ? null : pay.due(judgement.attained());
                    dues.add(new Due(judgement, position, consequence, money, null));
                }
            }
        }
        return dues;
    }

    Opened open(String period, List<Due> dues, Origin origin) {
        return open(period, dues, origin, Map.of());
    }

    /**
     * Opens them, held at first where the number cannot be relied on.
     *
     * @param doubtful how far the numbers of goals can be relied on, where they cannot
     */
    Opened open(String period, List<Due> dues, Origin origin, Map<UUID, Freshness> doubtful) {
        return write(word(period, dues, origin, doubtful));
    }

    /** Rows that are ready to be written. */
    record Worded(List<@Nullable Object[]> rows, int unowed) {}

    /** Works out who owes it until when, and writes nothing. */
    Worded word(String period, List<Due> dues, Origin origin, Map<UUID, Freshness> doubtful) {
        if (dues.isEmpty()) {
            return new Worded(List.of(), 0);
        }
        Owing owing = Owing.of(
                dues.stream().map(due -> due.judgement().person()).distinct().toList(),
                hierarchy,
                calendar,
                today.date(),
                settings.current().hearingWorkingDays());
        Owing later = doubtful.isEmpty() ? owing : owing.from(calendar.plus(today.date(), HELD_AT_MOST));
        List<@Nullable Object[]> rows = new ArrayList<>();
        int unowed = 0;
        for (Due due : dues) {
            Optional<Integer> owedBy =
                    owing.owedBy(due.judgement().person(), due.consequence().owedBy());
            if (owedBy.isPresent()) {
                Freshness freshness =
                        doubtful.getOrDefault(due.judgement().goal().goal(), Freshness.FRESH);
                rows.add(row(
                        period,
                        due,
                        owedBy.get(),
                        owing,
                        freshness == Freshness.FRESH ? owing : later,
                        freshness,
                        origin,
                        Ids.next(clock)));
            } else {
                unowed++;
            }
        }
        return new Worded(rows, unowed);
    }

    /** Writes those that were not written before. */
    Opened write(Worded worded) {
        Set<UUID> written = worded.rows().isEmpty() ? Set.of() : insert(worded.rows());
        List<UUID> ids = new ArrayList<>();
        MessageDigest digest = sha256();
        for (@Nullable Object[] row : worded.rows()) {
            UUID id = (UUID) Objects.requireNonNull(row[0]);
            if (written.contains(id)) {
                ids.add(id);
                digest.update(line(row).getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Opened(ids, HexFormat.of().formatHex(digest.digest()), worded.unowed());
    }

    /** Writes the rows in one statement, as columns; returns the ids of those that were not there before. */
    private Set<UUID> insert(List<@Nullable Object[]> rows) {
        List<Object> columns = new ArrayList<>(List.of(CurrentOrganization.id(), CurrentOrganization.id()));
        for (int column = 0; column < TYPES.size(); column++) {
            int at = column;
            columns.add(rows.stream()
                    .map(row -> row[at])
                    .map(value -> value == null ? null : value.toString())
                    .toArray(String[]::new));
        }
        return Set.copyOf(jdbc.sql(INSERT)
                .params(columns)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** @param clock from when hearing and deadline are counted: now, or the day after which it is held no longer */
    private static @Nullable Object[] row(
            String period, Due due, int owedBy, Owing owing, Owing clock, Freshness freshness, Origin origin, UUID id) {
        Judging.Judgement judgement = due.judgement();
        Consequence consequence = due.consequence();
        LocalDate hearing = clock.hearingUntil(judgement.person(), consequence.kind());
        boolean held = freshness != Freshness.FRESH;
        return new @Nullable Object[] {
            id,
            judgement.goal().goal(),
            due.position(),
            judgement.person(),
            judgement.goal().team(),
            period,
            judgement.goal().metric(),
            judgement.goal().attainment(),
            judgement.version().policy(),
            judgement.version().number(),
            judgement.rule().name(),
            consequence.name(),
            consequence.kind().wire(),
            consequence.severity().level(),
            consequence.evidence(),
            consequence.entitlement(),
            due.pay(),
            due.pay() == null || consequence.pay() == null
                    ? null
                    : consequence.pay().currency(),
            owedBy,
            judgement.card().rank(),
            judgement.card().homeTeam(),
            owing.day(),
            hearing,
            clock.deadline(owedBy, consequence.workingDays(), hearing),
            consequence.workingDays(),
            judgement.inARow(),
            judgement.omitted(),
            origin.name(),
            origin.restatement(),
            due.undoes(),
            held ? owing.day() : null,
            held ? clock.day() : null,
            freshness.word(),
            held,
            owing.region(judgement.card().homeTeam())
        };
    }

    /** Everything about a new obligation that may be asked for later, in the order of its columns. */
    private static String line(@Nullable Object[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            line.append(row[i]).append('\t');
        }
        return line.append('\n').toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

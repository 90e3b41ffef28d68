package org.fullscore.consequences;

import java.io.Reader;
import java.util.List;
import java.util.function.Function;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Taking over decisions from before Fullscore, for the report; all rows or none. */
@Component
public class RecordingHistory {

    private static final int CHUNK = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Ledger ledger;

    RecordingHistory(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** What came of it. */
    public sealed interface Recorded {}

    public record Taken(int read, int recorded) implements Recorded {}

    public record NotTaken(List<RowError> faults) implements Recorded {}

    /** Upserts by id; the columns are those of {@link HistoryFile}. A column that is missing leaves what is there. */
    @Transactional
    public Recorded record(Viewer viewer, Reader csv) {
        HistoryFile file = HistoryFile.read(csv);
        if (!file.faults().isEmpty()) {
            return new NotTaken(file.faults());
        }
        List<HistoryFile.Row> rows = file.rows();
        int recorded = 0;
        for (int start = 0; start < rows.size(); start += CHUNK) {
            recorded += upsert(file, rows.subList(start, Math.min(rows.size(), start + CHUNK)));
        }
        ledger.append(Act.of("history-recorded", "history", "obligations")
                .by(viewer.personKey())
                .with("rows", rows.size()));
        return new Taken(rows.size(), recorded);
    }

    private int upsert(HistoryFile file, List<HistoryFile.Row> rows) {
        return jdbc.sql("""
                        with recorded as (
                          insert into consequences.past_obligation
                            (organization_id, id, owner, owed_by, rule, kind, severity, due, outcome, decided, outcome_severity,
                             rank, team, groups, region)
                          select ?, r.id, r.owner, r.owed_by, r.rule, r.kind, r.severity, r.due, r.outcome, r.decided,
                                 r.outcome_severity, r.rank, r.team, r.groups::jsonb, g.region_key
                          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::date[], ?::text[],
                                      ?::date[], ?::int[], ?::text[], ?::text[], ?::text[])
                            as r (id, owner, owed_by, rule, kind, severity, due, outcome, decided, outcome_severity, rank, team,
                                  groups)
                          left join organization.team_card t on t.organization_id = ? and t.id = r.team
                          left join organization.region g on g.organization_id = ? and g.team_key = t.key
                            and g.starts <= r.due and r.due < g.ends
                          on conflict (organization_id, id) do update set owner = excluded.owner, owed_by = excluded.owed_by,
                            rule = excluded.rule, kind = excluded.kind, severity = excluded.severity, due = excluded.due,
                            outcome = excluded.outcome,
                            decided = case when ? then excluded.decided else past_obligation.decided end,
                            outcome_severity =
                              case when ? then excluded.outcome_severity else past_obligation.outcome_severity end,
                            rank = case when ? then excluded.rank else past_obligation.rank end,
                            team = case when ? then excluded.team else past_obligation.team end,
                            region = case when ? then excluded.region else past_obligation.region end,
                            groups = case when ? then excluded.groups else past_obligation.groups end
                          returning 1)
                        select count(*) from recorded
                        """)
                .params(
                        CurrentOrganization.id(),
                        texts(rows, HistoryFile.Row::id),
                        texts(rows, HistoryFile.Row::owner),
                        texts(rows, HistoryFile.Row::owedBy),
                        texts(rows, HistoryFile.Row::rule),
                        texts(rows, HistoryFile.Row::kind),
                        rows.stream().map(HistoryFile.Row::severity).toArray(Integer[]::new),
                        texts(rows, row -> row.due().toString()),
                        texts(rows, HistoryFile.Row::outcome),
                        texts(
                                rows,
                                row -> row.decided() == null
                                        ? null
                                        : row.decided().toString()),
                        rows.stream().map(HistoryFile.Row::outcomeSeverity).toArray(Integer[]::new),
                        texts(rows, HistoryFile.Row::rank),
                        texts(rows, HistoryFile.Row::team),
                        texts(rows, row -> JSON.writeValueAsString(row.groups())),
                        CurrentOrganization.id(),
                        CurrentOrganization.id(),
                        file.has("decided"),
                        file.has("outcome_severity"),
                        file.has("rank"),
                        file.has("team"),
                        file.has("team"),
                        file.hasGroups())
                .query(Integer.class)
                .single();
    }

    private static String[] texts(List<HistoryFile.Row> rows, Function<HistoryFile.Row, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}

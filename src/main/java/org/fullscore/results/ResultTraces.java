package org.fullscore.results;

import java.util.List;
import org.fullscore.organization.PersonalData;
import org.fullscore.organization.Trace;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What this room keeps about people: their results, by which names feeds know them, and rows that were not understood. */
@Component
@Order(2)
@Transactional(readOnly = true)
class ResultTraces implements PersonalData {

    private static final String THEIRS = "organization_id = :organization and person_key = :person";
    private static final String NAMES_THEM = "value ~* :mention or lower(value) = any(:exact) or value = any(:exact)";
    private static final String METRIC =
            "(select m.code from organization.metric_card m where m.organization_id = f.organization_id and m.key = f.metric_key) as metric";

    private final JdbcClient jdbc;

    ResultTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                Trace.staying(
                        "results",
                        "results.fact f",
                        "external_id, " + METRIC + ", day, amount, overlay, counts, version, line",
                        THEIRS),
                Trace.staying(
                        "standings",
                        "results.frozen_standing f",
                        "period, " + METRIC + ", target, agreed_target, attainment, met, level, place, as_of",
                        THEIRS),
                Trace.staying(
                        "imports",
                        "results.import",
                        "file_name, started_at, state",
                        "organization_id = :organization and started_by = :person"),
                // the row is not read again: nobody knows any more whom it meant
                Trace.blanked(
                        "quarantine",
                        "results.quarantine",
                        "line, reason, column_name, value, raw, corrected, day",
                        "organization_id = :organization and (person_key = :person or raw ~* :mention or corrected ~* :mention or "
                                + NAMES_THEM + ")",
                        "raw = '', value = null, corrected = null, released_at = coalesce(released_at, :now), released_import = import_key"),
                Trace.going(
                        "quarantine-owner",
                        "results.quarantine_owner",
                        "reason, value",
                        "organization_id = :organization and (person_key = :person or " + NAMES_THEM + ")"),
                Trace.going("samples", "results.sample", "file_name, at", THEIRS),
                Trace.going("aliases", "results.alias", "name", THEIRS),
                Trace.mentioned("files", "results.import", "file_name", "header", "problem"),
                Trace.mentioned("mappings", "results.mapping", "document"),
                Trace.mentioned("closings", "results.closing", "reason", "postponed_reason"));
    }

    @Override
    public List<String> otherNames(int person) {
        return jdbc.sql("select distinct name from results.alias where organization_id = ? and person_key = ?")
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> row.getString(1))
                .list();
    }
}

package org.fullscore.results.ingest;

/**
 * The statements of {@link Recording}: what a staged row is, and what is written of it. {@code own} marks a fact that was
 * recorded as fresh a moment ago, in the same transaction; it is new, and needs writing no more.
 */
final class RecordingSql {

    static final String TABLES = """
            create temp table if not exists staged_result (
              line integer, external_id text collate "C", metric_key smallint, part smallint, person_key integer, day date,
              amount numeric(19,4), counts boolean, overlay boolean) on commit delete rows;
            create temp table if not exists decided_result (
              line integer, external_id text collate "C", metric_key smallint, part smallint, version integer, import_key integer,
              person_key integer, day date, amount numeric(19,4), counts boolean, overlay boolean,
              old_person integer, old_day date, old_amount numeric(19,4), old_counts boolean, old_overlay boolean,
              change boolean, own boolean not null default false) on commit delete rows;
            truncate staged_result, decided_result;
            """;

    /** Columns of what was decided, and the statements that read it from wherever it stands. */
    static final String DECIDED = """
            decided_result (line, external_id, metric_key, part, version, import_key, person_key, day, amount,
              counts, overlay, old_person, old_day, old_amount, old_counts, old_overlay, change, own)
            """;

    /** Where a row has one fact. */
    static final String DECISION = decision("differs");

    /**
     * Where a row has several, for metrics or people: if one of them changes, all are written anew, also those that no longer counted
     * and still do not, so that a row stands as a whole, and all of it by one import, which can be undone.
     */
    static final String DECISION_OF_ALL = decision("""
            differs or (bool_or(differs) over (partition by line)
                        and (old_counts and counts or standing_version > 0 and not counts and not counted_before))""");

    private static String decision(String change) {
        return """
            select line, external_id, metric_key, part,
                   standing_version
                     + count(*) filter (where change) over (partition by external_id, metric_key, part order by line),
                   :import, person_key, day, amount, counts, overlay,
                   old_person, old_day, old_amount, old_counts, old_overlay, change, own
            from (
              select each.*, %s as change from (
              select before.*, case when old_counts and counts
                then (person_key, day, amount, overlay) is distinct from (old_person, old_day, old_amount, old_overlay)
                else old_counts <> counts end as differs
              from (
                select s.*, coalesce(f.version, 0) as standing_version, coalesce(f.own, false) as own,
                       coalesce(lag(s.person_key) over same, f.person_key) as old_person,
                       coalesce(lag(s.day) over same, f.day) as old_day,
                       coalesce(lag(s.amount) over same, f.amount) as old_amount,
                       coalesce(lag(s.counts) over same, f.counts, false) as old_counts,
                       coalesce(lag(s.overlay) over same, f.overlay) as old_overlay,
                       coalesce(bool_or(s.counts) over (same rows between unbounded preceding and 1 preceding), false) as counted_before
                from staged_result s
                left join lateral (
                  select case when own then 0 else version end as version, person_key, day, amount, counts and not own as counts,
                         overlay, own
                  from (
                    select *, version = 1 and import_key = :import and line = s.line as own from results.fact
                    where organization_id = :organization and source_key = :source
                      and external_id = s.external_id and metric_key = s.metric_key and part = s.part
                    order by version desc limit 1) standing) f on true
                window same as (partition by s.external_id, s.metric_key, s.part order by s.line)
              ) before
              ) each
            ) compared
            """.formatted(change);
    }

    static final String FACTS = """
            recorded as (
              insert into results.fact (organization_id, source_key, external_id, metric_key, part, version, person_key,
                day, amount, counts, overlay, import_key, line)
              select :organization, :source, external_id, metric_key, part, version,
                     case when counts then person_key else old_person end, case when counts then day else old_day end,
                     case when counts then amount else 0 end, counts, case when counts then overlay else old_overlay end,
                     import_key, line
              from decided_result where change and not own
              order by external_id, metric_key, part, version
              on conflict do nothing
              returning 1)
            """;

    static final String COMPLETE = """
            (select count(*) from recorded) = (select count(*) from decided_result where change and not own)
            """;

    static final String TOTALS = totalsOf("""
            select person_key, metric_key, day, amount, overlay, 1 as facts from decided_result where change and counts
            union all
            select old_person, metric_key, old_day, -old_amount, old_overlay, -1 from decided_result
            where change and old_counts
            """);

    /** What counts, where nothing stands under any key of it; fails where something does. */
    static final String NEW = """
            insert into results.fact (organization_id, source_key, external_id, metric_key, part, version, person_key,
              day, amount, counts, overlay, import_key, line)
            select :organization, :source, external_id, metric_key, part, 1, person_key, day, amount, true, overlay, :import, line
            from staged_result where counts
            order by external_id, metric_key, part
            """;

    /** What nothing stands under the key of yet; a key that is taken is left to a decision. */
    static final String FRESH = "with recorded as (" + NEW + """
            on conflict do nothing
            returning 1)
            select count(*) from recorded
            """;

    static final String FRESH_TOTALS =
            totalsOf("select person_key, metric_key, day, amount, overlay, 1 as facts from staged_result where counts");

    /** Whether anything was ever recorded of what is taken back; mostly not, where a file names what does not count yet. */
    static final String TAKING_BACK = """
            select exists (
              select from staged_result s
              cross join lateral (
                select from results.fact
                where organization_id = :organization and source_key = :source
                  and external_id = s.external_id and metric_key = s.metric_key and part = s.part
                order by version desc limit 1) standing
              where not s.counts)
            """;

    /** Whose totals change, and from which day to which. */
    static final String TOUCHED = """
            select person_key, min(day), max(day) from (
              select person_key, day from decided_result where change and counts
              union all select old_person, old_day from decided_result where change and old_counts) change (person_key, day)
            group by person_key
            """;

    static final String FRESH_TOUCHED =
            "select person_key, min(day), max(day) from staged_result where counts group by person_key";

    static final String OUTCOMES = """
            select line, case when bool_or(change and old_counts) then 'corrected' when bool_or(change) then 'recorded'
                              when bool_or(counts) then 'duplicate' else 'ignored' end as outcome
            from decided_result group by line
            """;

    private RecordingSql() {}

    private static String totalsOf(String changes) {
        return """
                insert into results.total (organization_id, person_key, metric_key, day, amount, primary_amount, facts)
                select :organization, person_key, metric_key, day, sum(amount),
                       sum(case when overlay then 0 else amount end), sum(facts)
                from (
                """ + changes + """
                ) difference
                group by person_key, metric_key, day
                order by person_key, metric_key, day
                on conflict (organization_id, person_key, metric_key, day) do update
                set amount = total.amount + excluded.amount,
                    primary_amount = total.primary_amount + excluded.primary_amount,
                    facts = total.facts + excluded.facts
                """;
    }
}

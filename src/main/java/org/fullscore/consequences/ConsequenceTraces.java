package org.fullscore.consequences;

import java.util.List;
import org.fullscore.organization.PersonalData;
import org.fullscore.organization.Trace;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What this room keeps about people: what followed from their goals, and what was said about it. */
@Component
@Order(3)
@Transactional(readOnly = true)
class ConsequenceTraces implements PersonalData {

    private static final String OF_THEIR_OBLIGATIONS =
            "organization_id = :organization and obligation_id in (select o.id from consequences.obligation o where o.organization_id = :organization and o.person_key = :person)";
    private static final String OWNER = "lower(owner) = any(:exact) or owner = any(:exact)";
    private static final String OWED_BY = "lower(owed_by) = any(:exact) or owed_by = any(:exact)";

    private final JdbcClient jdbc;

    ConsequenceTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                Trace.blanked(
                        "obligations",
                        "consequences.obligation",
                        "id, goal_id, period, attainment, policy, policy_version, rule, consequence, kind, severity, pay, pay_currency, "
                                + "opened_on, deadline, outcome, outcome_severity, decided_at, done_on, instead, note, evidence, groups",
                        "organization_id = :organization and person_key = :person",
                        "note = null, evidence = null, groups = '{}'"),
                Trace.staying(
                        "kept-back",
                        "consequences.kept_back",
                        "goal_id, period, attainment, policy, policy_version, rule, consequence, severity, since, became, settled_on",
                        "organization_id = :organization and person_key = :person"),
                Trace.blanked(
                        "waivers",
                        "consequences.waiver",
                        "obligation_id, reason, note, until, milder, evidence, requested_at, approved_at",
                        OF_THEIR_OBLIGATIONS,
                        "note = null, evidence = null"),
                Trace.staying("confirmations", "consequences.confirmation", "obligation_id, at", OF_THEIR_OBLIGATIONS),
                Trace.blanked(
                        "disputes",
                        "consequences.dispute",
                        "obligation_id, about, text, raised_at, answer, answer_text, answered_at",
                        OF_THEIR_OBLIGATIONS,
                        "text = '–', answer_text = null"),
                Trace.blanked(
                        "history",
                        "consequences.past_obligation",
                        "id, owner, owed_by, rule, kind, severity, due, outcome, decided, outcome_severity, rank, team, groups",
                        "organization_id = :organization and (" + OWNER + " or " + OWED_BY + ")",
                        "owner = case when " + OWNER + " then :substitute else owner end, owed_by = case when "
                                + OWED_BY
                                + " then :substitute else owed_by end, groups = case when " + OWNER
                                + " then '{}'::jsonb else groups end"),
                Trace.staying(
                        "delegations",
                        "consequences.delegation",
                        "starts, ends, withdrawn_on",
                        "organization_id = :organization and (person_key = :person or delegate_key = :person)"),
                Trace.staying(
                        "handovers",
                        "consequences.handover",
                        "obligation_id, passed_on, why",
                        "organization_id = :organization and (from_key = :person or to_key = :person)"),
                Trace.staying(
                        "reminders",
                        "consequences.reminder",
                        "obligation_id, what, deadline, at",
                        "organization_id = :organization and person_key = :person"),
                Trace.blanked(
                        "avoided",
                        "consequences.avoided_obligation",
                        "goal_id, period, rule, consequence, kind, severity, deadline, groups",
                        "organization_id = :organization and person_key = :person",
                        "groups = '{}'"),
                Trace.staying(
                        "relieved-pay",
                        "consequences.relieved_pay",
                        "goal_id, period, currency, agreed, judged",
                        "organization_id = :organization and person_key = :person"),
                Trace.mentioned("obligations-of-others", "consequences.obligation", "note", "evidence", "instead"),
                Trace.mentioned("waivers-of-others", "consequences.waiver", "note", "evidence", "milder"),
                Trace.mentioned("disputes-of-others", "consequences.dispute", "text", "answer_text"));
    }

    @Override
    public List<String> subjects(int person) {
        return jdbc.sql(
                        "select 'obligation:' || id from consequences.obligation where organization_id = ? and person_key = ?")
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** A reward that was promised stays owed; to pay it, it has to be known to whom. */
    @Override
    public boolean isOwed(int person) {
        return !jdbc.sql("""
                        select 1 from consequences.obligation
                        where organization_id = ? and person_key = ? and entitlement and outcome is null limit 1
                        """)
                .params(CurrentOrganization.id(), person)
                .query((row, number) -> row.getInt(1))
                .list()
                .isEmpty();
    }
}

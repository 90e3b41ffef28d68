package org.fullscore.organization;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What this room keeps about people: who they are, where they belong, how they sign in, what was written to them. */
@Component
@Order
class OrganizationTraces implements PersonalData {

    private static final String THEIRS = "organization_id = :organization and person_key = :person";
    private static final String GLOBAL = "organization = :organization and person_key = :person";
    private static final String SIGNED_IN = ":organization::text || '/' || :person::text";
    private static final String TEAM =
            "(select t.id from organization.team t where t.organization_id = m.organization_id and t.key = m.team_key) as team";

    @Override
    public List<Trace> traces() {
        return List.of(
                Trace.blanked(
                        "person",
                        "organization.person",
                        "id, name, email, rank, roles, joined, \"left\", country, job",
                        "organization_id = :organization and key = :person",
                        "name = :pseudonym, id = :substitute, email = null, job = null, roles = '{}', erased_at = :now, version = version + 1"),
                Trace.going("groups", "organization.person_group", "name, value", THEIRS),
                Trace.staying("memberships", "organization.membership m", TEAM + ", kind, starts, ends", THEIRS),
                Trace.staying(
                        "leading",
                        "organization.team_leader m",
                        TEAM + ", starts, ends",
                        "organization_id = :organization and leader_key = :person"),
                Trace.staying("absences", "organization.absence", "starts, ends", THEIRS),
                Trace.staying("working-hours", "organization.working_hours", "starts, ends, percent", THEIRS),
                Trace.going("letters", "organization.mail", "subject, plain, written_at, sent_at", THEIRS),
                Trace.going("weekly-letter", "organization.weekly_mail", "weekday, written_on", THEIRS),
                Trace.going("account", "organization.account", "email, created_at", GLOBAL),
                Trace.going("invitation", "organization.invitation", "email, invited_at, expires_at", GLOBAL),
                Trace.going(
                        "tokens", "organization.api_token", "name, scopes, created_at, expires_at, revoked_at", GLOBAL),
                Trace.going("sessions", "web.session", "created_at, accessed_at", "person = " + SIGNED_IN),
                Trace.going(
                        "answers",
                        "web.answer",
                        "key, at, status",
                        "organization_id = :organization and caller = " + SIGNED_IN),
                Trace.blanked(
                        "visibility",
                        "organization.change_by_two",
                        "was, wanted, reason, asked_at",
                        "organization_id = :organization and asked_by = :person",
                        "reason = '–'"),
                Trace.mentioned("letters-of-others", "organization.mail", "subject", "plain", "html"),
                Trace.mentioned("team-names", "organization.team", "name"),
                Trace.mentioned("reasons", "organization.change_by_two", "reason"));
    }
}

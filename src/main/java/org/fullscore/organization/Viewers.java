package org.fullscore.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds out who is looking: the person behind a session or token, with the rank and roles of today. */
@Component
@Transactional(readOnly = true)
public class Viewers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Viewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The viewer, or empty when the person has left the organization. Called with the organization bound. */
    public Optional<Viewer> of(SignedIn signedIn) {
        return jdbc.sql("""
                        select p.id, p.name, p.rank, p.roles from organization.person p
                        left join organization.setting s on s.organization_id = p.organization_id
                        where p.organization_id = ? and p.key = ?
                          and (?::timestamptz at time zone coalesce(s.zone, 'UTC'))::date < p."left"
                        """)
                .params(
                        CurrentOrganization.id(),
                        signedIn.personKey(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, number) -> new Viewer(
                        new OrganizationId(signedIn.organization()),
                        signedIn.personKey(),
                        row.getString(1),
                        row.getString(2),
                        Rank.of(row.getString(3)).orElse(Rank.REP),
                        roles((String[]) row.getArray(4).getArray()),
                        signedIn.scopes(),
                        signedIn.service()))
                .optional();
    }

    private static Set<Role> roles(String[] words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(words).forEach(word -> Role.of(word).ifPresent(roles::add));
        return roles;
    }
}

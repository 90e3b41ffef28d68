package org.fullscore.organization;

import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets up the current organization: its settings and its first administrator. */
@Component
public class Founding {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Founding(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** The settings of the current organization, all at their defaults but these. */
    @Transactional
    public void furnish(String zone, String locale, String country, String currency) {
        jdbc.sql("""
                        insert into organization.setting (organization_id, zone, locale, country, currency)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(CurrentOrganization.id(), zone, locale, country, currency)
                .update();
        ledger.append(Act.of("organization-founded", "organization", CurrentOrganization.id()));
    }

    /** Adds the person who looks after people, feeds and access; returns their key. */
    @Transactional
    public int appointAdministrator(String id, String name, String email) {
        int key = jdbc.sql("""
                        insert into organization.person (organization_id, id, name, email, rank, roles)
                        values (?, ?, ?, ?, 'rep', '{administrator}') returning key
                        """)
                .params(CurrentOrganization.id(), id, name, email)
                .query(Integer.class)
                .single();
        ledger.append(Act.of("administrator-appointed", "person", key).saying("name", name));
        return key;
    }
}

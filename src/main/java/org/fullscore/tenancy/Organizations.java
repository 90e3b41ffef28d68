package org.fullscore.tenancy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All organizations: the one list that is nobody's in particular. */
@Component
@Transactional
public class Organizations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Organizations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An id for an organization that is about to be founded. */
    public OrganizationId next() {
        return new OrganizationId(Ids.next(clock));
    }

    /** Adds an organization; nobody but whoever sets it up knows of it until it is opened. */
    public void found(OrganizationId organization, String name) {
        jdbc.sql("insert into tenancy.organization (id, name, created_at) values (?, ?, ?)")
                .params(organization.id(), name, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** From now on the organization is there: jobs work for it. */
    public void open(OrganizationId organization) {
        jdbc.sql("update tenancy.organization set opened_at = ? where id = ? and opened_at is null")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), organization.id())
                .update();
    }

    /** Every opened organization, the oldest first: what a job loops over. */
    @Transactional(readOnly = true)
    public List<OrganizationId> all() {
        return jdbc.sql("select id from tenancy.organization where opened_at is not null order by created_at, id")
                .query((row, number) -> new OrganizationId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The name of an organization. */
    @Transactional(readOnly = true)
    public Optional<String> nameOf(OrganizationId organization) {
        return jdbc.sql("select name from tenancy.organization where id = ?")
                .param(organization.id())
                .query(String.class)
                .optional();
    }
}

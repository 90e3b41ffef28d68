package org.fullscore.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An aggregate that belongs to one organization; every statement about it names that organization. */
@MappedSuperclass
public abstract class OfOrganization {

    @TenantId
    @PartitionKey
    @Column(name = "organization_id", updatable = false)
    private @Nullable UUID organizationId;

    /** Whose it is; null before it was saved. */
    public @Nullable UUID organizationId() {
        return organizationId;
    }
}

package org.fullscore.tenancy;

import java.io.Serializable;
import java.util.UUID;

/** The organization something belongs to: the tenant. */
public record OrganizationId(UUID id) implements Serializable {

    @Override
    public String toString() {
        return id.toString();
    }
}

package org.fullscore.consequences;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The id of an obligation. */
@Embeddable
public record ObligationId(UUID id) implements Serializable {

    @Override
    public String toString() {
        return id.toString();
    }
}

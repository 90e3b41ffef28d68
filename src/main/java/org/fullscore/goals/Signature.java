package org.fullscore.goals;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;

/** Who signed an agreement, as which party, when. */
@Entity
@Table(schema = "goals", name = "signature")
public class Signature extends OfOrganization {

    @EmbeddedId
    private Key key;

    private int personKey;
    private LocalDate signedOn;
    private Instant at;

    Signature(GoalId goal, Party party, int personKey, LocalDate signedOn, Instant at) {
        this.key = new Key(goal.id(), party.code());
        this.personKey = personKey;
        this.signedOn = signedOn;
        this.at = at;
    }

    protected Signature() {}

    public Party party() {
        return Party.of(key.party());
    }

    public int personKey() {
        return personKey;
    }

    /** The day in the organization's time zone. */
    public LocalDate signedOn() {
        return signedOn;
    }

    public Instant at() {
        return at;
    }

    @Embeddable
    record Key(
            @Column(name = "goal_id") UUID goal,
            @Column(name = "party") String party) implements Serializable {}
}

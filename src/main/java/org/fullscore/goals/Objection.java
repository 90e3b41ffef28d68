package org.fullscore.goals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;
import org.jspecify.annotations.Nullable;

/** What an owner said against a target, and which one the owner would sign instead; it stays on record. */
@Entity
@Table(schema = "goals", name = "objection")
public class Objection extends OfOrganization {

    @Id
    private UUID id;

    @Column(name = "goal_id")
    private UUID goal;

    private String text;
    private @Nullable BigDecimal counter;
    private int personKey;
    private Instant at;

    Objection(UUID id, GoalId goal, Said said, int personKey, Instant at) {
        this.id = id;
        this.goal = goal.id();
        this.text = said.text();
        this.counter = said.counter();
        this.personKey = personKey;
        this.at = at;
    }

    protected Objection() {}

    /**
     * What is said.
     *
     * @param text what is wrong with the target
     * @param counter the target the owner would sign, or null
     */
    public record Said(String text, @Nullable BigDecimal counter) {}

    public UUID id() {
        return id;
    }

    public GoalId goal() {
        return new GoalId(goal);
    }

    public String text() {
        return text;
    }

    /** The target the owner would sign, or null. */
    public @Nullable BigDecimal counter() {
        return counter;
    }

    public int personKey() {
        return personKey;
    }

    public Instant at() {
        return at;
    }
}

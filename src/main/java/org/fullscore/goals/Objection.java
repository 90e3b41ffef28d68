package org.fullscore.goals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;

/** What an owner said against a target; it stays on record. */
@Entity
@Table(schema = "goals", name = "objection")
public class Objection extends OfOrganization {

    @Id
    private UUID id;

    @Column(name = "goal_id")
    private UUID goal;

    private String text;
    private int personKey;
    private Instant at;

    Objection(UUID id, GoalId goal, String text, int personKey, Instant at) {
        this.id = id;
        this.goal = goal.id();
        this.text = text;
        this.personKey = personKey;
        this.at = at;
    }

    protected Objection() {}

    public UUID id() {
        return id;
    }

    public GoalId goal() {
        return new GoalId(goal);
    }

    public String text() {
        return text;
    }

    public int personKey() {
        return personKey;
    }

    public Instant at() {
        return at;
    }
}

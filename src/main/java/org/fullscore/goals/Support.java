package org.fullscore.goals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;
import org.jspecify.annotations.Nullable;

/** Support a leader promised with a goal: training, tools, time, by a day. */
@Entity
@Table(schema = "goals", name = "support")
public class Support extends OfOrganization {

    @Id
    private UUID id;

    @Column(name = "goal_id")
    private UUID goal;

    private String text;
    private LocalDate due;
    private @Nullable LocalDate keptOn;
    private int promisedBy;

    Support(UUID id, GoalId goal, String text, LocalDate due, int by) {
        this.id = id;
        this.goal = goal.id();
        this.text = text;
        this.due = due;
        this.promisedBy = by;
    }

    protected Support() {}

    void keep(LocalDate on) {
        keptOn = on;
    }

    /** Whether its last day has passed and it was not given. */
    boolean isMissingOn(LocalDate day) {
        return keptOn == null && due.isBefore(day);
    }

    public UUID id() {
        return id;
    }

    public GoalId goal() {
        return new GoalId(goal);
    }

    public String text() {
        return text;
    }

    /** The last day on which it is in time. */
    public LocalDate due() {
        return due;
    }

    /** The day it was given, or null while it is open. */
    public @Nullable LocalDate keptOn() {
        return keptOn;
    }

    /** Key of the leader who promised it. */
    public int promisedBy() {
        return promisedBy;
    }
}

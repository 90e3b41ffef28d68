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

/** A decision to change a target afterwards: old, new, reason, and who approved; both values stay. */
@Entity
@Table(schema = "goals", name = "relief")
public class Relief extends OfOrganization {

    @Id
    private UUID id;

    @Column(name = "goal_id")
    private UUID goal;

    @Column(precision = 19, scale = 4)
    private BigDecimal oldTarget;

    @Column(precision = 19, scale = 4)
    private BigDecimal newTarget;

    private String reason;
    private @Nullable String note;
    private int requestedBy;
    private Instant requestedAt;
    private @Nullable Integer approvedBy;
    private @Nullable Instant approvedAt;
    private @Nullable Integer declinedBy;
    private @Nullable Instant declinedAt;

    Relief(UUID id, GoalId goal, BigDecimal oldTarget, Request request, Instant at) {
        this.id = id;
        this.goal = goal.id();
        this.oldTarget = oldTarget;
        this.newTarget = request.target();
        this.reason = request.reason();
        this.note = request.note();
        this.requestedBy = request.by();
        this.requestedAt = at;
    }

    protected Relief() {}

    /** What somebody asks for: the new target in the metric's unit, a reason from the list, words beside it. */
    public record Request(
            BigDecimal target, String reason, @Nullable String note, int by) {}

    void approve(int by, Instant at) {
        approvedBy = by;
        approvedAt = at;
    }

    void decline(int by, Instant at) {
        declinedBy = by;
        declinedAt = at;
    }

    public boolean isWaiting() {
        return approvedBy == null && declinedBy == null;
    }

    public boolean isApproved() {
        return approvedBy != null;
    }

    public UUID id() {
        return id;
    }

    public GoalId goal() {
        return new GoalId(goal);
    }

    public BigDecimal oldTarget() {
        return oldTarget;
    }

    public BigDecimal newTarget() {
        return newTarget;
    }

    public String reason() {
        return reason;
    }

    public @Nullable String note() {
        return note;
    }

    public int requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public @Nullable Integer approvedBy() {
        return approvedBy;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    public @Nullable Integer declinedBy() {
        return declinedBy;
    }

    public @Nullable Instant declinedAt() {
        return declinedAt;
    }
}

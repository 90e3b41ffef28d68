package org.fullscore.consequences;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;
import org.jspecify.annotations.Nullable;

/** A request not to apply, to apply something milder, or to wait: takes effect when a second person approves. */
@Entity
@Table(schema = "consequences", name = "waiver")
public class Waiver extends OfOrganization {

    /** The reasons there are; text stands beside them. */
    public static final List<String> REASONS =
            List.of("absence", "circumstances", "data", "support-missing", "agreement", "other");

    @Id
    private UUID id;

    private UUID obligationId;
    private String reason;
    private @Nullable String note;
    private @Nullable LocalDate until;
    private @Nullable String milder;
    private @Nullable Short milderSeverity;
    private @Nullable LocalDate doneOn;
    private @Nullable String evidence;
    private int requestedBy;
    private Instant requestedAt;
    private @Nullable Integer approvedBy;
    private @Nullable Instant approvedAt;

    @Version
    private @Nullable Integer version;

    Waiver(UUID id, ObligationId obligation, Wish wish, int by, Instant at) {
        this.id = id;
        this.obligationId = obligation.id();
        this.reason = wish.reason();
        this.note = wish.note();
        this.until = wish.until();
        this.milder = wish.milder();
        this.milderSeverity = wish.milderSeverity() == null
                ? null
                : (short) wish.milderSeverity().level();
        this.doneOn = wish.doneOn();
        this.evidence = wish.evidence();
        this.requestedBy = by;
        this.requestedAt = at;
    }

    protected Waiver() {}

    /**
     * What is asked for.
     *
     * @param reason one of {@link #REASONS}
     * @param until the day it is put off to, or null
     * @param milder what is done instead, or null for nothing
     */
    public record Wish(
            String reason,
            @Nullable String note,
            @Nullable LocalDate until,
            @Nullable String milder,
            @Nullable Severity milderSeverity,
            @Nullable LocalDate doneOn,
            @Nullable String evidence) {}

    void approve(int by, Instant at) {
        approvedBy = by;
        approvedAt = at;
    }

    public UUID id() {
        return id;
    }

    public ObligationId obligation() {
        return new ObligationId(obligationId);
    }

    public String reason() {
        return reason;
    }

    public @Nullable String note() {
        return note;
    }

    public @Nullable LocalDate until() {
        return until;
    }

    public @Nullable String milder() {
        return milder;
    }

    public @Nullable Severity milderSeverity() {
        return milderSeverity == null ? null : new Severity(milderSeverity);
    }

    public @Nullable LocalDate doneOn() {
        return doneOn;
    }

    public @Nullable String evidence() {
        return evidence;
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
}

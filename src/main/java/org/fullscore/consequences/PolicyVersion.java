package org.fullscore.consequences;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.tenancy.OfOrganization;
import org.jspecify.annotations.Nullable;

/**
 * A dated version of a policy: a draft until somebody other than its author publishes it, immutable from then on. Its rows are
 * {@link RuleRows}.
 */
@Entity
@Table(schema = "consequences", name = "policy_version")
public class PolicyVersion extends OfOrganization {

    @EmbeddedId
    private PolicyVersionId id;

    private short metricKey;
    private boolean ofPersons;
    private boolean ofTeams;
    private String periodKind;
    private LocalDate validFrom;
    private @Nullable String source;
    private String[] jobs;
    private boolean adjustJoining;
    private boolean adjustLeaving;
    private boolean adjustAbsence;
    private boolean adjustHours;
    private Integer[] adjustRamp;
    private int writtenBy;
    private Instant writtenAt;
    private @Nullable Integer publishedBy;
    private @Nullable Instant publishedAt;

    @Version
    private @Nullable Integer version;

    PolicyVersion(PolicyVersionId id, short metricKey, PolicyDocument document, int author, Instant at) {
        this.id = id;
        take(metricKey, document, author, at);
    }

    protected PolicyVersion() {}

    /** Replaces the draft; whoever writes it is its author from now on. */
    Optional<Refusal> rewrite(short metric, PolicyDocument document, int author, Instant at) {
        if (isPublished()) {
            return Optional.of(Refusal.because(Refusal.Reason.PUBLISHED_ALREADY));
        }
        take(metric, document, author, at);
        return Optional.empty();
    }

    /** Four eyes: somebody other than the author. */
    Optional<Refusal> publish(int by, Instant at) {
        if (isPublished()) {
            return Optional.of(Refusal.because(Refusal.Reason.PUBLISHED_ALREADY));
        }
        if (by == writtenBy) {
            return Optional.of(Refusal.because(Refusal.Reason.FOUR_EYES));
        }
        publishedBy = by;
        publishedAt = at;
        return Optional.empty();
    }

    private void take(short metric, PolicyDocument document, int author, Instant at) {
        metricKey = metric;
        ofPersons = document.persons();
        ofTeams = document.teams();
        periodKind = document.period();
        validFrom = document.from();
        source = document.source();
        jobs = document.jobs().toArray(String[]::new);
        adjustJoining = document.adjust().joining();
        adjustLeaving = document.adjust().leaving();
        adjustAbsence = document.adjust().absence();
        adjustHours = document.adjust().hours();
        adjustRamp = document.adjust().ramp().toArray(Integer[]::new);
        writtenBy = author;
        writtenAt = at;
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    public PolicyVersionId id() {
        return id;
    }

    public short metricKey() {
        return metricKey;
    }

    public boolean judgesPersons() {
        return ofPersons;
    }

    public boolean judgesTeams() {
        return ofTeams;
    }

    public String periodKind() {
        return periodKind;
    }

    /** It judges periods that begin on this day or later. */
    public LocalDate validFrom() {
        return validFrom;
    }

    public @Nullable String source() {
        return source;
    }

    public List<String> jobs() {
        return List.of(jobs);
    }

    /** By which formula the targets of persons are adjusted. */
    public AdjustmentFormula adjusts() {
        return new AdjustmentFormula(adjustJoining, adjustLeaving, adjustAbsence, adjustHours, List.of(adjustRamp));
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    public @Nullable Integer publishedBy() {
        return publishedBy;
    }

    public int writtenBy() {
        return writtenBy;
    }

    public int version() {
        return version == null ? 0 : version;
    }
}

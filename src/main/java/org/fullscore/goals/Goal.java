package org.fullscore.goals;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;
import org.jspecify.annotations.Nullable;

/**
 * What an owner promises of a metric in a period, from the first draft to the agreement and what was changed after it.
 *
 * <p>A verb that cannot be done answers why and changes nothing.
 */
@Entity
@Table(schema = "goals", name = "goal")
public class Goal extends OfOrganization {

    @EmbeddedId
    private GoalId id;

    private @Nullable Integer personKey;
    private @Nullable Integer teamKey;
    private short metricKey;
    private String period;
    private String periodKind;
    private LocalDate starts;
    private LocalDate ends;

    @Column(precision = 19, scale = 4)
    private BigDecimal target;

    @Column(precision = 19, scale = 4)
    private @Nullable BigDecimal commitLevel;

    @Column(precision = 19, scale = 4)
    private @Nullable BigDecimal stretch;

    private @Nullable String why;
    private @Nullable String what;
    private @Nullable String how;
    private String state;

    @Column(precision = 19, scale = 4)
    private @Nullable BigDecimal firstTarget;

    private @Nullable LocalDate inForceOn;
    private boolean late;
    private LocalDate recordedOn;
    private @Nullable String policy;
    private @Nullable Integer policyVersion;
    private @Nullable Integer proposedBy;

    @Version
    private @Nullable Integer version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(
            name = "goal_id",
            insertable = false,
            updatable = false,
            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    private List<Signature> signatures = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(
            name = "goal_id",
            insertable = false,
            updatable = false,
            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @OrderBy("at")
    private List<Objection> objections = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(
            name = "goal_id",
            insertable = false,
            updatable = false,
            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @OrderBy("requestedAt")
    private List<Relief> reliefs = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(
            name = "goal_id",
            insertable = false,
            updatable = false,
            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    @OrderBy("due")
    private List<Support> support = new ArrayList<>();

    Goal(GoalId id, Subject subject, Target target, Reasons reasons, int by, LocalDate today) {
        this.id = id;
        this.personKey = subject.owner().personKey();
        this.teamKey = subject.owner().teamKey();
        this.metricKey = subject.metric();
        this.period = subject.period();
        this.periodKind = subject.periodKind();
        this.starts = subject.starts();
        this.ends = subject.ends();
        this.target = target.amount();
        this.commitLevel = target.commit();
        this.stretch = target.stretch();
        this.why = reasons.why();
        this.what = reasons.what();
        this.how = reasons.how();
        this.state = State.DRAFT.code();
        this.recordedOn = today;
        this.proposedBy = by;
    }

    protected Goal() {}

    /** Where a goal is on its way to an agreement. */
    public enum State {
        DRAFT,
        PROPOSED,
        AGREED,
        SET,
        OBJECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Agreed or set: from here on only relief changes the target. */
        public boolean isBinding() {
            return this == AGREED || this == SET;
        }
    }

    /** Whose goal for what and when: there is one goal of each. Days are half-open. */
    public record Subject(
            Owner owner, short metric, String period, String periodKind, LocalDate starts, LocalDate ends) {}

    /** Why it matters, what is to be done, and how. */
    public record Reasons(
            @Nullable String why,
            @Nullable String what,
            @Nullable String how) {
        public static final Reasons NONE = new Reasons(null, null, null);
    }

    Optional<Refusal> change(Target wanted, Reasons reasons, int by) {
        if (state().isBinding()) {
            return Optional.of(Refusal.AGREED);
        }
        if (!target().sameAs(wanted)) {
            signatures.clear();
        }
        target = wanted.amount();
        commitLevel = wanted.commit();
        stretch = wanted.stretch();
        why = reasons.why();
        what = reasons.what();
        how = reasons.how();
        proposedBy = by;
        if (state() == State.OBJECTED) {
            state = State.PROPOSED.code();
        }
        return Optional.empty();
    }

    Optional<Refusal> propose(int by) {
        if (state().isBinding()) {
            return Optional.of(Refusal.AGREED);
        }
        state = State.PROPOSED.code();
        proposedBy = by;
        return Optional.empty();
    }

    Optional<Refusal> sign(Party party, int person, LocalDate today, Instant at) {
        if (state() == State.AGREED || isSignedBy(party)) {
            return Optional.of(Refusal.SIGNED_ALREADY);
        }
        if (state() == State.DRAFT) {
            return Optional.of(Refusal.NOT_PROPOSED);
        }
        if (!today.isBefore(ends)) {
            return Optional.of(Refusal.PERIOD_ENDED);
        }
        signatures.add(new Signature(id, party, person, today, at));
        if (isSignedBy(Party.OWNER) && isSignedBy(Party.LEADER)) {
            comeIntoForce(State.AGREED, inForceOn == null || today.isBefore(inForceOn) ? today : inForceOn);
        } else {
            state = State.PROPOSED.code();
        }
        return Optional.empty();
    }

    /** The leader signs and delivers; it counts from a day on unless the owner objects before. */
    Optional<Refusal> set(int leader, LocalDate today, LocalDate from, Instant at) {
        if (state().isBinding()) {
            return Optional.of(Refusal.AGREED);
        }
        if (state() == State.DRAFT) {
            return Optional.of(Refusal.NOT_PROPOSED);
        }
        if (!from.isBefore(ends)) {
            return Optional.of(Refusal.PERIOD_ENDED);
        }
        if (!isSignedBy(Party.LEADER)) {
            signatures.add(new Signature(id, Party.LEADER, leader, today, at));
        }
        comeIntoForce(State.SET, from);
        return Optional.empty();
    }

    Optional<Refusal> object(UUID objection, Objection.Said said, int person, LocalDate today, Instant at) {
        if (state() == State.DRAFT) {
            return Optional.of(Refusal.NOT_PROPOSED);
        }
        if (isSignedBy(Party.OWNER) || state() == State.AGREED) {
            return Optional.of(Refusal.SIGNED_ALREADY);
        }
        objections.add(new Objection(objection, id, said, person, at));
        if (state() == State.SET && !isInForce(today)) {
            inForceOn = null;
            late = false;
            firstTarget = null;
            signatures.clear();
        }
        if (state() != State.SET || inForceOn == null) {
            state = State.OBJECTED.code();
        }
        return Optional.empty();
    }

    /** Recorded in retrospect as agreed on a day, without signatures. */
    Optional<Refusal> recordAgreed(LocalDate day) {
        if (state().isBinding()) {
            return Optional.of(Refusal.AGREED);
        }
        if (!day.isBefore(ends)) {
            return Optional.of(Refusal.PERIOD_ENDED);
        }
        comeIntoForce(State.AGREED, day);
        return Optional.empty();
    }

    Optional<Refusal> requestRelief(UUID relief, Relief.Request request, Instant at) {
        if (!state().isBinding()) {
            return Optional.of(Refusal.NOT_AGREED);
        }
        if (reliefs.stream().anyMatch(Relief::isWaiting)) {
            return Optional.of(Refusal.RELIEF_WAITING);
        }
        if (request.target().compareTo(target) == 0) {
            return Optional.of(Refusal.SAME_TARGET);
        }
        reliefs.add(new Relief(relief, id, target, request, at));
        return Optional.empty();
    }

    /** The new target counts; a level that it passes moves with it. */
    Optional<Refusal> approveRelief(Relief relief, Levels levels, int by, Instant at) {
        if (!relief.isWaiting()) {
            return Optional.of(Refusal.RELIEF_DECIDED);
        }
        relief.approve(by, at);
        Target moved = levels.moved(target(), relief.newTarget());
        target = moved.amount();
        commitLevel = moved.commit();
        stretch = moved.stretch();
        return Optional.empty();
    }

    Optional<Refusal> declineRelief(Relief relief, int by, Instant at) {
        if (!relief.isWaiting()) {
            return Optional.of(Refusal.RELIEF_DECIDED);
        }
        relief.decline(by, at);
        return Optional.empty();
    }

    void judgedBy(@Nullable String policyName, @Nullable Integer number) {
        policy = policyName;
        policyVersion = number;
    }

    void promise(UUID promised, String text, LocalDate due, int by) {
        support.add(new Support(promised, id, text, due, by));
    }

    private void comeIntoForce(State binding, LocalDate day) {
        state = binding.code();
        inForceOn = day;
        firstTarget = target;
        late = isLate(starts, ends, day);
    }

    /** Whether a day lies later than a quarter of the way into a half-open range. Rule book, 2.2. */
    static boolean isLate(LocalDate starts, LocalDate ends, LocalDate day) {
        return ChronoUnit.DAYS.between(starts, day) * 4 > ChronoUnit.DAYS.between(starts, ends);
    }

    public GoalId id() {
        return id;
    }

    public Owner owner() {
        if (personKey != null) {
            return Owner.person(personKey);
        }
        if (teamKey != null) {
            return Owner.team(teamKey);
        }
        throw new IllegalStateException("The database promises an owner.");
    }

    public short metricKey() {
        return metricKey;
    }

    /** The id of the period, such as {@code 2026-Q3}. */
    public String period() {
        return period;
    }

    /** month, quarter, half, year or custom. */
    public String periodKind() {
        return periodKind;
    }

    public LocalDate starts() {
        return starts;
    }

    /** The day after the last. */
    public LocalDate ends() {
        return ends;
    }

    /** The target of today, after relief. */
    public Target target() {
        return new Target(target, commitLevel, stretch);
    }

    /** The target as first agreed, or null before that. */
    public @Nullable BigDecimal firstTarget() {
        return firstTarget;
    }

    public Reasons reasons() {
        return new Reasons(why, what, how);
    }

    public State state() {
        return State.of(state);
    }

    /** The day from which it counts, or null before it was agreed or set. */
    public @Nullable LocalDate inForceOn() {
        return inForceOn;
    }

    public boolean isInForce(LocalDate day) {
        return inForceOn != null && !day.isBefore(inForceOn);
    }

    /** Whether it came into force later than a quarter of the way in. */
    public boolean isLate() {
        return late;
    }

    public LocalDate recordedOn() {
        return recordedOn;
    }

    /** The policy named in the agreement, or null where none judges it. */
    public @Nullable String policy() {
        return policy;
    }

    public @Nullable Integer policyVersion() {
        return policyVersion;
    }

    public @Nullable Integer proposedBy() {
        return proposedBy;
    }

    /** Counts the changes: what a page shows and sends back, so that nobody signs what they did not read. */
    public int version() {
        return version == null ? 0 : version;
    }

    public boolean isSignedBy(Party party) {
        return signatures.stream().anyMatch(signature -> signature.party() == party);
    }

    public List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    public List<Objection> objections() {
        return List.copyOf(objections);
    }

    /** The target the owner last said to sign instead; empty where it is this one, or none was named. */
    public Optional<BigDecimal> counter() {
        return objections.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(objections.getLast().counter()).filter(said -> said.compareTo(target) != 0);
    }

    public List<Relief> reliefs() {
        return List.copyOf(reliefs);
    }

    public Optional<Relief> relief(UUID relief) {
        return reliefs.stream().filter(each -> each.id().equals(relief)).findFirst();
    }

    public List<Support> support() {
        return List.copyOf(support);
    }
}

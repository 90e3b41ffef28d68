package org.fullscore.consequences;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.tenancy.OfOrganization;
import org.jspecify.annotations.Nullable;

/** What a rule says is owed to somebody because of a result: written when it falls due, and never changed. */
@MappedSuperclass
public abstract class Owed extends OfOrganization {

    @EmbeddedId
    private ObligationId id;

    private UUID goalId;
    private int personKey;
    private String period;
    private @Nullable BigDecimal attainment;
    private String policy;
    private int policyVersion;
    private String rule;
    private String consequence;
    private String kind;
    private short severity;
    private boolean evidenceNeeded;
    private boolean entitlement;
    private @Nullable BigDecimal pay;
    private @Nullable String payCurrency;
    private String origin;
    private LocalDate openedOn;
    private short workingDays;

    protected Owed() {}

    /** Whether a rule says the same thing, money aside. */
    boolean isSameAs(Consequence other) {
        return consequence.equals(other.name())
                && kind.equals(other.kind().wire())
                && severity == other.severity().level();
    }

    /** Whether it undoes what was applied before a restatement. */
    boolean isUndoing() {
        return origin.equals("undo");
    }

    public ObligationId id() {
        return id;
    }

    public UUID goalId() {
        return goalId;
    }

    /** Whom it concerns. */
    public int personKey() {
        return personKey;
    }

    public String period() {
        return period;
    }

    public @Nullable BigDecimal attainment() {
        return attainment;
    }

    public String policy() {
        return policy;
    }

    public int policyVersion() {
        return policyVersion;
    }

    public String rule() {
        return rule;
    }

    public String consequence() {
        return consequence;
    }

    public Kind kind() {
        return Kind.ofWire(kind).orElseThrow();
    }

    public Severity severity() {
        return new Severity(severity);
    }

    public boolean evidenceNeeded() {
        return evidenceNeeded;
    }

    public boolean isEntitlement() {
        return entitlement;
    }

    public @Nullable BigDecimal pay() {
        return pay;
    }

    public @Nullable String payCurrency() {
        return payCurrency;
    }

    public LocalDate openedOn() {
        return openedOn;
    }

    /** How many whoever owes it has; given again in full when it is postponed, and once when it passes to somebody else. */
    public int workingDays() {
        return workingDays;
    }
}

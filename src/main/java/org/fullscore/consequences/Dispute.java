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

/** The person an obligation concerns, against a number or a decision; with a clock and an answer by somebody who did not decide. */
@Entity
@Table(schema = "consequences", name = "dispute")
public class Dispute extends OfOrganization {

    public static final String NUMBER = "number";
    public static final String DECISION = "decision";
    public static final String UPHELD = "upheld";
    public static final String CHANGED = "changed";
    static final List<String> ANSWERS = List.of(UPHELD, CHANGED);

    /** Working days for the answer. */
    static final int WORKING_DAYS = 10;

    @Id
    private UUID id;

    private UUID obligationId;
    private String about;
    private String text;
    private int raisedBy;
    private Instant raisedAt;
    private LocalDate answerBy;
    private @Nullable String answer;
    private @Nullable String answerText;
    private @Nullable Integer answeredBy;
    private @Nullable Instant answeredAt;

    @Version
    private @Nullable Integer version;

    Dispute(UUID id, ObligationId obligation, String about, String text, LocalDate answerBy, int by, Instant at) {
        this.id = id;
        this.obligationId = obligation.id();
        this.about = about;
        this.text = text;
        this.answerBy = answerBy;
        this.raisedBy = by;
        this.raisedAt = at;
    }

    protected Dispute() {}

    void answer(String word, @Nullable String said, int by, Instant at) {
        answer = word;
        answerText = said;
        answeredBy = by;
        answeredAt = at;
    }

    public UUID id() {
        return id;
    }

    public ObligationId obligation() {
        return new ObligationId(obligationId);
    }

    public String about() {
        return about;
    }

    public String text() {
        return text;
    }

    public int raisedBy() {
        return raisedBy;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    /** The last day on which an answer is in time. */
    public LocalDate answerBy() {
        return answerBy;
    }

    /** Whether nobody has answered by the day. */
    public boolean isLate(LocalDate day) {
        return isOpen() && day.isAfter(answerBy);
    }

    public boolean isOpen() {
        return answer == null;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable String answerText() {
        return answerText;
    }

    public @Nullable Integer answeredBy() {
        return answeredBy;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }
}

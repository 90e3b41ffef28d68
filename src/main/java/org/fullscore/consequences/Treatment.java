package org.fullscore.consequences;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is due to somebody, as far as two rules can differ about it: two that are equal treat a person alike.
 *
 * @param name in the words of the organization
 * @param money what it is worth, or null
 */
public record Treatment(
        String name,
        Kind kind,
        int severity,
        Consequence.OwedBy owedBy,
        int workingDays,
        boolean evidence,
        boolean entitlement,
        @Nullable Money money) {

    /** Money in the smallest unit of its currency. */
    public record Money(BigDecimal amount, String currency) {

        public Money {
            amount = amount.setScale(Pay.decimals(currency), RoundingMode.HALF_UP);
        }
    }

    static Treatment of(Opening.Due due) {
        Consequence consequence = due.consequence();
        Pay pay = consequence.pay();
        BigDecimal amount = due.pay();
        return new Treatment(
                consequence.name(),
                consequence.kind(),
                consequence.severity().level(),
                consequence.owedBy(),
                consequence.workingDays(),
                consequence.evidence(),
                consequence.entitlement(),
                pay == null || amount == null ? null : new Money(amount, pay.currency()));
    }
}

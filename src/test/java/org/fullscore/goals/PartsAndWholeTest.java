package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dublin is to bring 1,000; its people got more than that together, and not alike. */
class PartsAndWholeTest {

    @Test
    void thePartsAreHeldAgainstTheWhole() {
        PartsAndWhole held = held("1000", part("Priya", "620", null), part("Conor", "480", null));
        assertThat(held.sum()).isEqualByComparingTo("1100");
        assertThat(held.difference()).isEqualByComparingTo("100");
        assertThat(held.overAssigned()).isEqualByComparingTo("10.0");
    }

    @Test
    void whereOneOfBothIsMissingNothingIsSaid() {
        assertThat(held("1000").difference()).isNull();
        assertThat(held(null, part("Priya", "620", null)).overAssigned()).isNull();
        assertThat(held(null).sum()).isNull();
    }

    @Test
    void whoCarriesMoreThanLastYearsShareIsNamedAndWhoJoinedSinceIsNot() {
        PartsAndWhole held =
                held("1000", part("Priya", "600", "400"), part("Conor", "400", "600"), part("Aoife", "900", null));
        assertThat(held.heavier())
                .containsExactly(new PartsAndWhole.Load("Priya", new BigDecimal("60.0"), new BigDecimal("40.0")));
    }

    @Test
    void upToATenthMoreIsNotWorthAWord() {
        assertThat(held("1000", part("Priya", "549", "500"), part("Conor", "451", "500"))
                        .heavier())
                .isEmpty();
        assertThat(held("1000", part("Priya", "550", "500"), part("Conor", "450", "500"))
                        .heavier())
                .extracting(PartsAndWhole.Load::name)
                .containsExactly("Priya");
    }

    @Test
    void withoutALastYearSharesAreEqualOnes() {
        assertThat(held("1000", part("Priya", "700", null), part("Conor", "300", null))
                        .heavier())
                .containsExactly(new PartsAndWhole.Load("Priya", new BigDecimal("70.0"), new BigDecimal("50.0")));
    }

    @Test
    void risesAreAgainstLastYearAndTheMedianIsTheMiddleOne() {
        PartsAndWhole held =
                held(null, part("Priya", "162", "100"), part("Conor", "118", "100"), part("Niamh", "105", "100"));
        assertThat(held.rises())
                .extracting(PartsAndWhole.Rise::percent)
                .containsExactly(new BigDecimal("62.0"), new BigDecimal("18.0"), new BigDecimal("5.0"));
        assertThat(held.median()).isEqualByComparingTo("18");
        assertThat(held(null, part("Priya", "162", "100"), part("Conor", "118", "100"))
                        .median())
                .isEqualByComparingTo("40");
        assertThat(held(null, part("Priya", "162", "0")).median()).isNull();
    }

    private static PartsAndWhole held(@Nullable String whole, PartsAndWhole.Part... parts) {
        return new PartsAndWhole(whole == null ? null : new BigDecimal(whole), List.of(parts));
    }

    private static PartsAndWhole.Part part(String name, String target, @Nullable String before) {
        return new PartsAndWhole.Part(name, new BigDecimal(target), before == null ? null : new BigDecimal(before));
    }
}

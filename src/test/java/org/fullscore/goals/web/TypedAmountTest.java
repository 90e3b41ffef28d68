package org.fullscore.goals.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAmountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US|75000|75000",
                "en-US|75,000|75000",
                "en-US|1,234,567.89|1234567.89",
                "en-US|$75,000|75000",
                "en-US|-3|-3",
                "de-DE|75.000|75000",
                "de-DE|75.000,50|75000.50",
                "de-DE|75.000,50 €|75000.50",
                "de-CH|75’000|75000",
                "de-CH|75'000|75000",
                "fr-FR|75 000,5|75000.5",
                "en-IN|12,34,567|1234567",
            })
    void isReadInTheMannerOfTheLocale(String locale, String typed, BigDecimal amount) {
        assertThat(TypedAmount.read(typed, Locale.forLanguageTag(locale))).isEqualTo(new TypedAmount.Amount(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"43o,000|3|o", "abc|1|a", "1.2.3|4|.", "75,0000|7|0", "75,00|5|0", "1e5|2|e", "5,|2|,", "7,5.0|4|."
            })
    void namesTheCharacterThatIsNotPartOfANumber(String typed, int position, String character) {
        assertThat(TypedAmount.read(typed, Locale.US)).isEqualTo(new TypedAmount.Wrong(position, character));
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(TypedAmount.read("", Locale.US)).isEqualTo(new TypedAmount.Wrong(1, ""));
    }
}

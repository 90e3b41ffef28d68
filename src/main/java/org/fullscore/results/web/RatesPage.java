package org.fullscore.results.web;

import java.util.List;
import java.util.Locale;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.results.LoadingRates;
import org.fullscore.results.Rates;
import org.fullscore.web.Errors;
import org.fullscore.web.RowError;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What amounts in other currencies come to.
 *
 * @param next address of the rates after these, null after the last
 * @param typed the rate that was typed; it stays where it was refused
 * @param file name of the file that was refused, empty for none
 * @param rows what is wrong with it, the first of them
 * @param wrong how much is wrong with it
 * @param done what was taken just now, null where nothing was
 */
public record RatesPage(
        List<Line> lines,
        @Nullable String next,
        boolean mayChange,
        LoadingRates.Said typed,
        Errors errors,
        String file,
        List<RowError> rows,
        int wrong,
        LoadingRates.Answer.@Nullable Loaded done) {

    /** A rate; the fiscal year it is of, null for that of a day. */
    public record Line(Rates.Rate rate, @Nullable String year) {

        static Line of(Rates.Rate rate, Periods periods, Locale locale) {
            return new Line(
                    rate,
                    rate.ends() == null
                            ? null
                            : periods.nameOf(
                                    periods.of(Period.Kind.YEAR, rate.starts()).id(), locale));
        }

        /** "fiscal year 2026", or the day. */
        public String valid(Words words) {
            return year == null ? words.day(rate.starts()) : words.say("rates.year", year);
        }
    }
}

package org.fullscore.goals;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.web.Words;

/** Says in sentences by which formula targets are adjusted: in the agreement that is signed, and with the policy. */
public final class FormulaAloud {

    private FormulaAloud() {}

    /** One sentence a part of the formula, and what holds for all; none where nothing is adjusted. */
    public static List<String> read(AdjustmentFormula formula, Words words) {
        if (formula.isNone()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(List.of(words.say("adjust.rule")));
        if (formula.joining()) {
            sentences.add(words.say("adjust.joining"));
        }
        if (formula.leaving()) {
            sentences.add(words.say("adjust.leaving"));
        }
        if (formula.absence()) {
            sentences.add(words.say("adjust.absence"));
        }
        if (formula.hours()) {
            sentences.add(words.say("adjust.hours"));
        }
        if (!formula.ramp().isEmpty()) {
            List<String> percents = formula.ramp().stream()
                    .map(percent -> words.percent(String.valueOf(percent)))
                    .toList();
            sentences.add(words.say("adjust.ramp", formula.ramp().size(), words.list(percents)));
        }
        sentences.add(words.say("adjust.sums"));
        return List.copyOf(sentences);
    }

    /** "Agreed $75,000; adjusted by rule (52 of 65 working days)". */
    public static String adjusted(Adjustment adjustment, String unit, Words words) {
        return words.say(
                "adjust.agreed", words.amount(adjustment.agreed().amount(), unit), days(adjustment.factor(), words));
    }

    /** "52 of 65 working days". */
    public static String days(Factor factor, Words words) {
        return words.say("adjust.days", words.number(factor.days()), factor.of());
    }
}

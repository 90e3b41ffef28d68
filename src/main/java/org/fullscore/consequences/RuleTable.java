package org.fullscore.consequences;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows of a policy version, in the order they were written. */
public record RuleTable(List<Rule> rows) {

    private static final Comparator<Rule> PRECEDENCE = Comparator.comparingInt(Rule::inARow)
            .thenComparing(Rule::hasTeamCondition)
            .reversed();

    public RuleTable {
        rows = List.copyOf(rows);
    }

    /** The one row that applies: of those that fit, the highest count in a row wins, then the row with a team condition. */
    public Optional<Rule> match(Situation situation) {
        return fitting(situation).stream().findFirst();
    }

    /** Every row that fits, the one that applies first. */
    public List<Rule> fitting(Situation situation) {
        return rows.stream()
                .filter(row -> row.fits(situation))
                .sorted(PRECEDENCE)
                .toList();
    }

    /** Whether two rows that both fit leave it open which of them applies. */
    static boolean tie(Rule one, Rule other) {
        return PRECEDENCE.compare(one, other) == 0;
    }
}

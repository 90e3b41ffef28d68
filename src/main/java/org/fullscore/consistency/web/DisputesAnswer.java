package org.fullscore.consistency.web;

import java.util.List;
import org.fullscore.consistency.Disputes;

/**
 * Disputes of decisions by the groups of one dimension.
 *
 * @param values the groups shown
 * @param suppressed groups that are not shown to whoever asks
 */
record DisputesAnswer(String by, List<Value> values, List<Disputes.NotShown> suppressed) {

    /**
     * One group.
     *
     * @param of obligations that fell due
     * @param open disputes nobody has answered
     */
    record Value(String value, String name, int of, int disputed, int upheld, int changed, int open) {

        static Value of(Disputes.Line line) {
            return new Value(
                    line.value(), line.name(), line.of(), line.disputed(), line.upheld(), line.changed(), line.open());
        }
    }

    static DisputesAnswer of(Disputes disputes) {
        return new DisputesAnswer(
                disputes.dimension().word(),
                disputes.lines().stream().map(Value::of).toList(),
                disputes.notShown());
    }
}

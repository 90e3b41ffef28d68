package org.fullscore.consistency;

import org.fullscore.web.Words;

/** What groups are called in sentences. */
record Names(Words words) {

    String of(Dimension dimension, String value, String name) {
        return dimension.kind() == Dimension.Kind.RANK ? words.say("consistency.name." + value) : name;
    }

    /** All groups but one, taken together. */
    String rest(Dimension dimension) {
        return words.say("consistency.rest." + dimension.kind());
    }
}

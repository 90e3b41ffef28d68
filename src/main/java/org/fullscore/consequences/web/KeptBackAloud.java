package org.fullscore.consequences.web;

import org.fullscore.consequences.KeptBack;
import org.fullscore.web.Words;

/** Says what does not fall due, and which promise was not kept. */
final class KeptBackAloud {

    private KeptBackAloud() {}

    /** "No Improvement plan falls due: “Negotiation training”, promised by Niamh Byrne by 31 May 2026, was not kept." */
    static String sentence(KeptBack.Line line, Words words) {
        return words.say(
                "consequences.kept-back.say",
                line.consequence(),
                words.list(line.missing().stream()
                        .map(missing -> words.say(
                                "consequences.kept-back.promise",
                                missing.text(),
                                missing.byName(),
                                words.day(missing.due())))
                        .toList()),
                line.missing().size());
    }
}

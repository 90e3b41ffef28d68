package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.consequences.Refusal;
import org.fullscore.consequences.Sentence;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Settings;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.fullscore.web.Words;
import org.springframework.stereotype.Component;

/** Says refusals and findings as the organization writes. */
@Component
class Speech {

    private final Dictionary dictionary;
    private final OrganizationSettings settings;

    Speech(Dictionary dictionary, OrganizationSettings settings) {
        this.dictionary = dictionary;
        this.settings = settings;
    }

    Words words() {
        Settings current = settings.current();
        return dictionary.words(current.locale(), current.zone());
    }

    String say(Sentence sentence) {
        return sentence.in(words());
    }

    String say(Refusal refusal) {
        return say(refusal.sentence());
    }

    Problem problem(Refusal refusal) {
        Refusal.Reason reason = refusal.reason();
        String sentence = say(refusal);
        List<RowError> places = reason.field().isEmpty()
                ? List.of()
                : List.of(RowError.atField(reason.field(), null, reason.name(), sentence, ""));
        String title = words().say("consequences.refusal.title." + reason.status());
        return new Problem(reason.status(), reason.type(), title, sentence, places);
    }
}

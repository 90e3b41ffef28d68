package org.fullscore.organization.web;

import java.util.Arrays;
import java.util.List;
import org.fullscore.organization.ChangingSettings;
import org.fullscore.organization.YearShape;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;

/** The form that says where the organization is. */
public record SettingsPage(ChangingSettings.Wanted form, List<Option> months, Errors errors) {

    public List<Option> shapes(Words words) {
        return Arrays.stream(YearShape.values())
                .map(shape -> new Option(shape.word(), words.say("settings.shape." + shape.word())))
                .toList();
    }
}

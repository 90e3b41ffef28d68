package org.fullscore.organization.web;

import java.util.List;
import org.fullscore.organization.ChangingSettings;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;

/** The form that says where the organization is. */
public record SettingsPage(ChangingSettings.Wanted form, List<Option> months, Errors errors) {}

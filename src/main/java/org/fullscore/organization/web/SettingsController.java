package org.fullscore.organization.web;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fullscore.organization.ChangingSettings;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which administrators say where the organization is. */
@Controller
class SettingsController {

    private final OrganizationSettings settings;
    private final ChangingSettings changing;

    SettingsController(OrganizationSettings settings, ChangingSettings changing) {
        this.settings = settings;
        this.changing = changing;
    }

    @GetMapping("/calendar/settings")
    ModelAndView settings(Viewer viewer) {
        requireKeeper(viewer);
        Settings now = settings.current();
        return view(
                new ChangingSettings.Wanted(
                        now.zone().getId(),
                        now.locale().toLanguageTag(),
                        now.country(),
                        now.currency(),
                        now.fiscalYearStart(),
                        now.yearShape().word()),
                Errors.NONE);
    }

    @PostMapping("/calendar/settings")
    ModelAndView change(
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String locale,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "0") int fiscalYearStart,
            @RequestParam(defaultValue = "months") String yearShape,
            Viewer viewer) {
        requireKeeper(viewer);
        ChangingSettings.Wanted wanted = new ChangingSettings.Wanted(
                zone.strip(),
                locale.strip(),
                country.strip().toUpperCase(Locale.ROOT),
                currency.strip().toUpperCase(Locale.ROOT),
                fiscalYearStart,
                yearShape);
        Errors errors = changing.change(wanted, viewer.personKey());
        return errors.any() ? view(wanted, errors) : new ModelAndView("redirect:/calendar");
    }

    private ModelAndView view(ChangingSettings.Wanted form, Errors errors) {
        Locale locale = settings.current().locale();
        List<Option> months = Arrays.stream(Month.values())
                .map(month -> new Option(
                        Integer.toString(month.getValue()), month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .toList();
        ModelAndView view =
                new ModelAndView("organization/web/settings", "page", new SettingsPage(form, months, errors));
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static void requireKeeper(Viewer viewer) {
        if (!Lists.mayKeep(viewer)) {
            throw Problem.notFound().exception();
        }
    }
}

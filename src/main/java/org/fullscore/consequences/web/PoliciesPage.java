package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.consequences.Policies;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;

/** All policies, each with its latest version. */
public record PoliciesPage(
        List<Policies.Version> latest,
        boolean mayWrite,
        List<Option> metrics,
        List<Option> owners,
        List<Option> periods,
        Form form,
        Errors errors) {

    /** A new policy as it was typed. */
    public record Form(String name, String metric, String of, String period, String from) {}
}

package org.fullscore.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page shown in place of one that cannot be.
 *
 * @param kind which words it has, the last part of a message key
 * @param said what exactly is wrong, if more is known than the kind
 */
public record ErrorPage(int status, String kind, @Nullable String said) {

    private static final Set<Integer> WORDED = Set.of(403, 404, 409, 413, 422, 429, 500);

    static ErrorPage of(Problem problem) {
        var status = problem.status();
        var kind = WORDED.contains(status) ? status : status < 500 ? 400 : 500;
        var ours = status == 409 || status == 422 || status >= 500;
        return new ErrorPage(status, String.valueOf(kind), ours ? said(problem) : null);
    }

    private static @Nullable String said(Problem problem) {
        var more = problem.detail();
        if (problem.status() >= 500) {
            return more;
        }
        return more == null ? problem.title() : problem.title() + ". " + more;
    }

    ModelAndView view(Shell shell) {
        var view = new ModelAndView("web/error", HttpStatusCode.valueOf(status));
        view.addObject("page", this);
        view.addObject("shell", shell);
        return view;
    }
}

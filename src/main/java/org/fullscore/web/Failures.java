package org.fullscore.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers whatever a controller did not: below {@code /api} with a problem, elsewhere with a page. There, not allowed is
 * not found, so that nobody learns what exists by asking.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Shells shells;

    Failures(Shells shells) {
        this.shells = shells;
    }

    @ExceptionHandler
    @Nullable
    Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AuthenticationException) {
            throw failure;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        var problem = Problems.of(failure);
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        return isApi(request) ? problem.response() : page(problem, request);
    }

    /** The page for a problem, in the shell of the visitor as long as that can be had. */
    Object page(Problem problem, HttpServletRequest request) {
        var shown = problem.status() == 403 && problem.equals(Problem.forbidden()) ? Problem.notFound() : problem;
        return ErrorPage.of(shown).view(shell(request));
    }

    static boolean isApi(HttpServletRequest request) {
        var path = Shells.path(request);
        return path.equals("/api") || path.startsWith("/api/");
    }

    private Shell shell(HttpServletRequest request) {
        try {
            return shells.of(request);
        } catch (RuntimeException e) {
            LOG.warn("The shell of an error page cannot be built", e);
            return shells.ofNobody(request);
        }
    }
}

package org.fullscore.scoreboard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.fullscore.organization.SignedIn;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Sends a board, page or JSON, again to whoever was sent it a moment ago, as long as nothing was written since. Who asks, and whether
 * they may, has been decided before; to find the handler and to draw the board took most of an answer.
 */
@Component
class AnsweredBoards extends OncePerRequestFilter {

    private static final Pattern BOARD = Pattern.compile("(/api)?/boards/[^/]+");
    private static final int MOST = 250;
    /** Larger ones are drawn each time. */
    private static final int LONGEST = 64 * 1024;

    private final Lately<Question, Answer> lately;

    AnsweredBoards(Writes writes, Clock clock) {
        this.lately = Lately.untilWritten(writes, clock, MOST);
    }

    /**
     * Everything an answer depends on.
     *
     * @param session whose forms the page holds; null for a token
     */
    private record Question(
            SignedIn who,
            @Nullable String session,
            String path,
            @Nullable String query,
            @Nullable String accept) {}

    private record Answer(String type, byte[] body) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !BOARD.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn who)) {
            chain.doFilter(request, response);
            return;
        }
        Lately.Place<Answer> place = lately.at(new Question(
                who,
                request.getRequestedSessionId(),
                request.getRequestURI(),
                request.getQueryString(),
                request.getHeader(HttpHeaders.ACCEPT)));
        Answer known = place.value();
        if (known == null) {
            answer(request, response, chain, place);
        } else {
            name(request);
            response.setContentType(known.type());
            response.setContentLength(known.body().length);
            response.getOutputStream().write(known.body());
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Lately.Place<Answer> place)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        String type = answer.getContentType();
        if (answer.getStatus() == HttpServletResponse.SC_OK && type != null && answer.getContentSize() <= LONGEST) {
            place.keep(new Answer(type, answer.getContentAsByteArray()));
        }
        answer.copyBodyToResponse();
    }

    /** Has the request measured under the name of its handler, which is not asked. */
    private static void name(HttpServletRequest request) {
        String pattern = request.getRequestURI().startsWith("/api") ? "/api/boards/{team}" : "/boards/{team}";
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(pattern));
    }
}

package org.fullscore.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method its {@link Viewer}; looked up once a request. */
@Component
class ViewerArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String LOOKED_UP = Viewer.class.getName();

    private final Viewers viewers;
    private final Lately<SignedIn, Optional<Viewer>> lately;

    ViewerArguments(Viewers viewers, Writes writes, Clock clock) {
        this.viewers = viewers;
        this.lately = Lately.whateverResultsCome(writes, clock, 10_000);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return of(request.getNativeRequest(HttpServletRequest.class));
    }

    Viewer of(@Nullable HttpServletRequest request) {
        Object known = request == null ? null : request.getAttribute(LOOKED_UP);
        if (known instanceof Viewer viewer) {
            return viewer;
        }
        Viewer viewer = OrganizationFilter.signedIn()
                .flatMap(signedIn -> lately.get(signedIn, () -> viewers.of(signedIn)))
                .orElseThrow(() -> new AccessDeniedException("Whoever signed in has left the organization."));
        if (request != null) {
            request.setAttribute(LOOKED_UP, viewer);
        }
        return viewer;
    }
}

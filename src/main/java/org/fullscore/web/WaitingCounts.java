package org.fullscore.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The numbers beside the rail: remembered for a few seconds, because every page shows them, and forgotten as soon as the
 * same session changes anything, because a number that stays after the thing was done is wrong.
 */
@Component
class WaitingCounts implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SingletonSupplier<List<Waiting>> sources;
    private final Cache<String, Map<String, Integer>> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(10_000)
            .build();

    WaitingCounts(ObjectProvider<Waiting> sources) {
        this.sources = SingletonSupplier.of(() -> sources.stream().toList());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** Counts by path of the entry, for the entries the visitor sees. */
    Map<String, Integer> of(List<RailEntry> shown, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !READING.contains(request.getMethod())) {
            return count(shown);
        }
        return known.get(session.getId(), id -> count(shown));
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        var session = READING.contains(request.getMethod()) ? null : request.getSession(false);
        if (session != null) {
            known.invalidate(session.getId());
        }
    }

    private Map<String, Integer> count(List<RailEntry> shown) {
        var paths = shown.stream().map(RailEntry::href).collect(Collectors.toSet());
        var counts = new HashMap<String, Integer>();
        for (var source : sources.obtain()) {
            if (paths.contains(source.href())) {
                counts.merge(source.href(), source.count(), Integer::sum);
            }
        }
        return counts;
    }
}

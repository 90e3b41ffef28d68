package org.fullscore.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds who handles a request among those whose paths begin like the one asked for. For a path with a variable in it Spring asks every
 * handler there is, method and media types first, which took a sixth of the work of a small request.
 */
@Component
class HandlersByBeginning implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByBeginning();
    }

    private static final class ByBeginning extends RequestMappingHandlerMapping {

        private static final Pattern FIXED = Pattern.compile("(/[^/{*?]+(?=/|$))*");

        /** By how their paths begin, as far as nothing in them is variable; null when a handler came or went. */
        private volatile @Nullable Map<String, Map<RequestMappingInfo, HandlerMethod>> byBeginning;

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
            super.registerHandlerMethod(handler, method, mapping);
            forget();
        }

        @Override
        public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
            super.registerMapping(mapping, handler, method);
            forget();
        }

        @Override
        public void unregisterMapping(RequestMappingInfo mapping) {
            super.unregisterMapping(mapping);
            forget();
        }

        private synchronized void forget() {
            byBeginning = null;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            // an encoded path may match what it does not look like
            if (path.indexOf('%') >= 0) {
                return super.lookupHandlerMethod(path, request);
            }
            Map<RequestMappingInfo, HandlerMethod> asked = beginningLike(path);
            List<Map.Entry<RequestMappingInfo, HandlerMethod>> matching = new ArrayList<>();
            asked.forEach((mapping, method) -> {
                RequestMappingInfo match = getMatchingMapping(mapping, request);
                if (match != null) {
                    matching.add(Map.entry(match, method));
                }
            });
            if (matching.isEmpty()) {
                return handleNoMatch(asked.keySet(), path, request);
            }
            Comparator<RequestMappingInfo> closest = getMappingComparator(request);
            matching.sort(Map.Entry.comparingByKey(closest));
            if (matching.size() > 1
                    && closest.compare(matching.get(0).getKey(), matching.get(1).getKey()) == 0) {
                return super.lookupHandlerMethod(path, request);
            }
            HandlerMethod found = matching.getFirst().getValue();
            request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found);
            handleMatch(matching.getFirst().getKey(), path, request);
            return found;
        }

        /** By identity, here and below: to hash what a handler asks for takes longer than all the rest. */
        private Map<RequestMappingInfo, HandlerMethod> beginningLike(String path) {
            Map<String, Map<RequestMappingInfo, HandlerMethod>> known = byBeginning();
            Map<RequestMappingInfo, HandlerMethod> like = new IdentityHashMap<>(known.getOrDefault("", Map.of()));
            for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
                like.putAll(known.getOrDefault(path.substring(0, end), Map.of()));
            }
            like.putAll(known.getOrDefault(path, Map.of()));
            return like;
        }

        private Map<String, Map<RequestMappingInfo, HandlerMethod>> byBeginning() {
            Map<String, Map<RequestMappingInfo, HandlerMethod>> known = byBeginning;
            return known == null ? learn() : known;
        }

        private synchronized Map<String, Map<RequestMappingInfo, HandlerMethod>> learn() {
            Map<String, Map<RequestMappingInfo, HandlerMethod>> learnt = new HashMap<>();
            getHandlerMethods()
                    .forEach((mapping, method) -> mapping.getPatternValues()
                            .forEach(pattern -> learnt.computeIfAbsent(
                                            beginning(pattern), any -> new IdentityHashMap<>())
                                    .put(mapping, method)));
            byBeginning = learnt;
            return learnt;
        }

        /** The parts before the first that is not fixed. */
        private static String beginning(String pattern) {
            Matcher fixed = FIXED.matcher(pattern);
            return fixed.lookingAt() ? fixed.group() : "";
        }
    }
}

package org.fullscore.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
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

        /** By identity: to hash what a handler asks for takes longer than to compare how its paths begin. Copied to be changed. */
        private volatile Map<RequestMappingInfo, String[]> beginnings = Map.of();

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
            know(mapping);
            super.registerHandlerMethod(handler, method, mapping);
        }

        @Override
        public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
            know(mapping);
            super.registerMapping(mapping, handler, method);
        }

        private synchronized void know(RequestMappingInfo mapping) {
            Map<RequestMappingInfo, String[]> more = new IdentityHashMap<>(beginnings);
            more.put(mapping, beginnings(mapping));
            beginnings = more;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            // an encoded path may match what it does not look like
            return super.lookupHandlerMethod(path, path.indexOf('%') < 0 ? new Asked(request, path) : request);
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo handler, HttpServletRequest request) {
            String[] known = beginnings.get(handler);
            return known != null && request instanceof Asked asked && !asked.beginsWithOneOf(known)
                    ? null
                    : super.getMatchingMapping(handler, request);
        }

        private static String[] beginnings(RequestMappingInfo handler) {
            Set<String> patterns = handler.getPatternValues();
            return patterns.stream().map(ByBeginning::beginning).toArray(String[]::new);
        }

        /** The parts before the first that is not fixed. */
        private static String beginning(String pattern) {
            Matcher fixed = FIXED.matcher(pattern);
            return fixed.lookingAt() ? fixed.group() : "";
        }
    }

    /** A request whose path and method are asked for by every handler. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final String path;
        private final String method;

        Asked(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
            this.method = request.getMethod();
        }

        boolean beginsWithOneOf(String[] beginnings) {
            for (String beginning : beginnings) {
                if (path.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}

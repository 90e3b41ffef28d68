package org.fullscore.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Puts the shell of a request together. */
@Component
class Shells {

    private static final Locale NOBODYS_LOCALE = Locale.UK;
    private static final ZoneId NOBODYS_ZONE = ZoneId.of("UTC");

    private final ObjectProvider<Visitors> visitors;
    private final SingletonSupplier<List<RailEntry>> entries;
    private final WaitingCounts waiting;
    private final Dictionary dictionary;

    Shells(
            ObjectProvider<Visitors> visitors,
            ObjectProvider<RailEntry> entries,
            WaitingCounts waiting,
            Dictionary dictionary) {
        this.visitors = visitors;
        this.entries = SingletonSupplier.of(() -> entries.stream()
                .sorted(Comparator.comparingInt((RailEntry entry) -> RailEntry.GROUPS.indexOf(entry.group()))
                        .thenComparingInt(RailEntry::order))
                .toList());
        this.waiting = waiting;
        this.dictionary = dictionary;
    }

    /** The shell for whoever sends the request. */
    Shell of(HttpServletRequest request) {
        var source = visitors.getIfAvailable();
        var visitor = source == null ? null : source.current().orElse(null);
        return visitor == null ? ofNobody(request) : of(visitor, request);
    }

    /** A shell that asks nothing of anybody, for pages shown while something is broken. */
    Shell ofNobody(HttpServletRequest request) {
        var words = dictionary.words(NOBODYS_LOCALE, NOBODYS_ZONE);
        return new Shell("", null, List.of(), csrf(request), words, path(request));
    }

    private Shell of(Visitor visitor, HttpServletRequest request) {
        var words = dictionary.words(visitor.locale(), visitor.zone());
        var shown = entries.obtain().stream()
                .filter(entry -> visitor.isAnyOf(entry.audience()))
                .toList();
        var path = path(request);
        var rail = groups(shown, waiting.of(shown, request), current(shown, path), words);
        return new Shell(visitor.organizationName(), visitor, rail, csrf(request), words, path);
    }

    private static List<Shell.Group> groups(
            List<RailEntry> shown, Map<String, Integer> counts, @Nullable String current, Words words) {
        var byGroup = shown.stream().collect(Collectors.groupingBy(RailEntry::group));
        var groups = new ArrayList<Shell.Group>();
        for (var group : RailEntry.GROUPS) {
            var members = byGroup.get(group);
            if (members != null) {
                var heading = group.isEmpty() ? "" : words.say("rail.group." + group);
                Function<RailEntry, Shell.Entry> drawn = entry -> new Shell.Entry(
                        words.say(entry.label()),
                        entry.href(),
                        entry.href().equals(current),
                        counts.getOrDefault(entry.href(), 0));
                groups.add(new Shell.Group(heading, members.stream().map(drawn).toList()));
            }
        }
        return groups;
    }

    /** The entry the path belongs to: the longest that the path equals or lies below. */
    private static @Nullable String current(List<RailEntry> shown, String path) {
        return shown.stream()
                .map(RailEntry::href)
                .filter(href -> path.equals(href) || (href.length() > 1 && path.startsWith(href + "/")))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static Csrf csrf(HttpServletRequest request) {
        return new Csrf((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }

    /** The path asked for, also while an error page is shown in its place. */
    static String path(HttpServletRequest request) {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed;
    }
}

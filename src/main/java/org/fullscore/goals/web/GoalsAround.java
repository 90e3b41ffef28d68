package org.fullscore.goals.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Cascades;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The goals above and below one goal, called as people call them. */
@Component
public class GoalsAround {

    private final Cascades cascades;
    private final Owners owners;
    private final Metrics metrics;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final MessageSource messages;

    GoalsAround(
            Cascades cascades,
            Owners owners,
            Metrics metrics,
            Periods periods,
            OrganizationSettings settings,
            MessageSource messages) {
        this.cascades = cascades;
        this.owners = owners;
        this.metrics = metrics;
        this.periods = periods;
        this.settings = settings;
        this.messages = messages;
    }

    /** A goal by its title. */
    public record Link(String id, String title) {

        public String href() {
            return "/goals/" + id;
        }
    }

    /**
     * Titles of goals above and below.
     *
     * @param larger what it serves, or null
     * @param hidden whether it serves something the viewer may not see
     * @param choices what it may serve, with none as the first
     */
    public record Links(@Nullable Link larger, boolean hidden, List<Link> serving, List<Option> choices) {

        /** The choice that stands now. */
        public String chosen() {
            return larger == null ? "" : larger.id();
        }
    }

    Links of(Agreement goal, Viewer viewer) {
        Cascades.Around around = cascades.around(goal, viewer);
        List<GoalLine> all = Stream.of(
                        Stream.ofNullable(around.larger()), around.serving().stream(), around.choices().stream())
                .flatMap(lines -> lines)
                .toList();
        Map<GoalLine, Link> links = links(all);
        List<Option> choices = new ArrayList<>();
        Locale locale = settings.current().locale();
        choices.add(new Option("", messages.getMessage("goal.serves.none", null, locale)));
        titled(around.choices(), links).forEach(link -> choices.add(new Option(link.id(), link.title())));
        return new Links(
                around.larger() == null ? null : links.get(around.larger()),
                around.hidden(),
                titled(around.serving(), links),
                choices);
    }

    private Map<GoalLine, Link> links(List<GoalLine> lines) {
        Locale locale = settings.current().locale();
        Collection<Owner> mentioned =
                lines.stream().map(GoalLine::owner).distinct().toList();
        Map<Owner, Owners.Card> cards = mentioned.size() > 20 ? owners.cards() : owners.cards(mentioned);
        Map<Short, String> names = new HashMap<>();
        for (Metric metric : metrics.all()) {
            names.put(metric.key(), metric.name());
        }
        Map<String, String> spans = new HashMap<>();
        Map<GoalLine, Link> links = new HashMap<>();
        for (GoalLine line : lines) {
            Owners.Card card = cards.get(line.owner());
            Object[] parts = {
                names.getOrDefault(line.metric(), ""),
                spans.computeIfAbsent(line.period(), period -> periods.nameOf(period, locale)),
                card == null ? "" : card.name()
            };
            links.put(line, new Link(line.id().toString(), messages.getMessage("goal.title", parts, locale)));
        }
        return links;
    }

    private static List<Link> titled(List<GoalLine> lines, Map<GoalLine, Link> links) {
        return lines.stream().map(links::get).toList();
    }
}

package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Splitting;
import org.fullscore.goals.Target;
import org.fullscore.organization.Period;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A goal split over shorter periods, before it is proposed.
 *
 * @param owner name of the owner
 * @param kinds into what it can be split
 * @param into the kind that is shown, or null where there is none
 * @param parts what falls on each part; empty where the weights do not fit
 * @param typed the weights as they stand in the form
 */
public record SplitPage(
        Agreement goal,
        String owner,
        List<Period.Kind> kinds,
        Period.@Nullable Kind into,
        Splitting.Season season,
        List<Splitting.Part> parts,
        List<Period> periods,
        List<String> typed,
        Errors errors) {

    public List<Option> kindOptions(Words words) {
        return kinds.stream()
                .map(kind -> new Option(kind.word(), words.say("split.into." + kind.word())))
                .toList();
    }

    public List<Option> seasonOptions(Words words) {
        return List.of(Splitting.Season.values()).stream()
                .map(one -> new Option(word(one), words.say("split.season." + word(one))))
                .toList();
    }

    public static String word(Splitting.Season season) {
        return season.name().toLowerCase(Locale.ROOT);
    }

    /** What falls on the part of a number, or null while the weights do not fit. */
    public @Nullable Target target(int part) {
        return parts.isEmpty() ? null : parts.get(part).target();
    }

    /** Whether there is this level, so that it has a column. */
    public boolean has(Function<Target, @Nullable BigDecimal> level) {
        return level.apply(goal.target()) != null;
    }

    /** The parts of a level added up. */
    public BigDecimal sum(Function<Target, @Nullable BigDecimal> level) {
        return parts.stream()
                .map(Splitting.Part::target)
                .filter(Objects::nonNull)
                .map(level)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

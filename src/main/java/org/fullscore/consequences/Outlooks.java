package org.fullscore.consequences;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Courses;
import org.fullscore.results.Projection;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.springframework.stereotype.Component;

/** Says of every open goal of a period where it ends, by the owner's own working days. */
@Component
class Outlooks {

    /** With fewer whole weeks nothing is said: there would be no range. */
    private static final int LEAST_WEEKS = 2;

    private final Standings standings;
    private final Courses courses;
    private final WorkingCalendar calendar;
    private final Today today;

    Outlooks(Standings standings, Courses courses, WorkingCalendar calendar, Today today) {
        this.standings = standings;
        this.courses = courses;
        this.calendar = calendar;
        this.today = today;
    }

    /** Those that could be projected, and those of which it is too early to tell. */
    record Found(List<Ending> outlooks, List<Judged> tooEarly) {}

    Found of(Period period) {
        List<Standing> open = standings.of(period, null).stream()
                .filter(standing -> !standing.frozen() && standing.hasTarget() && standing.hasData())
                .toList();
        Map<Owner, WorkingDays> days = days(open, period);
        Map<Short, Map<Owner, NavigableMap<LocalDate, BigDecimal>>> daily = new HashMap<>();
        open.stream()
                .filter(standing -> standing.metric().aggregate() == Metric.Aggregate.SUM)
                .collect(Collectors.groupingBy(
                        standing -> standing.metric().key(), Collectors.mapping(Standing::owner, Collectors.toSet())))
                .forEach((metric, owners) -> daily.put(metric, courses.of(owners, metric, period)));
        List<Ending> outlooks = new ArrayList<>();
        List<Judged> tooEarly = new ArrayList<>();
        for (Standing standing : open) {
            NavigableMap<LocalDate, BigDecimal> own = daily.getOrDefault(
                            standing.metric().key(), Map.of())
                    .getOrDefault(standing.owner(), new TreeMap<>());
            outlook(period, standing, Objects.requireNonNull(days.get(standing.owner())), own)
                    .ifPresentOrElse(outlooks::add, () -> tooEarly.add(Judged.of(standing)));
        }
        return new Found(outlooks, tooEarly);
    }

    /** Sums grow with the working days; rates and last values stay what they are. */
    private Optional<Ending> outlook(
            Period period, Standing standing, WorkingDays days, NavigableMap<LocalDate, BigDecimal> daily) {
        Judged judged = Judged.of(standing);
        int gone = days.before(today.date());
        if (standing.metric().aggregate() != Metric.Aggregate.SUM || gone == days.all()) {
            return Optional.of(Ending.certain(judged));
        }
        return Projection.of(period, daily, days, today.date(), judged.numerator(), LEAST_WEEKS)
                .map(projection -> Ending.of(
                        judged,
                        judged.numerator()
                                .multiply(BigDecimal.valueOf(days.all()))
                                .divide(BigDecimal.valueOf(gone), MathContext.DECIMAL128),
                        projection));
    }

    private Map<Owner, WorkingDays> days(List<Standing> open, Period period) {
        Map<Integer, WorkingDays> own = calendar.during(
                open.stream()
                        .map(standing -> standing.owner().personKey())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                period.starts(),
                period.ends());
        WorkingDays everybodys = calendar.during(period.starts(), period.ends());
        Map<Owner, WorkingDays> days = new HashMap<>();
        for (Standing standing : open) {
            Integer person = standing.owner().personKey();
            days.put(standing.owner(), person == null ? everybodys : own.getOrDefault(person, everybodys));
        }
        return days;
    }
}

package org.fullscore.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.SnapshotsOfClosings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.results.ClosingPeriod;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The course of the demonstration's quarters: goals agreed before, results month by month, closing five working days after. */
@Component
@Profile("local")
class Seasons {

    private static final int CLOSED = 6;
    private static final int CLOSING_DAYS = 5;
    /** Hour at which exports arrive. */
    private static final int DELIVERED = 18;
    /** Number of the quarter in which the support promised was not given. */
    private static final int FORGOTTEN_TRAINING = 4;

    private static final int VISIT_MONTHS = 2;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final ZoneId ZONE = ZoneId.of(Company.ZONE);

    private final Periods periods;
    private final WorkingCalendar calendar;
    private final People people;
    private final Promises promises;
    private final Feeds feeds;
    private final Policies policies;
    private final ClosingPeriod closing;
    private final SnapshotsOfClosings snapshots;
    private final Reckoning reckoning;
    private final Presences presences;

    Seasons(
            Periods periods,
            WorkingCalendar calendar,
            People people,
            Promises promises,
            Feeds feeds,
            Policies policies,
            ClosingPeriod closing,
            SnapshotsOfClosings snapshots,
            Reckoning reckoning,
            Presences presences) {
        this.periods = periods;
        this.calendar = calendar;
        this.people = people;
        this.promises = promises;
        this.feeds = feeds;
        this.policies = policies;
        this.closing = closing;
        this.snapshots = snapshots;
        this.reckoning = reckoning;
        this.presences = presences;
    }

    /** Puts everything on the agenda that was done before now. */
    void plan(Agenda agenda, Random random, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        List<Period> quarters = quarters(today);
        List<Period> months = months(today);
        List<Person> sellers = sellers();
        Selling selling = new Selling(random);
        EvenDraws draws = new EvenDraws();

        LocalDate first = quarters.getFirst().starts();
        agenda.putBeside(at(first.minusDays(21), 9), feeds::describe);
        agenda.putBeside(at(first.minusDays(21), 10), () -> policies.publishFirst(first));
        LocalDate second = quarters.get(CLOSED / 2).starts();
        agenda.put(at(second.minusDays(20), 10), () -> policies.publishSecond(second));
        LocalDate recent = months.getFirst().starts();
        agenda.put(at(recent.minusDays(18), 10), () -> policies.publishVisits(recent));

        for (Period quarter : quarters) {
            int number = quarters.indexOf(quarter);
            agenda.putBeside(
                    at(quarter.starts().minusDays(1), DELIVERED + 1), () -> promises.agree(quarter, number, sellers));
            LocalDate monthOver = quarter.starts().plusMonths(1).minusDays(1);
            agenda.put(at(monthOver, 10), () -> promises.relieve(quarter, sellers, random, agenda));
            if (number != FORGOTTEN_TRAINING) {
                agenda.putBeside(at(monthOver, 17), () -> promises.keepSupport(quarter));
            }
            close(agenda, quarter, draws);
        }
        for (Period month : months) {
            agenda.putBeside(
                    at(month.starts().minusDays(1), DELIVERED + 1), () -> promises.agreeVisits(month, sellers));
            close(agenda, month, draws);
        }
        Period running = quarters.getLast();
        agenda.put(at(running.starts().minusDays(3), 12), () -> presences.enter(running));
        List<String> names = sellers.stream().map(Person::name).toList();
        StringBuilder sold = new StringBuilder();
        StringBuilder returned = new StringBuilder();
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(today));
                month = month.plusMonths(1)) {
            LocalDate until = today.isBefore(month.atEndOfMonth()) ? today : month.atEndOfMonth();
            Instant at = until.equals(today) ? now.minusSeconds(1200) : at(until, DELIVERED);
            boolean quarterly = month.getMonthValue() % MONTHS_OF_A_QUARTER == 0 || until.equals(today);
            Exports exports = new Exports(
                    month,
                    until,
                    // the CRM once a quarter in the first year, then once a month
                    quarterly || !month.isBefore(YearMonth.from(second)),
                    quarterly,
                    // only since there are goals for them
                    !month.isBefore(YearMonth.from(recent)));
            agenda.put(at, () -> deliver(agenda, at, exports, selling, names, sold, returned));
        }
        agenda.put(at(today.minusDays(5), 9), () -> policies.draftThird(running.ends()));
        agenda.put(at(today.minusDays(4), 9), () -> promises.proposeNext(quarters.getLast(), quarters.size()));
    }

    /** A month's exports up to a day, with or without those that do not come every month. */
    private record Exports(YearMonth month, LocalDate until, boolean sales, boolean returns, boolean visits) {}

    private void deliver(
            Agenda agenda,
            Instant at,
            Exports exports,
            Selling selling,
            List<String> names,
            StringBuilder sold,
            StringBuilder returned) {
        LocalDate until = exports.until();
        sold.append(selling.sold(exports.month(), until, names));
        if (exports.sales()) {
            deliver(agenda, at, "crm", until, Selling.SALES + sold);
            sold.setLength(0);
        }
        returned.append(selling.returned(exports.month(), until, names));
        if (exports.returns()) {
            deliver(agenda, at, "returns", until, Selling.RETURNS + returned);
            returned.setLength(0);
        }
        if (exports.visits()) {
            deliver(agenda, at, "visits", until, selling.visited(exports.month(), until, names));
        }
    }

    private void deliver(Agenda agenda, Instant at, String source, LocalDate until, String csv) {
        agenda.putBeside(at, () -> feeds.deliver(source, source + "-" + until + ".csv", csv));
    }

    private void close(Agenda agenda, Period period, EvenDraws draws) {
        Instant at = at(calendar.plus(period.lastDay(), CLOSING_DAYS).plusDays(1), 6);
        agenda.put(at, () -> {
            closing.close(period, null);
            snapshots.keep();
            reckoning.plan(agenda, period, draws);
        });
    }

    /** Six that have closed, and whatever has begun since. */
    private List<Period> quarters(LocalDate today) {
        List<Period> found = new ArrayList<>();
        Period quarter = periods.of(Period.Kind.QUARTER, today);
        int closed = 0;
        while (closed < CLOSED) {
            found.addFirst(quarter);
            quarter = periods.of(Period.Kind.QUARTER, quarter.starts().minusDays(1));
            if (calendar.plus(quarter.lastDay(), CLOSING_DAYS).plusDays(1).isBefore(today)) {
                closed++;
            }
        }
        found.addFirst(quarter);
        return found;
    }

    private List<Period> months(LocalDate today) {
        List<Period> found = new ArrayList<>();
        Period month = periods.of(Period.Kind.MONTH, today);
        for (int i = 0; i <= VISIT_MONTHS; i++) {
            found.addFirst(month);
            month = periods.of(Period.Kind.MONTH, month.starts().minusDays(1));
        }
        return found;
    }

    private List<Person> sellers() {
        Map<String, Person> all = people.all().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        return Company.UNITS.stream()
                .flatMap(unit -> Stream.concat(Stream.of(unit.leader()), unit.reps().stream()))
                .map(name -> Objects.requireNonNull(all.get(Company.id(name))))
                .toList();
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}

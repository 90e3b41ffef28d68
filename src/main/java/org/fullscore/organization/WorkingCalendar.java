package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Working days: of the organization (weekends and public holidays of its country), and of a person (those of the
 * person's country, and the days the person is away).
 */
@Component
@Transactional(readOnly = true)
public class WorkingCalendar {

    /** Counting gives up after so many days: somebody away for longer than that has no working days. */
    private static final int FURTHEST = 4_000;

    private final JdbcClient jdbc;
    private final OrganizationSettings settings;

    WorkingCalendar(JdbcClient jdbc, OrganizationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The working days of some persons from a day on, read at once: for work that asks about many. */
    public static final class Days {

        private final Map<Integer, Predicate<LocalDate>> works;

        private Days(Map<Integer, Predicate<LocalDate>> works) {
            this.works = works;
        }

        /** The n-th working day of one of them after a day; the day itself for none. */
        public LocalDate plus(int person, LocalDate from, int workingDays) {
            return count(Objects.requireNonNull(works.get(person)), from, workingDays);
        }
    }

    /** The working days of some persons from a day on, in two statements however many they are. */
    public Days of(Collection<Integer> persons, LocalDate from) {
        String country = settings.current().country();
        Integer[] keys = persons.toArray(Integer[]::new);
        Map<Integer, List<Presence.Away>> absences = absences(keys, from, from.plusDays(FURTHEST));
        Map<Integer, Predicate<LocalDate>> works = new HashMap<>();
        jdbc.sql("select key, country from organization.person where organization_id = ? and key = any(?)")
                .params(CurrentOrganization.id(), keys)
                .query(row -> {
                    int person = row.getInt(1);
                    works.put(
                            person,
                            works(
                                    row.getString(2) == null ? country : row.getString(2),
                                    absences.getOrDefault(person, List.of())));
                });
        return new Days(works);
    }

    /** Whether a person works on a day. */
    public boolean isWorkingDay(int person, LocalDate day) {
        return workingDaysOf(person, day, day.plusDays(1)).test(day);
    }

    /** Whether the organization works on a day. */
    public boolean isWorkingDay(LocalDate day) {
        return Holidays.isWorkingDay(settings.current().country(), day);
    }

    /** The n-th working day of a person after a day; the day itself for none. */
    public LocalDate plus(int person, LocalDate from, int workingDays) {
        return count(workingDaysOf(person, from, from.plusDays(FURTHEST)), from, workingDays);
    }

    /** The n-th working day of the organization after a day; the day itself for none. */
    public LocalDate plus(LocalDate from, int workingDays) {
        String country = settings.current().country();
        return count(day -> Holidays.isWorkingDay(country, day), from, workingDays);
    }

    /** How many days of a range (half-open) a person works. */
    public int between(int person, LocalDate starts, LocalDate ends) {
        return count(workingDaysOf(person, starts, ends), starts, ends);
    }

    /** How many days of a range (half-open) the organization works. */
    public int between(LocalDate starts, LocalDate ends) {
        String country = settings.current().country();
        return count(day -> Holidays.isWorkingDay(country, day), starts, ends);
    }

    /** The working days of the organization in a range (half-open). */
    public WorkingDays during(LocalDate starts, LocalDate ends) {
        String country = settings.current().country();
        return WorkingDays.of(starts, ends, day -> Holidays.isWorkingDay(country, day));
    }

    /**
     * The working days of many persons in a range (half-open), in three statements however many they are; days before
     * somebody joined, after leaving and of absence are none.
     */
    public Map<Integer, WorkingDays> during(Collection<Integer> persons, LocalDate starts, LocalDate ends) {
        String country = settings.current().country();
        Integer[] keys = persons.toArray(Integer[]::new);
        Map<Integer, List<Presence.Away>> absences = absences(keys, starts, ends);
        Map<Integer, WorkingDays> days = new HashMap<>();
        jdbc.sql(
                        "select key, country, joined, \"left\" from organization.person where organization_id = ? and key = any(?)")
                .params(CurrentOrganization.id(), keys)
                .query(row -> {
                    String own = row.getString(2) == null ? country : row.getString(2);
                    List<Presence.Away> away = absences.getOrDefault(row.getInt(1), List.of());
                    Presence.Away there =
                            new Presence.Away(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class));
                    days.put(
                            row.getInt(1),
                            WorkingDays.of(
                                    starts,
                                    ends,
                                    day -> there.contains(day)
                                            && Holidays.isWorkingDay(own, day)
                                            && away.stream().noneMatch(absence -> absence.contains(day))));
                });
        return days;
    }

    /** On which working days of a range (half-open) many persons were there, in four statements however many they are. */
    public Map<Integer, Presence> presence(Collection<Integer> persons, LocalDate starts, LocalDate ends) {
        String country = settings.current().country();
        Integer[] keys = persons.toArray(Integer[]::new);
        Map<Integer, List<Presence.Away>> absences = absences(keys, starts, ends);
        Map<Integer, List<Presence.Hours>> hours = hours(keys, starts, ends);
        Map<String, List<LocalDate>> days = new HashMap<>();
        Map<Integer, Presence> presence = new HashMap<>();
        jdbc.sql(
                        "select key, country, joined, \"left\" from organization.person where organization_id = ? and key = any(?)")
                .params(CurrentOrganization.id(), keys)
                .query(row -> {
                    int person = row.getInt(1);
                    String own = row.getString(2) == null ? country : row.getString(2);
                    presence.put(
                            person,
                            new Presence(
                                    days.computeIfAbsent(own, there -> workingDays(there, starts, ends)),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class),
                                    absences.getOrDefault(person, List.of()),
                                    hours.getOrDefault(person, List.of())));
                });
        return presence;
    }

    private static List<LocalDate> workingDays(String country, LocalDate starts, LocalDate ends) {
        return starts.datesUntil(ends)
                .filter(day -> Holidays.isWorkingDay(country, day))
                .toList();
    }

    private Map<Integer, List<Presence.Away>> absences(Integer[] persons, LocalDate starts, LocalDate ends) {
        Map<Integer, List<Presence.Away>> absences = new HashMap<>();
        jdbc.sql("""
                        select person_key, starts, ends from organization.absence
                        where organization_id = ? and person_key = any(?) and starts < ? and ? < ends
                        """).params(CurrentOrganization.id(), persons, ends, starts).query(row -> {
            absences.computeIfAbsent(row.getInt(1), person -> new ArrayList<>())
                    .add(new Presence.Away(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)));
        });
        return absences;
    }

    private Map<Integer, List<Presence.Hours>> hours(Integer[] persons, LocalDate starts, LocalDate ends) {
        Map<Integer, List<Presence.Hours>> hours = new HashMap<>();
        jdbc.sql("""
                        select person_key, starts, ends, percent from organization.working_hours
                        where organization_id = ? and person_key = any(?) and starts < ? and ? < ends
                        """).params(CurrentOrganization.id(), persons, ends, starts).query(row -> {
            hours.computeIfAbsent(row.getInt(1), person -> new ArrayList<>())
                    .add(new Presence.Hours(
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, LocalDate.class),
                            row.getBigDecimal(4)));
        });
        return hours;
    }

    private Predicate<LocalDate> workingDaysOf(int person, LocalDate starts, LocalDate ends) {
        String country = jdbc.sql("select country from organization.person where organization_id = ? and key = ?")
                .params(CurrentOrganization.id(), person)
                .query(String.class)
                .optional()
                .orElseGet(() -> settings.current().country());
        List<Presence.Away> absences =
                absences(new Integer[] {person}, starts, ends).getOrDefault(person, List.of());
        return works(country, absences);
    }

    private static Predicate<LocalDate> works(String country, List<Presence.Away> absences) {
        return day -> Holidays.isWorkingDay(country, day) && absences.stream().noneMatch(away -> away.contains(day));
    }

    private static LocalDate count(Predicate<LocalDate> works, LocalDate from, int workingDays) {
        LocalDate day = from;
        LocalDate furthest = from.plusDays(FURTHEST);
        int left = workingDays;
        while (left > 0 && day.isBefore(furthest)) {
            day = day.plusDays(1);
            left -= works.test(day) ? 1 : 0;
        }
        return day;
    }

    private static int count(Predicate<LocalDate> works, LocalDate starts, LocalDate ends) {
        return starts.isBefore(ends)
                ? (int) starts.datesUntil(ends).filter(works).count()
                : 0;
    }
}

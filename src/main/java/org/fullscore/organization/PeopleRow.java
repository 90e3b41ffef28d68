package org.fullscore.organization;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of the list of people, read against whoever the person is so far. */
final class PeopleRow {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:]+\\.[^\\s@<>\"(),;:.]+");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Cells cells;
    private final @Nullable PersonDraft known;

    PeopleRow(Cells cells, @Nullable PersonDraft known) {
        this.cells = cells;
        this.known = known;
    }

    /** The person as the row says; empty when the row is refused. */
    Optional<PersonDraft> read(String id, Map<String, Integer> teams, LocalDate today) {
        Optional<String> name = kept("name", known == null ? null : known.name());
        Optional<Rank> rank = rank();
        LocalDate joined = cells.has("joined") ? orElse(cells.day("joined"), Always.STARTS) : joined();
        LocalDate lastDay = cells.has("left") ? cells.day("left") : null;
        LocalDate left = cells.has("left") ? (lastDay == null ? Always.ENDS : lastDay.plusDays(1)) : left();
        if (!joined.isBefore(left)) {
            cells.refuse("left", "LEFT_BEFORE_JOINED", "The last day is before the first.", "Check joined and left.");
            return Optional.empty();
        }
        String email = cells.has("email") ? email() : known == null ? null : known.email();
        String country = cells.has("country") ? country() : known == null ? null : known.country();
        String job = cells.has("job") ? cells.text("job") : known == null ? null : known.job();
        Set<Role> roles = cells.has("roles") ? roles() : known == null ? Set.of() : known.roles();
        Timeline<Integer> places = places(teams, joined, left, today);
        if (name.isEmpty() || rank.isEmpty()) {
            return Optional.empty();
        }
        Integer key = known == null ? null : known.key();
        return Optional.of(
                new PersonDraft(key, id, name.get(), email, rank.get(), roles, joined, left, country, job, places));
    }

    private Timeline<Integer> places(Map<String, Integer> teams, LocalDate joined, LocalDate left, LocalDate today) {
        Timeline<Integer> places = known == null
                ? Timeline.empty()
                : known.mainTeams().withLimits(known.joined(), joined, known.left(), left);
        LocalDate moved = cells.day("moved");
        if (!cells.has("team")) {
            return places;
        }
        String id = cells.text("team");
        Integer team = id == null ? null : teams.get(id);
        if (id != null && team == null) {
            cells.refuse(
                    "team",
                    "TEAM_UNKNOWN",
                    "There is no team with this id.",
                    "Load the teams first, or leave the cell empty.");
            return places;
        }
        if (Objects.equals(places.until(left).orElse(null), team)) {
            return places;
        }
        LocalDate first = places.isEmpty() ? joined : today;
        return places.from(orElse(moved, first), team).within(joined, left);
    }

    private Optional<Rank> rank() {
        Optional<String> word = kept("rank", known == null ? null : known.rank().word());
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rank> rank = Rank.of(word.get().toLowerCase(Locale.ROOT));
        if (rank.isEmpty()) {
            cells.refuse("rank", "RANK_UNKNOWN", "There is no such rank.", "Write rep, leader or executive.");
        }
        return rank;
    }

    private @Nullable String email() {
        String email = cells.text("email");
        if (email != null && (email.length() > 254 || !EMAIL.matcher(email).matches())) {
            cells.refuse(
                    "email",
                    "EMAIL_INVALID",
                    "It is not an e-mail address.",
                    "Write it as name@example.org, or leave the cell empty.");
        }
        return email;
    }

    private @Nullable String country() {
        String country = cells.text("country");
        if (country == null) {
            return null;
        }
        String upper = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper.split("-")[0])) {
            cells.refuse(
                    "country",
                    "COUNTRY_UNKNOWN",
                    "There is no such country.",
                    "Write the ISO code, such as IE, or with a part of the country, such as DE-BY.");
        }
        return upper;
    }

    private Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        String words = cells.text("roles");
        if (words != null) {
            Arrays.stream(words.split("[\\s,;|]+"))
                    .filter(word -> !word.isEmpty())
                    .forEach(
                            word -> Role.of(word.toLowerCase(Locale.ROOT))
                                    .ifPresentOrElse(
                                            roles::add,
                                            () -> cells.refuse(
                                                    "roles",
                                                    "ROLE_UNKNOWN",
                                                    "There is no role \"" + word + "\".",
                                                    "Write administrator, auditor or operations, several with a space between.")));
        }
        return roles;
    }

    private Optional<String> kept(String column, @Nullable String before) {
        return before != null && !cells.has(column) ? Optional.of(before) : cells.needed(column);
    }

    private LocalDate joined() {
        return known == null ? Always.STARTS : known.joined();
    }

    private LocalDate left() {
        return known == null ? Always.ENDS : known.left();
    }

    private static LocalDate orElse(@Nullable LocalDate day, LocalDate other) {
        return day == null ? other : day;
    }
}

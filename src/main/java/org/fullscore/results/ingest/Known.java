package org.fullscore.results.ingest;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people and metrics a file may name, as they are while it is read, and the time zone of the organization. */
public final class Known {

    private static final int SEVERAL = -1;

    private final Map<Mapping.By, Map<String, Integer>> people;
    private final Map<String, Measure> measures;
    private final ZoneId zone;

    /** A metric by its key; amounts of a metric in a currency are in that currency. */
    public record Measure(String code, short key, @Nullable String currency) {}

    /** A person as a file may name them. */
    public record Somebody(
            int key, String id, String name, @Nullable String email) {}

    public Known(List<Somebody> everybody, Map<String, Integer> aliases, List<Measure> metrics, ZoneId zone) {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        Map<String, Integer> emails = new HashMap<>();
        for (Somebody one : everybody) {
            ids.put(one.id(), one.key());
            names.merge(lower(one.name()), one.key(), (first, second) -> SEVERAL);
            if (one.email() != null) {
                emails.put(lower(one.email()), one.key());
            }
        }
        // somebody said who it is: that settles names nobody or several people have
        aliases.forEach((alias, key) -> names.put(lower(alias), key));
        Map<String, Integer> byAlias = new HashMap<>();
        aliases.forEach((alias, key) -> byAlias.put(lower(alias), key));
        people =
                Map.of(Mapping.By.ID, ids, Mapping.By.NAME, names, Mapping.By.EMAIL, emails, Mapping.By.ALIAS, byAlias);
        measures = new HashMap<>();
        metrics.forEach(metric -> measures.put(metric.code(), metric));
        this.zone = zone;
    }

    @Nullable
    Measure measure(String code) {
        return measures.get(code);
    }

    ZoneId zone() {
        return zone;
    }

    /** A person, or the reason why nobody is meant. */
    sealed interface Naming permits Found, FailureReason {}

    record Found(int personKey) implements Naming {}

    /** Who is called so. Names, aliases and addresses are compared without regard to case, ids as they are. */
    Naming person(Mapping.By by, String called) {
        Map<String, Integer> index = people.getOrDefault(by, Map.of());
        Integer key = index.get(by == Mapping.By.ID ? called : lower(called));
        if (key == null) {
            return FailureReason.PERSON_UNKNOWN;
        }
        return key == SEVERAL ? FailureReason.PERSON_AMBIGUOUS : new Found(key);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

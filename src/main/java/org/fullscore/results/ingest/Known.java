package org.fullscore.results.ingest;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people and metrics a file may name, as they are while it is read, and the time zone of the organization. */
public final class Known {

    private static final int SEVERAL = -1;

    private final Map<Mapping.By, Map<String, Integer>> people;
    private final Map<String, Integer> said = new HashMap<>();
    private final Map<String, Measure> measures;
    private final Map<Integer, String> idOf = new HashMap<>();
    private final ZoneId zone;
    private final int parts;
    private final Conversions conversions;

    /** A metric by its key; amounts of a metric in a currency are in that currency. */
    public record Measure(String code, short key, @Nullable String currency) {

        private static final int OF_COUNTS = 4;
        private static final int OF_MONEY = 2;

        /** Decimals of the smallest unit a whole is split into, or rounded to. */
        int decimals() {
            if (currency == null) {
                return OF_COUNTS;
            }
            return Currency.getAvailableCurrencies().stream()
                    .filter(known -> known.getCurrencyCode().equals(currency))
                    .mapToInt(known -> Math.max(0, known.getDefaultFractionDigits()))
                    .findFirst()
                    .orElse(OF_MONEY);
        }
    }

    /** A person as a file may name them. */
    public record Somebody(
            int key, String id, String name, @Nullable String email) {}

    public Known(List<Somebody> everybody, Map<String, Integer> aliases, List<Measure> metrics, ZoneId zone) {
        this(everybody, aliases, metrics, zone, 1, Conversions.NONE);
    }

    /**
     * @param parts the most people any version of the mapping named
     * @param conversions where rates are looked up
     */
    public Known(
            List<Somebody> everybody,
            Map<String, Integer> aliases,
            List<Measure> metrics,
            ZoneId zone,
            int parts,
            Conversions conversions) {
        everybody.forEach(one -> idOf.put(one.key(), one.id()));
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        Map<String, Integer> emails = new HashMap<>();
        for (Somebody one : everybody) {
            ids.put(one.id(), one.key());
            names.merge(folded(one.name()), one.key(), (first, second) -> SEVERAL);
            if (one.email() != null) {
                emails.put(folded(one.email()), one.key());
            }
        }
        aliases.forEach((alias, key) -> said.put(folded(alias), key));
        people = Map.of(Mapping.By.ID, ids, Mapping.By.NAME, names, Mapping.By.EMAIL, emails);
        measures = new HashMap<>();
        metrics.forEach(metric -> measures.put(metric.code(), metric));
        this.zone = zone;
        this.parts = parts;
        this.conversions = conversions;
    }

    int parts() {
        return parts;
    }

    Conversions conversions() {
        return conversions;
    }

    /** The organization's own id of a person. */
    String id(int personKey) {
        return idOf.getOrDefault(personKey, "");
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

    /**
     * Who is called so. Names, aliases and addresses are compared without regard to case, ids as they are.
     *
     * <p>Whom the id, address or name of the mapping names exactly is meant. Where that is nobody, or several people, an
     * alias settles it, whatever the mapping reads people by. An alias never overrides an exact match, nor an exact match
     * an alias: where somebody has since come who is called exactly what an alias says of another, the row waits
     * (PERSON_AMBIGUOUS) until the alias is taken back or changed, so that no credit moves silently.
     */
    Naming person(Mapping.By by, String called) {
        Naming exact = exact(by, called);
        Integer alias = said.isEmpty() ? null : said.get(folded(called));
        if (alias == null) {
            return exact;
        }
        return switch (exact) {
            case Found found -> found.personKey() == alias ? found : FailureReason.PERSON_AMBIGUOUS;
            case FailureReason unknownOrSeveral -> new Found(alias);
        };
    }

    /** The key of the one person the id, address or name names exactly, without any alias; null for nobody or several. */
    public @Nullable Integer exactly(Mapping.By by, String called) {
        return exact(by, called) instanceof Found found ? found.personKey() : null;
    }

    private Naming exact(Mapping.By by, String called) {
        Map<String, Integer> index = people.getOrDefault(by, Map.of());
        Integer key = index.get(by == Mapping.By.ID ? called : folded(called));
        if (key == null) {
            return FailureReason.PERSON_UNKNOWN;
        }
        return key == SEVERAL ? FailureReason.PERSON_AMBIGUOUS : new Found(key);
    }

    /** A name as it is compared. */
    public static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

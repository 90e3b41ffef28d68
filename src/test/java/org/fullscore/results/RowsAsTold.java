package org.fullscore.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What must stand of each row: what the last import said of it that is not undone. Kept the plain way, as a list of what was said, and
 * knowing just the two mappings of {@link SequenceProperties}.
 */
final class RowsAsTold {

    /** What the database has standing of an organization, written like {@link #standing}. */
    static final String STANDING = """
            with standing as (
              select distinct on (f.source_key, external_id, metric_key, part) f.*, m.code from results.fact f
              join organization.metric m on m.organization_id = f.organization_id and m.key = f.metric_key
              where f.organization_id = '%1$s'
              order by f.source_key, external_id, metric_key, part, version desc)
            select array_agg(concat_ws(' ', s.name, f.external_id, f.part, p.id, f.amount, f.overlay::text, f.day, (
                select sum(r.amount)::numeric(19,4) from standing r
                where (r.source_key, r.external_id, r.code) = (f.source_key, f.external_id, 'revenue') and r.counts and not r.overlay)))
            from standing f
            join results.source s on s.organization_id = f.organization_id and s.key = f.source_key
            join organization.person p on p.organization_id = f.organization_id and p.key = f.person_key
            where f.counts and f.code = 'deals-won'
            """;

    private static final Set<String> PEOPLE = Set.of("priya", "conor", "aoife");

    private final Map<String, List<Saying>> sayings = new TreeMap<>();
    private final Map<String, Boolean> shared = new HashMap<>(Map.of("crm", true, "shop", false));

    /** Something an import said of a row; no shares where it counts for nothing. */
    private record Saying(UUID delivery, List<String> shares) {}

    /** Lines of a file, as they come. */
    void deliver(String source, UUID delivery, List<String> lines) {
        Set<String> named = new TreeSet<>();
        for (String line : lines) {
            Row row = new Row(line.split(",", -1));
            named.add(row.key());
            if (isShared(source) ? row.isReadShared() : row.isReadAlone()) {
                say(source + " " + row.key(), delivery, isShared(source) ? row.shares() : row.alone());
            }
        }
        if (source.equals("shop")) {
            sayings.keySet().stream()
                    .filter(key -> key.startsWith("shop ") && !named.contains(key.substring("shop ".length())))
                    .toList()
                    .forEach(key -> say(key, delivery, List.of()));
        }
    }

    void undo(UUID delivery) {
        sayings.values()
                .forEach(said -> said.removeIf(saying -> saying.delivery().equals(delivery)));
    }

    void map(String source, boolean rowsAreShared) {
        shared.put(source, rowsAreShared);
    }

    /** Each part that counts: source, key, part, person, deals won, whether overlay, day, and what all primary parts of the row bring. */
    List<String> standing() {
        List<String> standing = new ArrayList<>();
        sayings.forEach((key, said) -> now(said).forEach(share -> standing.add(key + " " + share)));
        return standing.stream().sorted().toList();
    }

    private boolean isShared(String source) {
        return Objects.requireNonNull(shared.get(source));
    }

    private void say(String key, UUID delivery, List<String> shares) {
        List<Saying> said = sayings.computeIfAbsent(key, any -> new ArrayList<>());
        if (!now(said).equals(shares)) {
            said.add(new Saying(delivery, shares));
        }
    }

    private static List<String> now(List<Saying> said) {
        return said.isEmpty() ? List.of() : said.getLast().shares();
    }

    /** Cells: id, rep, share, partner, rest, engineer, day, stage, amount. */
    private record Row(String[] cells) {

        String key() {
            return cells[0];
        }

        private boolean isWon() {
            return cells[7].equals("Won");
        }

        boolean isReadShared() {
            return !isWon()
                    || PEOPLE.contains(cells[1]) && percent(2).add(percent(4)).compareTo(new BigDecimal(100)) == 0;
        }

        boolean isReadAlone() {
            return !isWon() || PEOPLE.contains(cells[1]);
        }

        List<String> alone() {
            return isWon() ? List.of(share(0, cells[1], new BigDecimal(100), false)) : List.of();
        }

        List<String> shares() {
            List<String> shares = new ArrayList<>();
            for (int part = 0; part < 2 && isWon(); part++) {
                shares.add(share(part, cells[1 + 2 * part], percent(2 + 2 * part), false));
            }
            shares.add(share(2, isWon() ? cells[5] : "", new BigDecimal(100), true));
            shares.removeIf(String::isEmpty);
            return shares;
        }

        private String share(int part, String person, BigDecimal percent, boolean overlay) {
            BigDecimal deals = percent.movePointLeft(2).setScale(4);
            BigDecimal whole = new BigDecimal(cells[8]).setScale(4);
            return person.isEmpty()
                    ? ""
                    : String.join(" ", part + "", person, deals + "", overlay + "", cells[6], whole + "");
        }

        private BigDecimal percent(int cell) {
            return cells[cell].isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells[cell]);
        }
    }
}

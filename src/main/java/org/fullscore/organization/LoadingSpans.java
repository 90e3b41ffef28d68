package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.Loaded.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes lists of what holds for a person from one day to another: a row a span, with the columns {@code person, from, to}
 * and whatever the kind of span says besides. A row with a known person and first day changes that span or withdraws it. A
 * complete list withdraws what begins after today and is not in it. All rows are taken, or none.
 */
@Component
class LoadingSpans {

    private final Directory directory;
    private final LoadRecords ledger;
    private final Today today;

    LoadingSpans(Directory directory, LoadRecords ledger, Today today) {
        this.directory = directory;
        this.ledger = ledger;
        this.today = today;
    }

    /** What a span is known by. */
    record Start(int person, LocalDate day) {}

    /**
     * How a kind of span is spoken of.
     *
     * @param spans in the plural
     * @param act what the ledger calls the loading
     * @param twice the code for a span that stands in the file twice
     */
    record Words(List<String> columns, String spans, String act, String twice) {}

    /**
     * What a kind of span has of its own.
     *
     * @param <T> what is said of a span
     */
    interface Kind<T> {

        Words words();

        Map<Start, T> known();

        /** What a row says, refusing what it cannot say; nothing if it withdraws the span. */
        Optional<T> read(Cells cells, @Nullable LocalDate from, @Nullable LocalDate to);

        List<Field> fields(@Nullable T before, T after);

        /** Writes the spans and deletes those with nothing said. */
        void write(Map<Start, Optional<T>> wanted);
    }

    /** Takes the list whole or not at all, in the transaction of the caller. */
    <T> Loaded load(Delivery delivery, Kind<T> kind) {
        Tally tally = new Tally(delivery.sheet());
        if (!tally.knows(kind.words().columns(), List.of(), null)) {
            return tally.result();
        }
        directory.lock();
        Map<String, Integer> people = directory.keys("person");
        Map<Start, T> before = kind.known();
        Map<Start, Optional<T>> wanted = new LinkedHashMap<>();
        for (Sheet.Row row : delivery.sheet().rows()) {
            read(new Cells(tally, row), people, kind, wanted);
        }
        List<Start> ending = new ArrayList<>();
        if (delivery.wants(Delivery.Wish.COMPLETE)) {
            before.keySet().stream()
                    .filter(start -> start.day().isAfter(today.date()) && !wanted.containsKey(start))
                    .forEach(ending::add);
        }
        if (!tally.refused() && ending.size() * 10 > before.size() && !delivery.wants(Delivery.Wish.CONFIRMED)) {
            return Tally.tooManyEnd(ending.size(), before.size(), kind.words().spans());
        }
        ending.forEach(start -> wanted.put(start, Optional.empty()));
        if (!tally.refused()) {
            Map<Integer, String> ids = LoadingTeams.reversed(people);
            wanted.forEach((start, said) -> count(
                    tally, ids.get(start.person()) + ":" + start.day(), before.get(start), said.orElse(null), kind));
        }
        Loaded loaded = tally.result();
        if (loaded instanceof Loaded.Done done && !delivery.wants(Delivery.Wish.PREVIEW)) {
            kind.write(wanted);
            ledger.loaded(kind.words().act(), delivery, done);
        }
        return loaded;
    }

    private static <T> void read(
            Cells cells, Map<String, Integer> people, Kind<T> kind, Map<Start, Optional<T>> wanted) {
        String id = cells.id("person").orElse("");
        Integer person = people.get(id);
        if (person == null && !id.isEmpty()) {
            cells.refuse("person", "PERSON_UNKNOWN", "There is nobody with this id.", "Load the people first.");
        }
        LocalDate from = cells.needed("from").isPresent() ? cells.day("from") : null;
        LocalDate to = cells.day("to");
        Optional<T> said = kind.read(cells, from, to);
        if (from == null || person == null) {
            return;
        }
        if (to != null && to.isBefore(from)) {
            cells.refuse("to", "ENDS_BEFORE_IT_BEGINS", "The last day is before the first.", "Check from and to.");
        } else if (wanted.putIfAbsent(new Start(person, from), said) != null) {
            cells.refuse(
                    "from", kind.words().twice(), "This row stands in the file twice.", "Leave one of the rows out.");
        }
    }

    private static <T> void count(Tally tally, String name, @Nullable T before, @Nullable T after, Kind<T> kind) {
        if (after == null) {
            tally.count(before == null ? Loaded.Kind.UNCHANGED : Loaded.Kind.ENDED, name, List.of());
        } else if (before == null) {
            tally.count(Loaded.Kind.CREATED, name, kind.fields(null, after));
        } else {
            tally.countKnown(name, kind.fields(before, after));
        }
    }
}

package org.fullscore.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.results.ingest.Known;
import org.fullscore.results.ingest.Recording;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saying that a name in the files of a source is a person, for good, or taking that back. Names are compared without regard
 * to case. Said again it changes nothing and leaves no ledger entry; everything else is one entry a name. A name that the
 * source reads as exactly somebody else is refused: an alias settles names nobody or several people have.
 */
@Component
public class SayingWho {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Sources sources;
    private final People people;
    private final Naming naming;
    private final Recording recording;
    private final Ledger ledger;

    SayingWho(JdbcClient jdbc, Sources sources, People people, Naming naming, Recording recording, Ledger ledger) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.people = people;
        this.naming = naming;
        this.recording = recording;
        this.ledger = ledger;
    }

    /**
     * What somebody says.
     *
     * @param line of the list, the header being line 1
     * @param person the organization's id; empty to take back what was said of the name
     */
    public record Said(int line, String name, String person) {}

    /** What came of it. */
    public sealed interface Answer {

        record Done(int created, int updated, int unchanged, int ended) implements Answer {}

        /** Nothing was changed. */
        record Refused(List<RowError> errors) implements Answer {}

        record SourceUnknown() implements Answer {}
    }

    private record Before(String name, int person) {}

    private record Change(
            String name, @Nullable Before before, @Nullable Integer person) {

        private boolean isNone() {
            return person == null ? before == null : before != null && before.person() == person;
        }
    }

    /** Takes everything that is said, or nothing. */
    @Transactional
    public Answer say(String source, List<Said> all, @Nullable Integer by) {
        Optional<Source> found = sources.find(source);
        if (found.isEmpty()) {
            return new Answer.SourceUnknown();
        }
        recording.lock(found.get().key());
        Map<String, Before> before = before(found.get().key());
        Known known = naming.known(found.get().key());
        List<RowError> errors = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Said said : all) {
            RowError error = seen.add(Known.folded(said.name()))
                    ? named(said)
                    : at(
                            said,
                            "name",
                            "NAME_TWICE",
                            "The name stands in the list twice.",
                            "Leave one of the rows out.");
            Integer person = error == null ? key(said) : null;
            if (error == null && person == null && !said.person().isEmpty()) {
                error = at(said, "person", "PERSON_UNKNOWN", "There is nobody with this id.", "Load the person first.");
            }
            if (error == null && person != null) {
                error = understood(
                        said,
                        person,
                        known.exactly(found.get().mapping().person().by(), said.name()));
            }
            if (error == null) {
                changes.add(new Change(said.name().strip(), before.get(Known.folded(said.name())), person));
            } else {
                errors.add(error);
            }
        }
        return errors.isEmpty() ? take(found.get(), changes, by) : new Answer.Refused(errors);
    }

    private static @Nullable RowError named(Said said) {
        if (said.name().isBlank()) {
            return at(said, "name", "NAME_MISSING", "There is no name.", "Fill it in as it stands in the files.");
        }
        return said.name().length() > LONGEST || said.name().chars().anyMatch(Character::isISOControl)
                ? at(
                        said,
                        "name",
                        "NAME_TOO_LONG",
                        "The name is longer than 200 characters, or has characters that cannot be seen.",
                        "Correct the rows where they come from.")
                : null;
    }

    private @Nullable Integer key(Said said) {
        return said.person().isEmpty()
                ? null
                : people.byId(said.person()).map(Person::key).orElse(null);
    }

    private static @Nullable RowError understood(Said said, int person, @Nullable Integer exact) {
        return exact == null || exact == person
                ? null
                : at(
                        said,
                        "name",
                        "NAME_UNDERSTOOD",
                        "The source reads this as exactly somebody else.",
                        "Read people by id, or correct the rows where they come from.");
    }

    private static RowError at(Said said, String column, String code, String message, String remedy) {
        String value = column.equals("name") ? said.name() : said.person();
        return RowError.atCell(said.line(), column, value, code, message, remedy);
    }

    private Map<String, Before> before(int source) {
        Map<String, Before> before = new HashMap<>();
        sources.aliases(source).forEach((name, person) -> before.put(Known.folded(name), new Before(name, person)));
        return before;
    }

    private Answer take(Source source, List<Change> changes, @Nullable Integer by) {
        int created = 0;
        int updated = 0;
        int unchanged = 0;
        int ended = 0;
        for (Change change : changes) {
            if (change.isNone()) {
                unchanged++;
                continue;
            }
            write(source.key(), change);
            ledger.append(Act.of(change.person() == null ? "alias-taken-back" : "alias-said", "source", source.key())
                    .by(by)
                    .with("person", word(change.person()))
                    .with(
                            "before",
                            change.before() == null
                                    ? null
                                    : word(change.before().person()))
                    .saying("name", change.name()));
            created += change.before() == null ? 1 : 0;
            updated += change.before() != null && change.person() != null ? 1 : 0;
            ended += change.person() == null ? 1 : 0;
        }
        return new Answer.Done(created, updated, unchanged, ended);
    }

    private void write(int source, Change change) {
        if (change.before() != null) {
            jdbc.sql("delete from results.alias where organization_id = ? and source_key = ? and name = ?")
                    .params(CurrentOrganization.id(), source, change.before().name())
                    .update();
        }
        if (change.person() != null) {
            jdbc.sql("insert into results.alias (organization_id, source_key, name, person_key) values (?, ?, ?, ?)")
                    .params(CurrentOrganization.id(), source, change.name(), change.person())
                    .update();
        }
    }

    private static @Nullable String word(@Nullable Integer person) {
        return person == null ? null : "person:" + person;
    }
}

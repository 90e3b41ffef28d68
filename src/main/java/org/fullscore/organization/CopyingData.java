package org.fullscore.organization;

import java.io.OutputStream;
import java.util.List;
import java.util.TreeMap;
import org.fullscore.ledger.Entries;
import org.fullscore.ledger.Entry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Somebody takes a copy of all that is kept about them: one JSON document, written as it is read. */
@Component
public class CopyingData {

    private static final int PIECE = 1000;

    private final Traces traces;
    private final Entries entries;
    private final Today today;
    private final JsonMapper json;

    CopyingData(Traces traces, Entries entries, Today today, JsonMapper json) {
        this.traces = traces;
        this.entries = entries;
        this.today = today;
        this.json = json;
    }

    /** Writes everything that all rooms keep about a person, and what the ledger has about it. */
    @Transactional(readOnly = true)
    public void write(Person person, OutputStream out) {
        Called who = traces.called(person);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringProperty("takenAt", today.instant().toString());
            for (Traces.Found found : traces.count(who)) {
                if (found.trace().fate() != Trace.Fate.MENTIONED) {
                    generator.writeArrayPropertyStart(found.trace().what());
                    traces.read(who, found.trace(), generator::writeRawValue);
                    generator.writeEndArray();
                }
            }
            generator.writeArrayPropertyStart("ledger");
            ledger(traces.subjects(person.key()), generator);
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private void ledger(List<String> subjects, JsonGenerator generator) {
        long last = 0;
        for (List<Entry> piece = entries.aboutAny(subjects, last, PIECE);
                !piece.isEmpty();
                piece = entries.aboutAny(subjects, last, PIECE)) {
            for (Entry entry : piece) {
                generator.writeStartObject();
                generator.writeNumberProperty("entry", entry.entry());
                generator.writeStringProperty("at", entry.at().toString());
                generator.writeStringProperty("act", entry.act());
                generator.writeStringProperty("subject", entry.subject());
                generator.writeName("content");
                generator.writeRawValue(entry.content());
                generator.writeObjectPropertyStart("words");
                new TreeMap<>(entry.words()).forEach(generator::writeStringProperty);
                generator.writeEndObject();
                generator.writeStringProperty("hash", entry.hash());
                generator.writeEndObject();
                last = entry.entry();
            }
        }
    }
}

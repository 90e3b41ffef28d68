package org.fullscore.organization.web;

import java.util.List;
import java.util.Map;
import org.fullscore.organization.Erasures;
import org.fullscore.organization.Person;
import org.fullscore.organization.Trace;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Erasures that were asked for, and what one would take.
 *
 * @param names of people by key
 * @param viewer key of whoever looks
 * @param asking whether the viewer may ask for one
 * @param typed the id that was asked about, or ""
 * @param chosen whoever has that id, or null
 * @param parts what there is about them
 * @param hindrance why it cannot be asked for, in words, or null
 * @param said what was just done, or null
 */
public record ErasuresPage(
        List<Erasures.Erasure> all,
        Map<Integer, String> names,
        int viewer,
        boolean asking,
        String typed,
        @Nullable Person chosen,
        List<Erasures.Part> parts,
        @Nullable String hindrance,
        Errors errors,
        @Nullable String said) {

    public List<Erasures.Erasure> waiting() {
        return all.stream().filter(Erasures.Erasure::isWaiting).toList();
    }

    public List<Erasures.Erasure> decided() {
        return all.stream().filter(one -> !one.isWaiting()).toList();
    }

    public String name(@Nullable Integer person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }

    /** What loses its names and texts, or goes altogether. */
    public List<Erasures.Part> taken() {
        return parts.stream().filter(part -> part.fate() != Trace.Fate.STAYS).toList();
    }

    public List<Erasures.Part> staying() {
        return parts.stream().filter(part -> part.fate() == Trace.Fate.STAYS).toList();
    }
}

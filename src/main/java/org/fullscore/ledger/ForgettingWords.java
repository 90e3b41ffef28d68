package org.fullscore.ledger;

import java.util.Collection;
import java.util.Map;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Deletes names and texts with their salts; the chain keeps their hashes, from which nobody gets the text back. */
@Component
@Transactional(readOnly = true)
public class ForgettingWords {

    private static final String FROM = """
             from ledger.words w using ledger.entry e
            where w.organization_id = :organization and e.organization_id = w.organization_id and e.sequence = w.sequence
              and (e.subject = any(:subjects) or position(:fact in e.content) > 0 or w.text ~* :mention or lower(w.text) = any(:exact) or w.text = any(:exact))
            """;

    private final JdbcClient jdbc;

    ForgettingWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which words are meant: those of entries about any of the subjects or about the person, and those that name the person.
     *
     * @param mention a regular expression that finds the person's names in a text
     * @param exact names, as they are and in lower case, that are meant only where they are the whole text
     */
    public record About(int person, Collection<String> subjects, String mention, String[] exact) {}

    /** How many there are. */
    public long count(About about) {
        return jdbc.sql("select count(*)" + FROM.replace("using ledger.entry e", "cross join ledger.entry e"))
                .params(parameters(about))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Deletes them in the transaction of the caller; how many there were. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(About about) {
        return jdbc.sql("delete" + FROM).params(parameters(about)).update();
    }

    private static Map<String, Object> parameters(About about) {
        return Map.of(
                "organization",
                CurrentOrganization.id(),
                "subjects",
                about.subjects().toArray(String[]::new),
                "fact",
                Seal.quote("person") + ":" + Seal.quote(Integer.toString(about.person())),
                "mention",
                about.mention(),
                "exact",
                about.exact());
    }
}

package org.fullscore.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only, hash-chained record of every act somebody may ask about later. */
@Component
public class Ledger {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Seals an act in the transaction of the caller: it is on record exactly if what it says took place.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt append(Act act) {
        return appendAll(List.of(act)).getFirst();
    }

    /**
     * Seals several acts of the same moment, one after the other.
     *
     * @return a receipt for each
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Receipt> appendAll(List<Act> acts) {
        if (acts.isEmpty()) {
            return List.of();
        }
        UUID organization = CurrentOrganization.id();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Head head = lockHead(organization);
        List<Sealed> entries = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        for (Act act : acts) {
            long sequence = head.sequence() + 1;
            List<Word> said = wordsOf(act, sequence);
            String content = contentOf(act, said);
            byte[] hash = Seal.of(head.hash(), organization, sequence, at, act.name(), act.subject(), content);
            entries.add(new Sealed(sequence, act, content, head.hash(), hash));
            words.addAll(said);
            head = new Head(sequence, hash);
        }
        write(organization, at, entries, words, head);
        return entries.stream()
                .map(entry -> new Receipt(entry.sequence(), HexFormat.of().formatHex(entry.hash())))
                .toList();
    }

    private static List<Word> wordsOf(Act act, long sequence) {
        List<Word> words = new ArrayList<>();
        act.words().forEach((name, text) -> {
            byte[] salt = new byte[Seal.LENGTH];
            RANDOM.nextBytes(salt);
            words.add(new Word(sequence, name, salt, text));
        });
        return words;
    }

    private static String contentOf(Act act, List<Word> words) {
        SortedMap<String, String> members = new TreeMap<>(act.facts());
        words.forEach(word -> members.put(
                word.name() + Seal.OF_WORD, HexFormat.of().formatHex(Seal.ofWord(word.salt(), word.text()))));
        return Seal.canonical(members);
    }

    private void write(UUID organization, Instant at, List<Sealed> entries, List<Word> words, Head head) {
        jdbc.sql("""
                        with sealed as (
                          insert into ledger.entry (organization_id, sequence, at, act, subject, content, previous, hash)
                          select :organization, entry.sequence, :at, entry.act, entry.subject, entry.content, entry.previous, entry.hash
                          from unnest(:sequences, :acts, :subjects, :contents, :previous, :hashes)
                            entry (sequence, act, subject, content, previous, hash)),
                        outside_the_chain as (
                          insert into ledger.words (organization_id, sequence, name, salt, text)
                          select :organization, word.* from unnest(:spoken, :names, :salts, :texts) word (sequence, name, salt, text))
                        update ledger.head set sequence = :sequence, hash = :hash where organization_id = :organization
                        """)
                .param("organization", organization)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("sequences", entries.stream().map(Sealed::sequence).toArray(Long[]::new))
                .param("acts", entries.stream().map(entry -> entry.act().name()).toArray(String[]::new))
                .param(
                        "subjects",
                        entries.stream().map(entry -> entry.act().subject()).toArray(String[]::new))
                .param("contents", entries.stream().map(Sealed::content).toArray(String[]::new))
                .param("previous", entries.stream().map(Sealed::previous).toArray(byte[][]::new))
                .param("hashes", entries.stream().map(Sealed::hash).toArray(byte[][]::new))
                .param("spoken", words.stream().map(Word::sequence).toArray(Long[]::new))
                .param("names", words.stream().map(Word::name).toArray(String[]::new))
                .param("salts", words.stream().map(Word::salt).toArray(byte[][]::new))
                .param("texts", words.stream().map(Word::text).toArray(String[]::new))
                .param("sequence", head.sequence())
                .param("hash", head.hash())
                .update();
    }

    /** The head is a row and not an advisory lock, so that it is locked where the organization's rows are. */
    private Head lockHead(UUID organization) {
        return findHead(organization).orElseGet(() -> {
            jdbc.sql("""
                            insert into ledger.head (organization_id, sequence, hash) values (?, 0, ?)
                            on conflict (organization_id) do nothing
                            """).params(organization, Seal.start()).update();
            return findHead(organization).orElseThrow();
        });
    }

    private Optional<Head> findHead(UUID organization) {
        return jdbc.sql("select sequence, hash from ledger.head where organization_id = ? for update")
                .param(organization)
                .query((row, number) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    private record Sealed(long sequence, Act act, String content, byte[] previous, byte[] hash) {}

    private record Word(long sequence, String name, byte[] salt, String text) {}

    private record Head(long sequence, byte[] hash) {}
}

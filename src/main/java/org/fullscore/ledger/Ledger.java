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
        UUID organization = CurrentOrganization.id();
        Head head = lockHead(organization);
        long sequence = head.sequence() + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SortedMap<String, String> members = new TreeMap<>(act.facts());
        List<Word> words = new ArrayList<>();
        act.words().forEach((name, text) -> {
            byte[] salt = new byte[Seal.LENGTH];
            RANDOM.nextBytes(salt);
            words.add(new Word(name, salt, text));
            members.put(name + ".sha256", HexFormat.of().formatHex(Seal.ofWord(salt, text)));
        });
        String content = Seal.canonical(members);
        byte[] hash = Seal.of(head.hash(), organization, sequence, at, act.name(), act.subject(), content);
        jdbc.sql("""
                        with sealed as (
                          insert into ledger.entry (organization_id, sequence, at, act, subject, content, previous, hash)
                          values (:organization, :sequence, :at, :act, :subject, :content, :previous, :hash)),
                        outside_the_chain as (
                          insert into ledger.words (organization_id, sequence, name, salt, text)
                          select :organization, :sequence, word.* from unnest(:names, :salts, :texts) word (name, salt, text))
                        update ledger.head set sequence = :sequence, hash = :hash where organization_id = :organization
                        """)
                .param("organization", organization)
                .param("sequence", sequence)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("act", act.name())
                .param("subject", act.subject())
                .param("content", content)
                .param("previous", head.hash())
                .param("hash", hash)
                .param("names", words.stream().map(Word::name).toArray(String[]::new))
                .param("salts", words.stream().map(Word::salt).toArray(byte[][]::new))
                .param("texts", words.stream().map(Word::text).toArray(String[]::new))
                .update();
        return new Receipt(sequence, HexFormat.of().formatHex(hash));
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

    private record Word(String name, byte[] salt, String text) {}

    private record Head(long sequence, byte[] hash) {}
}

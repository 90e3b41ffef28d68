package org.fullscore.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.TakingCheckpoints;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger as a file, its checkpoints, and the verifier that needs nothing else. */
class ExportedLedgerTest extends RealTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private Ledger ledger;

    @Autowired
    private ExportingLedger exporting;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private TakingCheckpoints taking;

    @Autowired
    private Outbox outbox;

    @Autowired
    private People people;

    @TempDir
    Path folder;

    private House house;

    private record Said(boolean whole, String words) {}

    @BeforeEach
    void anOrganizationWithACheckpoint() {
        clock.set(MONDAY);
        house = found("Ledger");
        note("first “quoted”\n\tand é");
        takeCheckpoint();
        note("last");
    }

    @Test
    void whatIsExportedIsWhole() throws IOException {
        Path file = folder.resolve("ledger.ndjson");
        Files.writeString(file, export());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = OfflineVerifier.run(List.of("verify-ledger", file.toString()), new PrintStream(out));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("is whole")
                .contains(last() + " entries are as they were sealed")
                .contains("1 checkpoints agree. 0 names and texts were erased");
        assertThat(status).isZero();
    }

    @Test
    void aByteFlippedAnywhereShowsAndItsEntryIsNamed() {
        byte[] file = export().getBytes(StandardCharsets.UTF_8);
        List<Integer> undetected = new ArrayList<>();
        List<String> misnamed = new ArrayList<>();
        int line = 0;
        int entry = 0;
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n");
        for (int at = 0; at < file.length; at++) {
            boolean inEntry = lines[line].startsWith("{\"entry\"");
            for (int bit : new int[] {1, 0x20, 0x80}) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) bit;
                Said said = verify(flipped, new TreeMap<>());
                undetected.addAll(said.whole() ? List.of(at) : List.of());
                boolean named = !inEntry || said.words().contains("Entry " + (entry + 1) + " ");
                misnamed.addAll(named ? List.of() : List.of(at + ": " + said.words()));
            }
            boolean end = file[at] == '\n';
            entry += end && inEntry ? 1 : 0;
            line += end ? 1 : 0;
        }
        assertThat(undetected).isEmpty();
        assertThat(misnamed).isEmpty();
        assertThat(entry).isEqualTo((int) last());
    }

    @Test
    void entriesInAnotherOrderAreNamed() {
        List<String> lines = lines();
        lines.add(1, lines.remove(2));

        assertThat(verify(lines).words()).contains("Entry 1 is missing, or is not at its place.");
    }

    @Test
    void aFileThatEndsEarlyIsNotWhole() {
        List<String> lines = lines();

        assertThat(verify(lines.subList(0, 3)).words()).contains("Entry 3 is missing");
        assertThat(verify(export().substring(0, 400).getBytes(StandardCharsets.UTF_8), new TreeMap<>())
                        .whole())
                .isFalse();
        assertThat(verify(new byte[0], new TreeMap<>()).words()).contains("The file is empty");
        assertThat(verify("id,name\n1,x\n".getBytes(StandardCharsets.UTF_8), new TreeMap<>())
                        .words())
                .contains("The file is not an exported ledger.");
        assertThat(OfflineVerifier.run(
                        List.of("verify-ledger", "no-such-file"), new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(2);
    }

    @Test
    void theLastEntryRemovedByTheSuperuserShowsByTheCheckpoint() throws SQLException {
        Checkpoint letter = in(house, () -> checkpoints.latest(1)).getFirst();
        asSuperuser(
                "set session_replication_role = replica",
                "delete from ledger.words where " + mine() + " and sequence >= " + letter.entry(),
                "delete from ledger.entry where " + mine() + " and sequence >= " + letter.entry(),
                "update ledger.head h set sequence = e.sequence, hash = e.hash from ledger.entry e where e.organization_id"
                        + " = h.organization_id and e.sequence = " + (letter.entry() - 1) + " and h." + mine());

        assertThat(house.administrator().get("/api/ledger/verification").body())
                .contains("\"verified\":false", "\"broken\":" + letter.entry(), "\"reason\":\"missing\"");
        assertThat(verify(lines()).words()).contains("Entry " + letter.entry() + " is missing");

        asSuperuser("set session_replication_role = replica", "delete from ledger.checkpoint where " + mine());

        assertThat(verify(lines()).whole()).isTrue();
        assertThat(verify(
                                export().getBytes(StandardCharsets.UTF_8),
                                new TreeMap<>(Map.of(letter.entry(), letter.hash())))
                        .words())
                .contains("Entry " + letter.entry() + " is missing, which a checkpoint names");
    }

    @Test
    void anotherHashInALetterIsNoticed() {
        assertThat(verify(export().getBytes(StandardCharsets.UTF_8), new TreeMap<>(Map.of(2L, "0".repeat(64))))
                        .words())
                .contains("Entry 2 is not the one its checkpoint remembers.");
    }

    @Test
    void aTextChangedByTheSuperuserIsNamed() throws SQLException {
        long last = last();
        asSuperuser("update ledger.words set text = 'other' where text = 'last' and " + mine());

        assertThat(house.administrator().get("/api/ledger/verification").body())
                .contains("\"broken\":" + last, "\"reason\":\"words\"");
        assertThat(house.administrator().get("/api/ledger/export").body()).contains("\"words\":\"left out\"");
        assertThat(verify(lines()).words()).contains("Entry " + last + " was changed: a name or text");
    }

    @Test
    void administratorsGetTheChainWithoutNamesAndTexts() {
        String chain = house.administrator().get("/api/ledger/export").body();

        assertThat(chain).doesNotContain("\"salt\"").doesNotContain("quoted");
        assertThat(verify(chain.getBytes(StandardCharsets.UTF_8), new TreeMap<>())
                        .words())
                .contains("is whole", "were left out of this file");
    }

    @Test
    void whoeverAuditsGetsTheCheckpointAsALetterOnceADay() {
        Cast.enter(house);
        clock.set(MONDAY.plusDays(1));
        takeCheckpoint();
        takeCheckpoint();

        List<Outbox.Mail> letters =
                in(house, () -> outbox.to(people.byId("claire").orElseThrow().key(), 10));

        Checkpoint latest = in(house, () -> checkpoints.latest(1)).getFirst();
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().letter().plain()).contains(latest.entry() + ":" + latest.hash());
        assertThat(latest.day()).isEqualTo(MONDAY.plusDays(1));
        assertThat(latest.entry()).isEqualTo(last());
    }

    @Test
    void verifyingAndExportingWaitForNobodyWhoWritesAnEntry() {
        long before = last();

        in(house, () -> {
            ledger.append(Act.of("noted", "thing", 7));
            assertThat(house.administrator().get("/api/ledger/verification").body())
                    .contains("\"verified\":true", "\"entries\":" + before);
            assertThat(house.administrator().get("/api/ledger/export").body()).contains("{\"end\":" + before);
            return house;
        });

        assertThat(last()).isEqualTo(before + 1);
    }

    private void note(String text) {
        in(house, () -> ledger.append(Act.of("noted", "thing", 7).by(1).saying("reason", text)));
    }

    private void takeCheckpoint() {
        CurrentOrganization.runAs(house.organization(), taking::take);
    }

    private long last() {
        return house.administrator()
                .get("/api/ledger/verification")
                .json()
                .get("entries")
                .asLong();
    }

    /** With names and texts, as executives and auditors get it; made beside the API, which would add entries for the token. */
    private String export() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CurrentOrganization.runAs(house.organization(), () -> {
            try {
                exporting.write(out, ExportingLedger.Texts.INCLUDED);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return new ArrayList<>(Arrays.asList(export().split("(?<=\n)")));
    }

    private static Said verify(List<String> lines) {
        return verify(String.join("", lines).getBytes(StandardCharsets.UTF_8), new TreeMap<>());
    }

    private static Said verify(byte[] file, SortedMap<Long, String> letters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            boolean whole = OfflineVerifier.verify(new ByteArrayInputStream(file), letters, new PrintStream(out));
            return new Said(whole, out.toString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String mine() {
        return "organization_id = '" + house.organization() + "'";
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

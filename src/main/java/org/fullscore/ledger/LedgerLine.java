package org.fullscore.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of an exported ledger: JSON without white space, its members in one order, so that there is one way only to write it.
 *
 * <pre>
 * {"ledger":"fullscore","version":1,"organization":"0198…","words":"included"}
 * {"entry":1,"at":"2026-01-05T09:00:00Z","act":"goal-agreed","subject":"goal:0198…","content":{"by":"person:7","reason.sha256":"9f…"},
 *  "words":{"reason":{"salt":"51…","text":"As agreed"}},"previous":"00…","hash":"c4…"}
 * {"checkpoint":1,"day":"2026-01-05","hash":"c4…"}
 * {"end":1,"hash":"c4…","sha256":"77…"}
 * </pre>
 *
 * <p>A checkpoint stands behind the entry it names. The last line has the SHA-256 of all bytes before it.
 */
sealed interface LedgerLine {

    JsonMapper JSON = new JsonMapper();

    /** The line as it is written, without the end of line. */
    String written();

    /** The first line; words is "included", or "left out" where names and texts were kept back from whoever made the export. */
    record Opening(UUID organization, String words) implements LedgerLine {

        static final String INCLUDED = "included";
        static final String LEFT_OUT = "left out";

        @Override
        public String written() {
            return "{\"ledger\":\"fullscore\",\"version\":1,\"organization\":\"" + organization + "\",\"words\":"
                    + Seal.quote(words) + "}";
        }
    }

    /** An entry. */
    record Entered(SealedEntry entry) implements LedgerLine {

        @Override
        public String written() {
            String words = entry.words().entrySet().stream()
                    .map(word -> Seal.quote(word.getKey()) + ":{\"salt\":\""
                            + hex(word.getValue().salt()) + "\",\"text\":"
                            + Seal.quote(word.getValue().text()) + "}")
                    .collect(Collectors.joining(",", "{", "}"));
            return "{\"entry\":" + entry.entry() + ",\"at\":\"" + entry.at() + "\",\"act\":" + Seal.quote(entry.act())
                    + ",\"subject\":" + Seal.quote(entry.subject()) + ",\"content\":" + entry.content() + ",\"words\":"
                    + words + ",\"previous\":\"" + hex(entry.previous()) + "\",\"hash\":\"" + hex(entry.hash()) + "\"}";
        }
    }

    /** A checkpoint of a day. */
    record Checked(long entry, LocalDate day, String hash) implements LedgerLine {

        static Checked of(Checkpoint checkpoint) {
            return new Checked(checkpoint.entry(), checkpoint.day(), checkpoint.hash());
        }

        Checkpoint checkpoint() {
            return new Checkpoint(day, entry, hash, Instant.EPOCH);
        }

        @Override
        public String written() {
            return "{\"checkpoint\":" + entry + ",\"day\":\"" + day + "\",\"hash\":" + Seal.quote(hash) + "}";
        }
    }

    /** The last line: with which entry the ledger ended, and the SHA-256 of everything before this line. */
    record Ending(long entry, byte[] hash, String sha256) implements LedgerLine {

        @Override
        public String written() {
            return "{\"end\":" + entry + ",\"hash\":\"" + hex(hash) + "\",\"sha256\":" + Seal.quote(sha256) + "}";
        }
    }

    /** The line, if it is one and is written the one way there is. */
    static Optional<LedgerLine> read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return kind(node).filter(line -> line.written().equals(text));
        } catch (JacksonException | DateTimeException | IllegalArgumentException notALine) {
            return Optional.empty();
        }
    }

    private static Optional<LedgerLine> kind(JsonNode node) {
        if (node.has("entry")) {
            return Optional.of(new Entered(entry(node)));
        }
        if (node.has("checkpoint")) {
            return Optional.of(
                    new Checked(number(node, "checkpoint"), LocalDate.parse(text(node, "day")), text(node, "hash")));
        }
        if (node.has("end")) {
            return Optional.of(new Ending(number(node, "end"), bytes(node, "hash"), text(node, "sha256")));
        }
        return node.has("ledger")
                ? Optional.of(new Opening(UUID.fromString(text(node, "organization")), text(node, "words")))
                : Optional.empty();
    }

    private static SealedEntry entry(JsonNode node) {
        SortedMap<String, String> content = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : node.path("content").properties()) {
            content.put(member.getKey(), member.getValue().asString());
        }
        SortedMap<String, SealedEntry.Spoken> words = new TreeMap<>();
        for (Map.Entry<String, JsonNode> word : node.path("words").properties()) {
            words.put(
                    word.getKey(),
                    new SealedEntry.Spoken(bytes(word.getValue(), "salt"), text(word.getValue(), "text")));
        }
        return new SealedEntry(
                number(node, "entry"),
                Instant.parse(text(node, "at")),
                text(node, "act"),
                text(node, "subject"),
                Seal.canonical(content),
                words,
                bytes(node, "previous"),
                bytes(node, "hash"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString();
    }

    private static long number(JsonNode node, String member) {
        return node.path(member).asLong();
    }

    private static byte[] bytes(JsonNode node, String member) {
        return HexFormat.of().parseHex(text(node, member));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

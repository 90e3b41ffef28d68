package org.fullscore.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The arithmetic of the chain.
 *
 * <p>hash(n) = SHA-256(hash(n − 1) ‖ canonical(n)); canonical(n) is UTF-8 JSON without white space, keys in
 * code point order: {@code {"act":…,"at":…,"content":{…},"entry":n,"organization":…,"subject":…}}. The hash before the
 * first entry is 32 zero bytes.
 */
final class Seal {

    static final int LENGTH = 32;

    /** What the name of a text ends with in the content, where its hash stands instead of it. */
    static final String OF_WORD = ".sha256";

    private Seal() {}

    static byte[] start() {
        return new byte[LENGTH];
    }

    static byte[] of(
            byte[] previous, UUID organization, long sequence, Instant at, String act, String subject, String content) {
        String canonical = "{\"act\":" + quote(act) + ",\"at\":" + quote(at.toString()) + ",\"content\":" + content
                + ",\"entry\":" + sequence + ",\"organization\":" + quote(organization.toString()) + ",\"subject\":"
                + quote(subject) + "}";
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** Hash of a name or text with its salt: what stands in the chain instead of it. */
    static byte[] ofWord(byte[] salt, String text) {
        MessageDigest digest = sha256();
        digest.update(salt);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A flat JSON object of strings, keys sorted. */
    static String canonical(SortedMap<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, String> member : members.entrySet()) {
            json.append(json.length() > 1 ? "," : "")
                    .append(quote(member.getKey()))
                    .append(':')
                    .append(quote(member.getValue()));
        }
        return json.append('}').toString();
    }

    /** A JSON string, escaped where it has to be and nowhere else. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

package org.fullscore.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported ledger on any computer, without a database or a network: {@code java -jar fullscore.jar verify-ledger FILE}, and for
 * each checkpoint from a letter {@code --checkpoint ENTRY:HASH}. Reads the file as a stream, however long it is.
 */
public final class OfflineVerifier {

    /** The word that calls it. */
    public static final String COMMAND = "verify-ledger";

    private static final int LONGEST_LINE = 1 << 25;
    private static final String USAGE =
            "Usage: java -jar fullscore.jar " + COMMAND + " FILE [--checkpoint ENTRY:HASH]…";

    private final PrintStream out;
    private final SortedMap<Long, String> letters;
    private final MessageDigest digest = Seal.sha256();
    private long lines;
    private int checkpoints;

    private OfflineVerifier(PrintStream out, SortedMap<Long, String> letters) {
        this.out = out;
        this.letters = letters;
    }

    /**
     * Checks a file and says in plain sentences what it found.
     *
     * @param arguments the command itself, the file, and checkpoints
     * @return 0 where everything is as it was sealed, 1 where it is not, 2 where it could not be checked
     */
    public static int run(List<String> arguments, PrintStream out) {
        List<String> files = new ArrayList<>();
        SortedMap<Long, String> letters = new TreeMap<>();
        for (int i = 1; i < arguments.size(); i++) {
            if (!arguments.get(i).equals("--checkpoint")) {
                files.add(arguments.get(i));
            } else if (++i == arguments.size() || !arguments.get(i).matches("[1-9][0-9]{0,17}:[0-9a-fA-F]{64}")) {
                out.println("A checkpoint is the number of an entry, a colon and 64 hexadecimal digits.");
                out.println(USAGE);
                return 2;
            } else {
                String[] parts = arguments.get(i).split(":");
                letters.put(Long.valueOf(parts[0]), parts[1].toLowerCase(Locale.ROOT));
            }
        }
        if (files.size() != 1) {
            out.println(USAGE);
            return 2;
        }
        try (InputStream in = Files.newInputStream(Path.of(files.getFirst()))) {
            return verify(new BufferedInputStream(in, 1 << 16), letters, out) ? 0 : 1;
        } catch (IOException unreadable) {
            out.println("The file cannot be read: " + unreadable);
            return 2;
        }
    }

    /**
     * Whether everything is as it was sealed.
     *
     * @param letters hashes by entry, as checkpoints in letters name them
     */
    static boolean verify(InputStream in, SortedMap<Long, String> letters, PrintStream out) throws IOException {
        return new OfflineVerifier(out, new TreeMap<>(letters)).verify(in);
    }

    private boolean verify(InputStream in) throws IOException {
        byte[] first = next(in);
        LedgerLine opened = first == null ? null : read(first).orElse(null);
        if (first == null || !(opened instanceof LedgerLine.Opening opening)) {
            return wrong(
                    first == null ? "The file is empty, or cut off in line 1." : "The file is not an exported ledger.");
        }
        digest(first);
        Chain chain = new Chain(opening.organization());
        for (byte[] text = next(in); text != null; text = next(in)) {
            LedgerLine line = read(text).orElse(null);
            if (line instanceof LedgerLine.Ending ending) {
                return ended(ending, opening, chain, in);
            }
            if (line == null || line instanceof LedgerLine.Opening) {
                return wrong("Entry " + (chain.entries() + 1) + " is not as it was written: line " + lines
                        + " is none that a ledger has.");
            }
            if (!taken(line, chain)) {
                return wrong(sentence(Objects.requireNonNull(chain.fault())));
            }
            digest(text);
        }
        return wrong("Entry " + (chain.entries() + 1)
                + " is missing, or the last line: the file is cut off after entry " + chain.entries() + ".");
    }

    private boolean taken(LedgerLine line, Chain chain) {
        return switch (line) {
            case LedgerLine.Entered entered -> chain.next(entered.entry()) && agrees(chain);
            case LedgerLine.Checked checked -> chain.passes(checked.checkpoint()) && counted();
            case LedgerLine.Opening ignored -> false;
            case LedgerLine.Ending ignored -> false;
        };
    }

    /** The entry that was just read is the one a letter names, if any letter does. */
    private boolean agrees(Chain chain) {
        String hash = letters.remove(chain.entries());
        return hash == null
                || chain.passes(new Checkpoint(LocalDate.EPOCH, chain.entries(), hash, Instant.EPOCH)) && counted();
    }

    private boolean counted() {
        checkpoints++;
        return true;
    }

    private boolean ended(LedgerLine.Ending ending, LedgerLine.Opening opening, Chain chain, InputStream in)
            throws IOException {
        if (!chain.ends(ending.entry(), ending.hash())) {
            return wrong(sentence(Objects.requireNonNull(chain.fault())));
        }
        if (!letters.isEmpty()) {
            return wrong("Entry " + letters.firstKey()
                    + " is missing, which a checkpoint names: the ledger ends with entry " + chain.entries() + ".");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(ending.sha256()) || in.read() >= 0) {
            return wrong(
                    "Its " + chain.entries()
                            + " entries are as they were sealed, but the file is not as it was written: something was changed, added or removed between them.");
        }
        out.println("The ledger of organization " + opening.organization() + " is whole.");
        out.println(chain.entries()
                + " entries are as they were sealed; none is changed, none is missing. The last has the hash "
                + chain.hash() + ".");
        out.println(checkpoints + " checkpoints agree. " + chain.absentWords() + " names and texts "
                + (opening.words().equals(LedgerLine.Opening.INCLUDED)
                        ? "were erased since; their hashes are still there."
                        : "were left out of this file; their hashes are there."));
        return true;
    }

    private static String sentence(Chain.Fault fault) {
        return "Entry " + fault.entry()
                + switch (fault.reason()) {
                    case CHANGED -> " was changed: it does not fit its seal.";
                    case WORDS -> " was changed: a name or text beside it does not fit the hash that was sealed.";
                    case UNCHAINED -> " does not follow the entry before it.";
                    case MISSING -> " is missing, or is not at its place.";
                    case HEAD -> " is not the one the ledger ended with.";
                    case CHECKPOINT -> " is not the one its checkpoint remembers.";
                };
    }

    private boolean wrong(String sentence) {
        out.println("This ledger cannot be relied on.");
        out.println(sentence);
        return false;
    }

    private void digest(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    private static Optional<LedgerLine> read(byte[] line) {
        try {
            return LedgerLine.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** The next line without its end; null where there is none, or where its end is missing. */
    private byte @Nullable [] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        lines++;
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST_LINE) {
                return new byte[0];
            }
            line.write(read);
        }
        return null;
    }
}

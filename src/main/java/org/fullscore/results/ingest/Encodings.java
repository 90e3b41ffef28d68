package org.fullscore.results.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Finds out in which encoding a text is written, and reads it strictly. */
final class Encodings {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int SHOWN = 40;

    private Encodings() {}

    /**
     * The first place with bytes that are no characters.
     *
     * @param value the text of the line before it, and the bytes in hexadecimal
     */
    record Fault(int line, String value) {}

    /** By byte-order mark, else by zero bytes (UTF-16), else UTF-8, which the reading then has to confirm. */
    static Charset guess(byte[] content) {
        if (startsWith(content, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(content, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        int looked = Math.min(content.length, 4096) & ~1;
        for (int i = 0; i < looked; i += 2) {
            even += content[i] == 0 ? 1 : 0;
            odd += content[i + 1] == 0 ? 1 : 0;
        }
        if (odd > looked / 5) {
            return StandardCharsets.UTF_16LE;
        }
        return even > looked / 5 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** The encoding the mapping says; UTF-16 alone leaves the order of bytes to the file. */
    static Charset said(Charset encoding, byte[] content) {
        if (!encoding.equals(StandardCharsets.UTF_16)) {
            return encoding;
        }
        Charset guess = guess(content);
        return guess.equals(StandardCharsets.UTF_8) ? StandardCharsets.UTF_16LE : guess;
    }

    /** Whether the text has a byte-order mark of UTF-8, so that it cannot be anything else. */
    static boolean isMarkedUtf8(byte[] content) {
        return startsWith(content, 0xef, 0xbb, 0xbf);
    }

    /** A reader without byte-order mark; bytes that are no characters are an error. */
    static Reader reader(InputStream stream, Charset encoding) throws IOException {
        return new InputStreamReader(
                withoutMark(stream),
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The same for looking at a text that is known to be faulty. */
    static Reader lenient(InputStream stream, Charset encoding) throws IOException {
        return new InputStreamReader(withoutMark(stream), encoding);
    }

    /**
     * Whether a text that is not UTF-8 throughout is UTF-8 all the same, with a damaged place: whether it has at least as
     * many characters of several bytes as bytes that are none.
     */
    static boolean isDamagedUtf8(InputStream stream) throws IOException {
        long whole = 0;
        long broken = 0;
        int missing = 0;
        byte[] buffer = new byte[1 << 16];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            for (int i = 0; i < count; i++) {
                int b = buffer[i] & 0xff;
                if (missing > 0 && (b & 0xc0) == 0x80) {
                    missing--;
                    whole += missing == 0 ? 1 : 0;
                    continue;
                }
                broken += missing > 0 ? 1 : 0;
                missing = b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : 0;
                broken += b >= 0x80 && missing == 0 ? 1 : 0;
            }
        }
        return whole > 0 && whole >= broken;
    }

    /** Where the text has bytes that are no characters; null if nowhere. */
    static @Nullable Fault fault(InputStream stream, Charset encoding) throws IOException {
        var decoder = encoding.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        StringBuilder last = new StringBuilder();
        int line = 1;
        boolean ended = false;
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, ended);
            characters.flip();
            while (characters.hasRemaining()) {
                char c = characters.get();
                if (c == '\n') {
                    line++;
                    last.setLength(0);
                } else {
                    last.append(c).delete(0, Math.max(0, last.length() - SHOWN));
                }
            }
            characters.clear();
            if (result.isError()) {
                byte[] wrong = new byte[Math.min(result.length(), bytes.remaining())];
                bytes.get(wrong);
                String hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wrong);
                return new Fault(line, last.toString().strip() + " [" + hex + "]");
            }
            if (ended) {
                return null;
            }
            bytes.compact();
            int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
        }
    }

    private static InputStream withoutMark(InputStream stream) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(stream, 3);
        byte[] first = pushback.readNBytes(3);
        int mark = isMarkedUtf8(first) ? 3 : startsWith(first, 0xff, 0xfe) || startsWith(first, 0xfe, 0xff) ? 2 : 0;
        pushback.unread(first, mark, first.length - mark);
        return pushback;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

package org.fullscore.results.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds out in which encoding a text is written, and reads it strictly. */
final class Encodings {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Encodings() {}

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

    /** A reader without byte-order mark; bytes that are no characters are an error, except in Windows-1252. */
    static Reader reader(InputStream stream, Charset encoding) throws IOException {
        CodingErrorAction action = WINDOWS_1252.equals(encoding) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        return new InputStreamReader(
                withoutMark(stream),
                encoding.newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
    }

    private static InputStream withoutMark(InputStream stream) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(stream, 3);
        byte[] first = pushback.readNBytes(3);
        int mark = startsWith(first, 0xef, 0xbb, 0xbf)
                ? 3
                : startsWith(first, 0xff, 0xfe) || startsWith(first, 0xfe, 0xff) ? 2 : 0;
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

package org.fullscore.results.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Takes of a file as much as is needed to make a mapping by looking at it. */
public final class SampleFile {

    private static final int ENOUGH = 1 << 20;
    private static final long LARGEST = 8L << 20;

    private SampleFile() {}

    /**
     * The first rows of a file, as it is written: of text, whole lines of the first 1 MiB, compressed if it was. A workbook
     * cannot be cut; one of more than 8 MiB gives nothing.
     */
    public static Optional<byte[]> beginning(Path path) throws IOException, RefusedFileException {
        try {
            return taken(path);
        } catch (IOException failure) {
            throw Unpacked.refusal(failure);
        }
    }

    private static Optional<byte[]> taken(Path path) throws IOException {
        byte[] first;
        try (InputStream stream = Files.newInputStream(path)) {
            first = stream.readNBytes(4);
        }
        boolean compressed = Signatures.isGzip(first);
        byte[] text;
        boolean cut;
        try (InputStream stream = compressed ? Unpacked.gzip(path) : Files.newInputStream(path)) {
            text = stream.readNBytes(ENOUGH);
            cut = text.length == ENOUGH && stream.read() >= 0;
        }
        if (Signatures.isZip(text) || !cut) {
            return Files.size(path) > LARGEST ? Optional.empty() : Optional.of(Files.readAllBytes(path));
        }
        byte[] whole = wholeLines(text);
        return Optional.of(compressed ? gzip(whole) : whole);
    }

    /** Up to the last line end that is not inside quotes; all of it if there is none. */
    private static byte[] wholeLines(byte[] content) {
        Charset guess = Encodings.guess(content);
        Charset charset = guess.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : guess;
        String text = new String(content, charset);
        boolean quoted = false;
        int end = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                end = i + 1;
            }
        }
        return text.substring(0, end).getBytes(charset);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}

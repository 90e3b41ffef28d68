package org.fullscore.results.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a file, but not one that grows out of all proportion. */
final class Unpacked extends FilterInputStream {

    private static final long MOST = 16L << 30;
    private static final long PROPORTION = 200;
    private static final long HARMLESS = 16L << 20;
    private static final int MOST_PARTS = 10_000;
    private static final long LARGEST_TEXTS = 64L << 20;
    private static final long LARGEST_STYLES = 16L << 20;

    private final long limit;
    private long taken;

    /** A file was to grow out of all proportion. */
    static final class BombException extends IOException {
        private static final long serialVersionUID = 1L;

        BombException(long unpacked) {
            super("more than " + unpacked / (1 << 20) + " MiB");
        }
    }

    /** What an exception while unpacking says of the file; other exceptions are thrown as they are. */
    static RefusedFileException refusal(IOException failure) throws IOException {
        return switch (failure) {
            case BombException bomb -> ResultFile.refused(FailureReason.UNPACKED_TOO_LARGE, 1, null, bomb.getMessage());
            case ZipException broken ->
                ResultFile.refused(FailureReason.FORMAT_UNREADABLE, 1, null, "a damaged archive");
            case EOFException early ->
                ResultFile.refused(FailureReason.FORMAT_UNREADABLE, 1, null, "an archive that breaks off");
            default -> throw failure;
        };
    }

    private Unpacked(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
    }

    /** The content of a gzip file. */
    static InputStream gzip(Path path) throws IOException {
        InputStream packed = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return new Unpacked(new GZIPInputStream(packed, 1 << 16), limit(Files.size(path)));
    }

    /**
     * Refuses a workbook that unpacks out of all proportion, whatever it says of itself, or does not fit in memory.
     *
     * @return whether it has styles, without which a day is a bare number
     */
    static boolean checkWorkbook(Path path) throws IOException, RefusedFileException {
        long limit = limit(Files.size(path));
        long unpacked = 0;
        boolean styled = false;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw ResultFile.refused(FailureReason.WORKBOOK_TOO_LARGE, 1, null, zip.size() + " parts");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                long part = size(zip, entry, limit - unpacked);
                unpacked += part;
                boolean styles = entry.getName().endsWith("styles.xml");
                styled |= styles;
                if (part > (styles ? LARGEST_STYLES : LARGEST_TEXTS)
                        && !entry.getName().contains("worksheets/")) {
                    throw ResultFile.refused(
                            FailureReason.WORKBOOK_TOO_LARGE,
                            1,
                            null,
                            entry.getName() + ": " + part / (1 << 20) + " MiB");
                }
            }
        }
        return styled;
    }

    private static long size(ZipFile zip, ZipEntry entry, long left) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream content = zip.getInputStream(entry)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                size += count;
                if (size > left) {
                    throw new BombException(size);
                }
            }
        }
        return size;
    }

    private static long limit(long packed) {
        return Math.min(MOST, Math.max(HARMLESS, packed * PROPORTION));
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        return counted(read, read < 0 ? 0 : 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return counted(read, Math.max(0, read));
    }

    private int counted(int read, int bytes) throws IOException {
        taken += bytes;
        if (taken > limit) {
            throw new BombException(taken);
        }
        return read;
    }
}

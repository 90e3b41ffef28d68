package org.fullscore.results.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a file, but not one that grows out of all proportion. */
final class Unpacked extends FilterInputStream {

    private static final long MOST = 16L << 30;
    private static final long PROPORTION = 200;
    private static final long HARMLESS = 16L << 20;

    private final long limit;
    private long taken;

    /** A file was to grow out of all proportion. */
    static final class BombException extends IOException {
        private static final long serialVersionUID = 1L;
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

    /** Refuses a zip file whose entries are out of proportion to it. */
    static void checkZip(Path path) throws IOException {
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                unpacked += Math.max(0, entries.nextElement().getSize());
            }
        }
        if (unpacked > limit(Files.size(path))) {
            throw new BombException();
        }
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
            throw new BombException();
        }
        return read;
    }
}

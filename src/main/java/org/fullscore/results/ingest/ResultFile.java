package org.fullscore.results.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of results.
 *
 * <p>CSV: RFC 4180 and what Excel writes. The first line names the columns; separators are comma, semicolon or tab,
 * found by looking at that line unless the mapping names one; cells may be quoted with {@code "}, quotes inside
 * doubled; line ends may be CRLF, LF or CR; empty lines are skipped. UTF-8 (with or without byte-order mark), UTF-16
 * (with byte-order mark, or recognizable by its zero bytes), and Windows-1252 where it is not UTF-8, unless the mapping
 * names an encoding.
 *
 * <p>NDJSON: one JSON object a line, in UTF-8; columns are its fields, those of nested objects joined by a dot.
 *
 * <p>XLSX: the first sheet; its first row names the columns; dates are days, numbers are plain decimals with the 15
 * digits Excel keeps.
 *
 * <p>Each may be compressed with gzip. A file is looked through once before anything of it is recorded, so that one
 * that breaks off in the middle is refused as a whole. Rows are read one at a time, so that memory does not depend on
 * the length of the file. Lines are at most 1 MiB, columns 1,000, unpacked it is at most 16 GiB and 200 times the file.
 */
public final class ResultFile {

    static final int LONGEST_LINE = 1 << 20;
    static final int MOST_COLUMNS = 1000;

    private final Path path;
    private final Layout layout;
    private final long rows;

    /**
     * What the file turned out to be.
     *
     * @param encoding null for XLSX
     * @param separator null unless CSV
     * @param compressed whether with gzip
     * @param header names of the columns
     */
    public record Layout(
            Mapping.Format format,
            @Nullable Charset encoding,
            @Nullable Character separator,
            boolean compressed,
            List<String> header) {}

    /** Takes the header, then one row after the other. */
    interface Sink {
        void header(List<String> header) throws RefusedFileException;

        void row(Row row) throws IOException, RefusedFileException;
    }

    /** Takes one row after the other. */
    public interface Rows {
        void row(Row row) throws IOException, RefusedFileException;
    }

    private ResultFile(Path path, Layout layout, long rows) {
        this.path = path;
        this.layout = layout;
        this.rows = rows;
    }

    /** Looks through a file: finds out what it is, that it can be read to its end, and how many rows it has. */
    public static ResultFile inspect(Path path, Mapping mapping) throws IOException, RefusedFileException {
        byte[] beginning = beginning(path, false);
        boolean compressed = beginning.length > 2 && (beginning[0] & 0xff) == 0x1f && (beginning[1] & 0xff) == 0x8b;
        byte[] content = compressed ? beginning(path, true) : beginning;
        if (content.length == 0) {
            throw refused(FailureReason.FILE_EMPTY, 1, null, null);
        }
        Mapping.Format format = formatOf(content, mapping.format());
        if (format == Mapping.Format.XLSX) {
            return count(path, new Layout(format, null, null, compressed, List.of()), mapping);
        }
        Charset encoding = mapping.encoding() != null ? mapping.encoding() : Encodings.guess(content);
        try {
            return text(path, format, encoding, compressed, content, mapping);
        } catch (CharacterCodingException notThatEncoding) {
            if (mapping.encoding() != null || format == Mapping.Format.NDJSON || encoding != StandardCharsets.UTF_8) {
                throw refused(FailureReason.ENCODING_UNREADABLE, 1, null, encoding.name());
            }
            return text(path, format, Encodings.WINDOWS_1252, compressed, content, mapping);
        }
    }

    public Layout layout() {
        return layout;
    }

    /** Rows without the header. */
    public long rows() {
        return rows;
    }

    /** Hands over every row after the first {@code skipped}. */
    public void read(long skipped, Rows rowByRow) throws IOException, RefusedFileException {
        read(path, layout, new Sink() {
            private long toSkip = skipped;

            @Override
            public void header(List<String> header) {}

            @Override
            public void row(Row row) throws IOException, RefusedFileException {
                if (toSkip > 0) {
                    toSkip--;
                } else {
                    rowByRow.row(row);
                }
            }
        });
    }

    static RefusedFileException refused(
            FailureReason reason, int line, @Nullable String column, @Nullable String value) {
        return new RefusedFileException(new RowFailure(line, reason, column, value));
    }

    private static ResultFile text(
            Path path, Mapping.Format format, Charset encoding, boolean compressed, byte[] content, Mapping mapping)
            throws IOException, RefusedFileException {
        Character separator = null;
        if (format == Mapping.Format.CSV) {
            separator = mapping.separator() != null
                    ? mapping.separator()
                    : Separators.guess(new String(content, encoding), mapping.columns());
        }
        return count(path, new Layout(format, encoding, separator, compressed, List.of()), mapping);
    }

    private static ResultFile count(Path path, Layout layout, Mapping mapping)
            throws IOException, RefusedFileException {
        Counting counting = new Counting(mapping);
        read(path, layout, counting);
        if (counting.header.isEmpty()) {
            throw refused(FailureReason.FILE_EMPTY, 1, null, null);
        }
        counting.check();
        Layout whole = new Layout(
                layout.format(), layout.encoding(), layout.separator(), layout.compressed(), counting.header);
        return new ResultFile(path, whole, counting.rows);
    }

    private static void read(Path path, Layout layout, Sink sink) throws IOException, RefusedFileException {
        switch (layout.format()) {
            case CSV -> CsvRows.read(open(path, layout), layout, sink);
            case NDJSON -> NdjsonRows.read(open(path, layout), layout, sink);
            case XLSX -> XlsxRows.read(path, layout.compressed(), sink);
        }
    }

    private static InputStream open(Path path, Layout layout) throws IOException {
        return layout.compressed() ? Unpacked.gzip(path) : new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    private static Mapping.Format formatOf(byte[] content, Mapping.@Nullable Format said) throws RefusedFileException {
        boolean zip =
                content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
        boolean oldExcel = content.length > 3 && (content[0] & 0xff) == 0xd0 && (content[1] & 0xff) == 0xcf;
        if (oldExcel || zip != (said == Mapping.Format.XLSX) && said != null) {
            throw refused(FailureReason.FORMAT_UNREADABLE, 1, null, null);
        }
        if (zip) {
            return Mapping.Format.XLSX;
        }
        if (said != null) {
            return said;
        }
        int first = 0;
        while (first < content.length && (content[first] <= ' ' || (content[first] & 0xff) >= 0xbb)) {
            first++;
        }
        return first < content.length && content[first] == '{' ? Mapping.Format.NDJSON : Mapping.Format.CSV;
    }

    private static byte[] beginning(Path path, boolean unpacked) throws IOException, RefusedFileException {
        try (InputStream stream = unpacked ? Unpacked.gzip(path) : Files.newInputStream(path)) {
            return stream.readNBytes(1 << 16);
        } catch (EOFException | ZipException notGzip) {
            throw refused(FailureReason.FORMAT_UNREADABLE, 1, null, null);
        }
    }

    /** Checks the header against the mapping and counts rows. */
    private static final class Counting implements Sink {

        private final Mapping mapping;
        private List<String> header = List.of();
        private long rows;

        Counting(Mapping mapping) {
            this.mapping = mapping;
        }

        @Override
        public void header(List<String> names) {
            header = names;
        }

        @Override
        public void row(Row row) {
            rows++;
        }

        private void check() throws RefusedFileException {
            List<String> wanted = mapping.columns();
            if (wanted.stream().noneMatch(header::contains)) {
                throw refused(FailureReason.HEADER_MISSING, 1, null, String.join(", ", header));
            }
            for (String column : wanted) {
                if (!header.contains(column)) {
                    throw refused(FailureReason.COLUMN_UNKNOWN, 1, column, String.join(", ", header));
                }
            }
            Set<String> seen = new HashSet<>();
            for (String column : header) {
                if (!seen.add(column) && wanted.contains(column)) {
                    throw refused(FailureReason.COLUMN_TWICE, 1, column, null);
                }
            }
        }
    }
}

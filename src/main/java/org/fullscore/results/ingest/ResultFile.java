package org.fullscore.results.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of results.
 *
 * <p>CSV: RFC 4180 and what Excel writes. The first line names the columns; separators are comma, semicolon, tab or bar,
 * found by looking at that line unless the mapping names one, or a line {@code sep=;} before it; cells may be quoted with
 * {@code "}, quotes inside doubled; line ends may be CRLF, LF or CR; lines without content are skipped. UTF-8 (with or
 * without byte-order mark), UTF-16 (with byte-order mark, or recognizable by its zero bytes), and Windows-1252 where it is
 * not UTF-8, unless the mapping names an encoding. A text that is UTF-8 but for a damaged place is refused.
 *
 * <p>Amounts: which mark is decimal and which is between thousands is found by looking at all amounts of a metric, unless
 * the mapping says ({@link SeenAmounts}).
 *
 * <p>NDJSON: one JSON object a line, no name twice in it; columns are its fields, those of nested objects joined by a dot.
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
    private final Mapping mapping;
    private final Layout layout;
    private final Looking looking;

    /**
     * What the file turned out to be.
     *
     * @param encoding null for XLSX
     * @param separator null unless CSV
     * @param compressed whether with gzip
     * @param header names of the columns
     * @param marks how the amounts of each metric are written that stand in a column
     */
    public record Layout(
            Mapping.Format format,
            @Nullable Charset encoding,
            @Nullable Character separator,
            boolean compressed,
            List<String> header,
            FileMarks marks) {}

    /** Takes the header, then one row after the other. */
    interface Sink {
        /** Names of the columns and the line they stand in. */
        void header(List<String> header, int line) throws RefusedFileException;

        void row(Row row) throws IOException, RefusedFileException;

        /** The columns of rows that come before all names of columns are known, as in lines of JSON. */
        default List<String> wanted() {
            return List.of();
        }
    }

    /** Takes one row after the other. */
    public interface Rows {
        void row(Row row) throws IOException, RefusedFileException;
    }

    private ResultFile(Path path, Mapping mapping, Layout layout, Looking looking) {
        this.path = path;
        this.mapping = mapping;
        this.layout = layout;
        this.looking = looking;
    }

    /** Looks through a file: finds out what it is, that it can be read to its end, and how many rows it has. */
    public static ResultFile inspect(Path path, Mapping mapping) throws IOException, RefusedFileException {
        ResultFile file = open(path, mapping);
        file.check();
        if (mapping.key().numbered()) {
            file.read(0, row -> {}); // there may be too many to count
        }
        return file;
    }

    /** The same without asking whether it has the columns of the mapping: to look at a file before there is one. */
    public static ResultFile open(Path path, Mapping mapping) throws IOException, RefusedFileException {
        try {
            return look(path, mapping);
        } catch (IOException failure) {
            throw Unpacked.refusal(failure);
        }
    }

    /** Checks that the header has the columns of the mapping. */
    public void check() throws RefusedFileException {
        looking.check();
    }

    private static ResultFile look(Path path, Mapping mapping) throws IOException, RefusedFileException {
        byte[] beginning = beginning(path, false);
        boolean compressed = Signatures.isGzip(beginning);
        if (mapping.compression() != null && compressed != (mapping.compression() == Mapping.Compression.GZIP)) {
            throw refused(FailureReason.FORMAT_UNREADABLE, 1, null, compressed ? "gzip" : "not compressed with gzip");
        }
        byte[] content = compressed ? beginning(path, true) : beginning;
        if (content.length == 0) {
            throw refused(FailureReason.FILE_EMPTY, 1, null, null);
        }
        Mapping.Format format = formatOf(content, mapping.format());
        if (format == Mapping.Format.XLSX) {
            return count(path, new Layout(format, null, null, compressed, List.of(), FileMarks.NONE), mapping);
        }
        Charset encoding =
                mapping.encoding() != null ? Encodings.said(mapping.encoding(), content) : Encodings.guess(content);
        try {
            return text(path, format, encoding, compressed, content, mapping);
        } catch (CharacterCodingException notThatEncoding) {
            if (mapping.encoding() != null
                    || format == Mapping.Format.NDJSON
                    || encoding != StandardCharsets.UTF_8
                    || isDamagedUtf8(path, compressed, content)) {
                throw badlyEncoded(path, compressed, encoding);
            }
        }
        try {
            return text(path, format, Encodings.WINDOWS_1252, compressed, content, mapping);
        } catch (CharacterCodingException notThatEither) {
            throw badlyEncoded(path, compressed, Encodings.WINDOWS_1252);
        }
    }

    private static boolean isDamagedUtf8(Path path, boolean compressed, byte[] content) throws IOException {
        try (InputStream stream = open(path, compressed)) {
            return Encodings.isMarkedUtf8(content) || Encodings.isDamagedUtf8(stream);
        }
    }

    private static RefusedFileException badlyEncoded(Path path, boolean compressed, Charset encoding)
            throws IOException {
        try (InputStream stream = open(path, compressed)) {
            Encodings.Fault fault = Encodings.fault(stream, encoding);
            return fault == null
                    ? refused(FailureReason.ENCODING_UNREADABLE, 1, null, encoding.name())
                    : refused(
                            FailureReason.ENCODING_UNREADABLE,
                            fault.line(),
                            null,
                            encoding.name() + ": " + fault.value());
        }
    }

    public Layout layout() {
        return layout;
    }

    /** How the amounts of each metric are written that stands in a column: as the mapping says, else as was found out. */
    public Map<String, Marks> marks() {
        Map<String, Marks> marks = new LinkedHashMap<>();
        for (Mapping.MetricColumn metric : mapping.metrics()) {
            if (metric.column() != null) {
                marks.put(metric.code(), layout.marks().of(metric));
            }
        }
        return marks;
    }

    /** Rows without the header. */
    public long rows() {
        return looking.rows();
    }

    /** Hands over every row after the first {@code skipped}. */
    public void read(long skipped, Rows rowByRow) throws IOException, RefusedFileException {
        Numbering numbering = mapping.key().numbered() ? new Numbering(layout.header(), mapping.key()) : null;
        read(path, layout, new Sink() {
            private long toSkip = skipped;

            @Override
            public void header(List<String> header, int line) {}

            @Override
            public void row(Row row) throws IOException, RefusedFileException {
                Row counted = numbering == null ? row : numbering.number(row);
                if (toSkip > 0) {
                    toSkip--;
                } else {
                    rowByRow.row(counted);
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
        return count(path, new Layout(format, encoding, separator, compressed, List.of(), FileMarks.NONE), mapping);
    }

    private static ResultFile count(Path path, Layout layout, Mapping mapping)
            throws IOException, RefusedFileException {
        Looking looking = new Looking(mapping, layout);
        read(path, layout, looking);
        if (looking.header().isEmpty()) {
            throw refused(FailureReason.FILE_EMPTY, 1, null, null);
        }
        Layout whole = new Layout(
                layout.format(),
                layout.encoding(),
                layout.separator(),
                layout.compressed(),
                looking.header(),
                looking.marks());
        return new ResultFile(path, mapping, whole, looking);
    }

    private static void read(Path path, Layout layout, Sink sink) throws IOException, RefusedFileException {
        try {
            switch (layout.format()) {
                case CSV -> CsvRows.read(open(path, layout.compressed()), layout, sink);
                case NDJSON -> NdjsonRows.read(open(path, layout.compressed()), layout, sink);
                case XLSX -> XlsxRows.read(path, layout.compressed(), sink);
            }
        } catch (CharacterCodingException notThatEncoding) {
            throw notThatEncoding;
        } catch (IOException failure) {
            throw Unpacked.refusal(failure);
        } catch (RefusedFileException refused) {
            throw refused.failure().value() == null
                            && refused.failure().reason().isInTheLine()
                    ? withValue(path, layout, refused.failure())
                    : refused;
        }
    }

    /** The same refusal with the beginning of the line, which is what can be seen there. */
    private static RefusedFileException withValue(Path path, Layout layout, RowFailure failure) throws IOException {
        if (layout.encoding() == null) {
            return new RefusedFileException(failure);
        }
        try (InputStream stream = open(path, layout.compressed());
                Reader reader = Encodings.lenient(stream, layout.encoding())) {
            return refused(failure.reason(), failure.line(), failure.column(), line(reader, failure.line()));
        }
    }

    private static String line(Reader reader, int number) throws IOException {
        StringBuilder text = new StringBuilder();
        int line = 1;
        boolean afterReturn = false;
        for (int c = reader.read(); c >= 0 && line <= number && text.length() <= 200; c = reader.read()) {
            boolean ends = c == '\r' || c == '\n' && !afterReturn;
            afterReturn = c == '\r';
            if (ends) {
                line++;
            } else if (line == number && c != '\n') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static InputStream open(Path path, boolean compressed) throws IOException {
        return compressed ? Unpacked.gzip(path) : new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    private static Mapping.Format formatOf(byte[] content, Mapping.@Nullable Format said) throws RefusedFileException {
        String foreign = Signatures.foreign(content);
        boolean zip = Signatures.isZip(content);
        if (foreign != null) {
            throw refused(FailureReason.FORMAT_UNREADABLE, 1, null, foreign);
        }
        if (said != null && zip != (said == Mapping.Format.XLSX)) {
            throw refused(FailureReason.FORMAT_UNREADABLE, 1, null, zip ? "a workbook or archive" : "no workbook");
        }
        if (said != null) {
            return said;
        }
        if (zip) {
            return Mapping.Format.XLSX;
        }
        return Signatures.isJson(content) ? Mapping.Format.NDJSON : Mapping.Format.CSV;
    }

    private static byte[] beginning(Path path, boolean unpacked) throws IOException {
        try (InputStream stream = open(path, unpacked)) {
            return stream.readNBytes(1 << 16);
        }
    }
}

package org.fullscore.results.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of an NDJSON file: one JSON object a line. */
final class NdjsonRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int DEEPEST = 5;

    private NdjsonRows() {}

    static void read(InputStream stream, ResultFile.Layout layout, ResultFile.Sink sink)
            throws IOException, RefusedFileException {
        boolean looking = layout.header().isEmpty();
        List<String> cells = looking ? sink.wanted() : layout.header();
        Set<String> columns = new LinkedHashSet<>(layout.header());
        try (stream;
                Reader reader = Encodings.reader(stream, Objects.requireNonNull(layout.encoding()))) {
            Lines lines = new Lines(reader);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                Map<String, JsonNode> fields = fields(line);
                if (looking && fields != null) {
                    columns.addAll(fields.keySet());
                    if (columns.size() > ResultFile.MOST_COLUMNS) {
                        throw ResultFile.refused(FailureReason.TOO_MANY_COLUMNS, lines.number, null, null);
                    }
                }
                sink.row(fields == null ? unreadable(lines.number, line) : row(lines.number, fields, cells));
            }
        }
        sink.header(List.copyOf(columns), 1);
    }

    private static @Nullable Map<String, JsonNode> fields(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.isObject()) {
                return null;
            }
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            return flatten("", object, fields, 0) ? fields : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** False if two fields come to one name. */
    static boolean flatten(String prefix, JsonNode object, Map<String, JsonNode> fields, int depth) {
        boolean apart = true;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getValue().isObject() && depth < DEEPEST) {
                apart &= flatten(prefix + field.getKey() + ".", field.getValue(), fields, depth + 1);
            } else {
                apart &= fields.put(prefix + field.getKey(), field.getValue()) == null;
            }
        }
        return apart;
    }

    static Row row(int line, Map<String, JsonNode> fields, List<String> header) {
        String[] cells = new String[header.size()];
        BitSet typed = new BitSet();
        for (int i = 0; i < cells.length; i++) {
            JsonNode value = fields.get(header.get(i));
            cells[i] = value == null || value.isNull() ? "" : text(value);
            typed.set(i, value != null && value.isNumber());
        }
        return new Row(line, cells, typed, 0, null);
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Math.abs(number.scale()) > 100 ? number.toString() : number.toPlainString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static Row unreadable(int line, String text) {
        RowFailure failure = new RowFailure(line, FailureReason.ROW_UNREADABLE, null, text);
        return new Row(line, new String[] {text}, null, 0, failure);
    }

    /** Lines of bounded length. */
    private static final class Lines {

        private final Reader reader;
        private final char[] buffer = new char[1 << 16];
        private final List<String> ready = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int number;
        private boolean ended;
        private boolean afterReturn;

        Lines(Reader reader) {
            this.reader = reader;
        }

        @Nullable
        String next() throws IOException, RefusedFileException {
            while (ready.isEmpty() && !ended) {
                fill();
            }
            if (ready.isEmpty()) {
                return null;
            }
            number++;
            return ready.removeFirst();
        }

        private void fill() throws IOException, RefusedFileException {
            int count = reader.read(buffer);
            ended = count < 0;
            for (int i = 0; i < count; i++) {
                char c = buffer[i];
                if (c == '\r' || c == '\n' && !afterReturn) {
                    ready.add(line.toString());
                    line.setLength(0);
                } else if (c != '\n') {
                    line.append(c);
                }
                afterReturn = c == '\r';
            }
            if (line.length() > ResultFile.LONGEST_LINE) {
                throw ResultFile.refused(FailureReason.LINE_TOO_LONG, number + ready.size() + 1, null, null);
            }
            if (ended && !line.isEmpty()) {
                ready.add(line.toString());
            }
        }
    }
}

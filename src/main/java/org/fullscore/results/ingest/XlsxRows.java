package org.fullscore.results.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the first sheet of an XLSX file, one at a time. */
final class XlsxRows {

    private static final MathContext AS_EXCEL = new MathContext(15);
    private static final Pattern WITHOUT_WORDS = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern SAYS_A_DAY = Pattern.compile("[dyDY]");

    private XlsxRows() {}

    static void read(Path path, boolean compressed, ResultFile.Sink sink) throws IOException, RefusedFileException {
        if (!compressed) {
            read(path, sink);
            return;
        }
        Path unpacked = Files.createTempFile("fullscore-", ".xlsx");
        try {
            try (InputStream content = Unpacked.gzip(path)) {
                Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            read(unpacked, sink);
        } finally {
            Files.delete(unpacked);
        }
    }

    private static void read(Path path, ResultFile.Sink sink) throws IOException, RefusedFileException {
        boolean styled = Unpacked.checkWorkbook(path);
        try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(styled, true));
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getFirstSheet().openStream()) {
            read(rows.iterator(), sink);
        } catch (Damaged | ExcelReaderException | UncheckedIOException | NoSuchElementException notExcel) {
            throw ResultFile.refused(FailureReason.FORMAT_UNREADABLE, 1, null, "an archive that is no workbook");
        }
    }

    /** The library came upon something no workbook has. */
    private static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(RuntimeException cause) {
            super(cause);
        }
    }

    private static void read(Iterator<org.dhatim.fastexcel.reader.Row> rows, ResultFile.Sink sink)
            throws IOException, RefusedFileException {
        int columns = -1;
        for (Row read = next(rows, 0); read != null; read = next(rows, Math.max(columns, 0))) {
            if (read.size() == 0) {
                continue;
            }
            if (columns < 0) {
                List<String> names = new ArrayList<>();
                for (String name : read.cells()) {
                    names.add(name.strip());
                }
                columns = names.size();
                sink.header(names, read.line());
            } else {
                sink.row(read);
            }
        }
    }

    /** The next row, null after the last; one without cells has no content. */
    private static @Nullable Row next(Iterator<org.dhatim.fastexcel.reader.Row> rows, int columns)
            throws RefusedFileException {
        try {
            return rows.hasNext() ? row(rows.next(), columns) : null;
        } catch (RuntimeException failure) {
            throw new Damaged(failure);
        }
    }

    /** Trailing empty cells are not stored in the file and come back as empty. */
    private static Row row(org.dhatim.fastexcel.reader.Row row, int columns) throws RefusedFileException {
        String[] cells = new String[Math.max(columns, 16)];
        Arrays.fill(cells, "");
        BitSet typed = new BitSet();
        int size = 0;
        long length = 0;
        for (Cell cell : row) {
            String text = cell == null ? "" : text(cell);
            if (cell == null || text.isEmpty()) {
                continue;
            }
            int index = cell.getColumnIndex();
            length += text.length();
            if (index >= ResultFile.MOST_COLUMNS) {
                throw ResultFile.refused(FailureReason.TOO_MANY_COLUMNS, row.getRowNum(), null, text);
            }
            if (length > ResultFile.LONGEST_LINE) {
                throw ResultFile.refused(FailureReason.LINE_TOO_LONG, row.getRowNum(), null, text);
            }
            if (index >= cells.length) {
                int before = cells.length;
                cells = Arrays.copyOf(cells, Math.max(2 * before, index + 1));
                Arrays.fill(cells, before, cells.length, "");
            }
            cells[index] = text;
            typed.set(index, cell.getValue() instanceof BigDecimal);
            size = Math.max(size, index + 1);
        }
        int filled = size == 0 ? 0 : Math.max(size, columns);
        return new Row(row.getRowNum(), Arrays.copyOf(cells, filled), typed, 0, null);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && saysADay(cell)) {
            return day(cell.asDate());
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number.round(AS_EXCEL).stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return "1".equals(cell.getRawValue()) ? "TRUE" : "FALSE";
        }
        return cell.getRawValue() == null ? "" : cell.getRawValue();
    }

    private static boolean saysADay(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && SAYS_A_DAY
                        .matcher(WITHOUT_WORDS.matcher(format).replaceAll(""))
                        .find();
    }

    private static String day(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }
}

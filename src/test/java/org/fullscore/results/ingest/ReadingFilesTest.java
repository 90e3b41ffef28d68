package org.fullscore.results.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they really come: read right, or refused with the place and the reason. */
class ReadingFilesTest {

    private static final String MAPPING = """
            key: id
            person: { column: who, by: name }
            on: { column: day, format: dd.MM.yyyy }
            metrics: { revenue: { column: amount, decimal: ",", grouping: "." } }
            """;
    private static final Known KNOWN = new Known(
            List.of(
                    new Known.Somebody(1, "priya", "Priya Raman", "priya@example.org"),
                    new Known.Somebody(2, "ines", "Inês Carvalho", null),
                    new Known.Somebody(3, "m1", "M. Lindqvist", null),
                    new Known.Somebody(4, "m2", "M. Lindqvist", null)),
            Map.of("P. Raman", 1),
            List.of(new Known.Measure("revenue", (short) 7, "EUR")),
            ZoneId.of("Europe/Berlin"));

    @TempDir
    private Path folder;

    @Test
    void whatExcelWritesInEuropeIsRead() throws Exception {
        String csv =
                "\ufeffid;who;day;amount\r\nA;Inês Carvalho;31.12.2017;1.234,50\r\nB;\"Priya Raman\";01.01.2018;-7\r\n";
        for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            List<RowReading> rows = read(csv.getBytes(encoding));
            assertThat(rows).as(encoding.name()).hasSize(2);
            assertThat(fact(rows.get(0)))
                    .isEqualTo(
                            new MappedFact((short) 7, 2, LocalDate.of(2017, 12, 31), new BigDecimal("1234.50"), false));
            assertThat(fact(rows.get(1)).amount()).isEqualByComparingTo("-7");
        }
    }

    @Test
    void whatIsNotUtf8IsReadAsWindows() throws Exception {
        String csv = "id;who;day;amount\nA;Inês Carvalho;31.12.2017;1\n";
        assertThat(fact(read(csv.getBytes(Charset.forName("windows-1252"))).getFirst())
                        .personKey())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFound(String separator) throws Exception {
        String csv = "id,who,day,amount\nA,Priya Raman,31.12.2017,5\n".replace(",", separator);
        assertThat(fact(read(csv.getBytes(StandardCharsets.UTF_8)).getFirst()).amount())
                .isEqualByComparingTo("5");
    }

    @Test
    void aCompressedFileIsTheSame() throws Exception {
        String csv = "id,who,day,amount\nA,Priya Raman,31.12.2017,5\n";
        assertThat(read(gzip(csv.getBytes(StandardCharsets.UTF_8)))).hasSize(1);
    }

    @Test
    void linesOfJsonAreRead() throws Exception {
        String ndjson = """
                {"id":"A","who":"Priya Raman","day":"31.12.2017","amount":1234.5}

                {"id":"B","amount":"1.234,5","day":"31.12.2017","who":"P. Raman"}
                not json
                """;
        List<RowReading> rows = read(ndjson.getBytes(StandardCharsets.UTF_8));
        assertThat(fact(rows.get(0)).amount()).isEqualByComparingTo("1234.5");
        assertThat(fact(rows.get(1)).amount()).isEqualByComparingTo("1234.5");
        assertThat(failure(rows.get(2)).reason()).isEqualTo(FailureReason.ROW_UNREADABLE);
        assertThat(rows.get(2).line()).isEqualTo(4);
    }

    @Test
    void aLineBreakInsideQuotesBelongsToTheCellAndLinesAreStillCounted() throws Exception {
        String csv = "id,who,day,amount\n\"A\nB\",Priya Raman,31.12.2017,5\nC,Nobody,31.12.2017,5\n";
        List<RowReading> rows = read(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(0).line()).isEqualTo(2);
        assertThat(rows.get(1).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | Priya Raman  | 31.12.2017 | 5        | KEY_MISSING       | id
            A              | ''           | 31.12.2017 | 5        | PERSON_MISSING    | who
            A              | Nobody       | 31.12.2017 | 5        | PERSON_UNKNOWN    | who
            A              | M. Lindqvist | 31.12.2017 | 5        | PERSON_AMBIGUOUS  | who
            A              | Priya Raman  | ''         | 5        | DAY_MISSING       | day
            A              | Priya Raman  | 31.06.2017 | 5        | DAY_UNREADABLE    | day
            A              | Priya Raman  | 2017-06-30 | 5        | DAY_UNREADABLE    | day
            A              | Priya Raman  | 31.12.0017 | 5        | DAY_UNREADABLE    | day
            A              | Priya Raman  | 31.12.2017 | ''       | AMOUNT_MISSING    | amount
            A              | Priya Raman  | 31.12.2017 | 1.5      | AMOUNT_UNREADABLE | amount
            A              | Priya Raman  | 31.12.2017 | 12O      | AMOUNT_UNREADABLE | amount
            A              | Priya Raman  | 31.12.2017 | 1e3      | AMOUNT_UNREADABLE | amount
            A              | Priya Raman  | 31.12.2017 | 0,12345  | AMOUNT_TOO_FINE   | amount
            A              | Priya Raman  | 31.12.2017 | 1234567890123456 | AMOUNT_TOO_LARGE | amount
            """)
    void aRowThatCannotBeUnderstoodSaysWhy(
            String id, String who, String day, String amount, FailureReason reason, String column) throws Exception {
        String csv = "id;who;day;amount\n%s;%s;%s;%s\n".formatted(id, who, day, amount);
        RowFailure failure = failure(read(csv.getBytes(StandardCharsets.UTF_8)).getFirst());
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.column()).isEqualTo(column);
        assertThat(failure.line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.234,5     | 1234.5
            1.234.567   | 1234567
            -1,5        | -1.5
            −1,5        | -1.5
            1,5-        | -1.5
            (1,5)       | -1.5
            € 1.234,50  | 1234.50
            ,5          | 0.5
            5,          | 5
            +5          | 5
            """)
    void amountsAreReadAsPeopleWriteThem(String text, BigDecimal amount) {
        assertThat(Amounts.read(text, ',', '.'))
                .asInstanceOf(InstanceOfAssertFactories.type(Amounts.Amount.class))
                .satisfies(read -> assertThat(read.value()).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ",", "--5", "1.2.456", "1.5", "12.3456", "1234.567", "5 5", "NaN", "1,2,3", "0x10"})
    void whatIsNoAmountIsNotGuessed(String text) {
        assertThat(Amounts.read(text, ',', '.')).isEqualTo(FailureReason.AMOUNT_UNREADABLE);
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsNotGuessed() throws Exception {
        String csv = "id,who,day,amount\nA,Priya Raman,31.12.2017\nB,Priya Raman,31.12.2017,5,6\n";
        List<RowReading> rows = read(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(failure(rows.get(0)).reason()).isEqualTo(FailureReason.ROW_TOO_SHORT);
        assertThat(failure(rows.get(1)).reason()).isEqualTo(FailureReason.ROW_TOO_LONG);
    }

    @Test
    void anInstantBecomesTheDayOfTheOrganization() {
        Days days = new Days(new Mapping.DayColumn("day", null, null), ZoneId.of("Europe/Berlin"));
        assertThat(days.read("2017-09-30T23:30:00Z")).isEqualTo(LocalDate.of(2017, 10, 1));
        assertThat(days.read("2017-09-30")).isEqualTo(LocalDate.of(2017, 9, 30));
        Days local = new Days(
                new Mapping.DayColumn("day", "yyyy-MM-dd HH:mm", ZoneId.of("America/New_York")),
                ZoneId.of("Europe/Berlin"));
        assertThat(local.read("2017-09-30 19:00")).isEqualTo(LocalDate.of(2017, 10, 1));
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        assertThat(refused(new byte[0])).isEqualTo(FailureReason.FILE_EMPTY);
    }

    @Test
    void aFileWithoutHeaderIsRefused() throws Exception {
        assertThat(refused("A,Priya Raman,31.12.2017,5\n")).isEqualTo(FailureReason.HEADER_MISSING);
    }

    @Test
    void aFileWithoutAColumnOfTheMappingIsRefused() throws Exception {
        assertThat(refused("id,who,day,value\nA,Priya Raman,31.12.2017,5\n")).isEqualTo(FailureReason.COLUMN_UNKNOWN);
    }

    @Test
    void aColumnThatIsThereTwiceIsRefused() throws Exception {
        assertThat(refused("id,who,day,amount,amount\nA,Priya Raman,31.12.2017,5,6\n"))
                .isEqualTo(FailureReason.COLUMN_TWICE);
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() throws Exception {
        String csv =
                "id,who,day,amount\nA,Priya Raman,31.12.2017,5\nB,\"Priya Raman,31.12.2017,5\nC,Priya Raman,31.12.2017,5\n";
        RefusedFileException refusal = refusal(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.failure().reason()).isEqualTo(FailureReason.QUOTE_NOT_CLOSED);
        assertThat(refusal.failure().line()).isEqualTo(3);
    }

    @Test
    void textBehindAClosingQuoteIsRefused() throws Exception {
        assertThat(refused("id,who,day,amount\nA,\"Priya\" Raman,31.12.2017,5\n"))
                .isEqualTo(FailureReason.QUOTES_MISPLACED);
    }

    @Test
    void anEndlessLineIsRefused() throws Exception {
        assertThat(refused("id,who,day,amount\nA," + "x".repeat(3 << 20) + ",31.12.2017,5\n"))
                .isEqualTo(FailureReason.LINE_TOO_LONG);
    }

    @Test
    void thousandsOfColumnsAreRefused() throws Exception {
        assertThat(refused("id,who,day,amount" + ",x".repeat(5000) + "\n")).isEqualTo(FailureReason.TOO_MANY_COLUMNS);
    }

    @Test
    void aBombIsRefused() throws Exception {
        assertThat(refusal(gzip(new byte[64 << 20])).failure().reason())
                .isIn(FailureReason.UNPACKED_TOO_LARGE, FailureReason.LINE_TOO_LONG);
        byte[] rows = "A,Priya Raman,31.12.2017,5\n".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(gzip(concat("id,who,day,amount\n".getBytes(StandardCharsets.UTF_8), rows)))
                        .failure()
                        .reason())
                .isEqualTo(FailureReason.UNPACKED_TOO_LARGE);
    }

    @Test
    void halfAnArchiveIsRefused() throws Exception {
        byte[] whole = gzip(
                "id,who,day,amount\nA,Priya Raman,31.12.2017,5\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(refusal(half).failure().reason()).isEqualTo(FailureReason.FORMAT_UNREADABLE);
    }

    @Test
    void anOldWorkbookIsRefused() throws Exception {
        byte[] ole = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0};
        assertThat(refusal(ole).failure().reason()).isEqualTo(FailureReason.FORMAT_UNREADABLE);
    }

    private FailureReason refused(String csv) throws IOException {
        return refusal(csv.getBytes(StandardCharsets.UTF_8)).failure().reason();
    }

    private FailureReason refused(byte[] content) throws IOException {
        return refusal(content).failure().reason();
    }

    private RefusedFileException refusal(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        return catchThrowableOfType(RefusedFileException.class, () -> ResultFile.inspect(file, mapping()));
    }

    private List<RowReading> read(byte[] content) throws IOException, RefusedFileException {
        Path path = Files.write(folder.resolve("file"), content);
        ResultFile file = ResultFile.inspect(path, mapping());
        RowReader reader =
                new RowReader(mapping(), file.layout().header(), file.layout().marks(), KNOWN);
        List<RowReading> rows = new ArrayList<>();
        file.read(0, row -> rows.add(reader.read(row)));
        assertThat(file.rows()).isEqualTo(rows.size());
        return rows;
    }

    private static Mapping mapping() {
        return ((MappingReading.Read) MappingDocument.read(MAPPING)).mapping();
    }

    private static MappedFact fact(RowReading reading) {
        return ((RowReading.Mapped) reading).facts().getFirst();
    }

    private static RowFailure failure(RowReading reading) {
        return (RowFailure) reading;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}

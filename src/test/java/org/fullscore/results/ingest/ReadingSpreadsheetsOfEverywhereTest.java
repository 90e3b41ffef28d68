package org.fullscore.results.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mapping does not say is found out from the whole file, and what the file does not tell is not guessed. */
class ReadingSpreadsheetsOfEverywhereTest {

    private static final String MAPPING = """
            key: id
            person: { column: who, by: name }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            """;
    private static final Known KNOWN = new Known(
            List.of(new Known.Somebody(1, "ines", "Inês", null), new Known.Somebody(2, "bo", "Bo", null)),
            Map.of(),
            List.of(new Known.Measure("revenue", (short) 7, "EUR")),
            ZoneId.of("Europe/Berlin"));

    @TempDir
    private Path folder;

    /** Amounts of a file, separated by bars; what became of each; the marks that were found. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            12,5|1.234               ; 12.5|1234                            ; ',.'
            1.234.567|1.234          ; 1234567|1234                         ; ',.'
            1,234.5|7                ; 1234.5|7                             ; '.,'
            1,234,567|8,000          ; 1234567|8000                         ; '.,'
            1'234.50|1’234           ; 1234.50|1234                         ; '.'''
            1 234,50|12 345          ; 1234.50|12345                        ; ',S'
            0,125|12,125             ; 0.125|12.125                         ; ','
            1234,567|1,000           ; 1234.567|1.000                       ; ','
            1.234|5.678              ; AMOUNT_AMBIGUOUS|AMOUNT_AMBIGUOUS    ; '.?'
            1,234|5                  ; AMOUNT_AMBIGUOUS|5                   ; '.,?'
            1.5|2.5|3,5|1.234        ; 1.5|2.5|AMOUNT_UNREADABLE|AMOUNT_AMBIGUOUS ; '.?'
            100|-20                  ; 100|-20                              ; '.'
            $ 5|€ 6                  ; CURRENCY_DIFFERS|6                   ; '.'
            """)
    void marksOfAmountsAreFoundByLookingAtAllOfThem(String amounts, String expected, String found) throws Exception {
        StringBuilder file = new StringBuilder("id\twho\tday\tamount\n");
        for (String amount : amounts.split("\\|")) {
            file.append(file.length())
                    .append("\tBo\t2017-01-31\t")
                    .append(amount)
                    .append('\n');
        }
        ResultFile read = file(file.toString().getBytes(StandardCharsets.UTF_8), MAPPING);
        assertThat(rows(read, MAPPING).stream().map(ReadingSpreadsheetsOfEverywhereTest::said))
                .containsExactly(expected.split("\\|"));
        Marks marks = Objects.requireNonNull(read.marks().get("revenue"));
        assertThat(marks.decimal()
                        + (marks.grouping() == null
                                ? ""
                                : marks.grouping().toString().replace(' ', 'S'))
                        + (marks.certain() ? "" : "?"))
                .isEqualTo(found);
    }

    @Test
    void theMappingOverridesWhatWasFound() throws Exception {
        byte[] file = "id;who;day;amount\nA;Bo;2017-01-31;1.234\n".getBytes(StandardCharsets.UTF_8);
        String comma = MAPPING.replace("column: amount", "column: amount, decimal: \",\"");
        String point = MAPPING.replace("column: amount", "column: amount, decimal: \".\"");
        assertThat(said(rows(file(file, MAPPING), MAPPING).getFirst())).isEqualTo("AMOUNT_AMBIGUOUS");
        assertThat(said(rows(file(file, comma), comma).getFirst())).isEqualTo("1234");
        assertThat(said(rows(file(file, point), point).getFirst())).isEqualTo("1.234");
    }

    @Test
    void aPointInAFileSeparatedByCommasIsDecimal() throws Exception {
        byte[] file = "id,who,day,amount\nA,Bo,2017-01-31,1.234\n".getBytes(StandardCharsets.UTF_8);
        assertThat(said(rows(file(file, MAPPING), MAPPING).getFirst())).isEqualTo("1.234");
    }

    @Test
    void aFirstLineThatOnlySaysTheSeparatorAndRowsOfSeparatorsAreSkipped() throws Exception {
        String csv = "sep=;\r\nid;who;day;amount\r\nA;Bo;2017-01-31;5\r\n;;;\r\n\r\nB;Bo;2017-01-31;6\r\n ; ;;\r\n";
        ResultFile file = file(csv.getBytes(StandardCharsets.UTF_8), MAPPING);
        assertThat(file.rows()).isEqualTo(2);
        assertThat(rows(file, MAPPING).getLast().line()).isEqualTo(6);
    }

    @Test
    void linesMayEndWithAReturnAlone() throws Exception {
        ResultFile csv = file(
                "id,who,day,amount\rA,Bo,2017-01-31,5\rB,Bo,2017-01-31,6\r".getBytes(StandardCharsets.UTF_8), MAPPING);
        assertThat(rows(csv, MAPPING)).hasSize(2);
        String json = "{\"id\":\"A\",\"who\":\"Bo\",\"day\":\"2017-01-31\",\"amount\":5}";
        ResultFile lines = file((json + "\r" + json + "\r\n\r\n" + json).getBytes(StandardCharsets.UTF_8), MAPPING);
        assertThat(rows(lines, MAPPING).stream().map(RowReading::line)).containsExactly(1, 2, 4);
    }

    @Test
    void textThatIsUtf8ButForADamagedPlaceIsRefusedThere() throws Exception {
        byte[] csv = "id,who,day,amount\nA,Inês,2017-01-31,5\nB,Inês,2017-01-31,6\nC,Bo?,2017-01-31,7\n"
                .getBytes(StandardCharsets.UTF_8);
        csv[new String(csv, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xea;
        RowFailure failure = refused(csv, MAPPING);
        assertThat(failure.reason()).isEqualTo(FailureReason.ENCODING_UNREADABLE);
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.value()).isEqualTo("UTF-8: C,Bo [EA]");
    }

    @Test
    void textOfAnotherEncodingIsReadAsWindowsOnlyIfItCanBe() throws Exception {
        String csv = "id,who,day,amount\nA,Inês,2017-01-31,5\n";
        ResultFile windows = file(csv.getBytes(Charset.forName("windows-1252")), MAPPING);
        assertThat(windows.layout().encoding()).isEqualTo(Charset.forName("windows-1252"));
        byte[] unknown = csv.replace('ê', '\u0081').getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(unknown, MAPPING).value()).isEqualTo("windows-1252: A,In [81]");
        String said = MAPPING + "encoding: iso-8859-1\n";
        assertThat(file(unknown, said).rows()).isEqualTo(1);
    }

    @Test
    void utf16WithoutSayingWhichIsReadEitherWay() throws Exception {
        String said = MAPPING + "encoding: UTF-16\n";
        for (Charset encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] csv = "\ufeffid\twho\tday\tamount\nA\tInês\t2017-01-31\t5\n".getBytes(encoding);
            assertThat(said(rows(file(csv, said), said).getFirst())).isEqualTo("5");
        }
    }

    @Test
    void severalColumnsMayTellRowsApartAndRepeatedOnesAreNumbered() throws Exception {
        String csv =
                "id,who,day,amount\nA|B,Bo,2017-01-31,5\nA|B,Bo,2017-01-31,5\nA|B,Inês,2017-01-31,5\nA|B,Bo,2017-01-31,5\n";
        String two = MAPPING.replace("key: id", "key: [id, who]");
        String numbered = MAPPING.replace("key: id", "key: { columns: [id, who], numbered: true }");
        assertThat(ids(csv, two)).containsExactly("A||B|Bo", "A||B|Bo", "A||B|Inês", "A||B|Bo");
        assertThat(ids(csv, numbered)).containsExactly("A||B|Bo|1", "A||B|Bo|2", "A||B|Inês|1", "A||B|Bo|3");
        ResultFile file = file(csv.getBytes(StandardCharsets.UTF_8), numbered);
        List<Row> rest = new ArrayList<>();
        file.read(3, rest::add);
        assertThat(rest.getFirst().number()).isEqualTo(3);
        assertThat(Row.kept(5, rest.getFirst().raw()).number()).isEqualTo(3);
        assertThat(Row.cellsOf(rest.getFirst().raw())).containsExactly("A|B", "Bo", "2017-01-31", "5");
    }

    @Test
    void anAmountMayBeTheProductOfTwoColumns() throws Exception {
        String csv =
                "id;who;day;quantity;price\nA;Bo;2017-01-31;-12;1.234,5\nB;Bo;2017-01-31;3;\nC;Bo;2017-01-31;0,01;0,001\n";
        String mapping = MAPPING.replace("column: amount", "column: quantity, times: price");
        assertThat(rows(file(csv.getBytes(StandardCharsets.UTF_8), mapping), mapping).stream()
                        .map(ReadingSpreadsheetsOfEverywhereTest::said))
                .containsExactly("-14814.0", "AMOUNT_MISSING", "AMOUNT_TOO_FINE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #REF!        | KEY_DAMAGED
            1.23457E+12  | KEY_DAMAGED
            1,23457E+12  | KEY_DAMAGED
            E+12         | 5
            12E          | 5
            """)
    void anIdThatASpreadsheetHasDamagedIsNotTaken(String id, String expected) throws Exception {
        String csv = "id;who;day;amount\n" + id + ";Bo;2017-01-31;5\n";
        assertThat(said(rows(file(csv.getBytes(StandardCharsets.UTF_8), MAPPING), MAPPING)
                        .getFirst()))
                .isEqualTo(expected);
    }

    private List<String> ids(String csv, String mapping) throws Exception {
        return rows(file(csv.getBytes(StandardCharsets.UTF_8), mapping), mapping).stream()
                .map(row -> ((RowReading.Mapped) row).externalId())
                .toList();
    }

    private RowFailure refused(byte[] content, String mapping) throws IOException {
        Path path = Files.write(folder.resolve("file"), content);
        return catchThrowableOfType(RefusedFileException.class, () -> ResultFile.inspect(path, mapping(mapping)))
                .failure();
    }

    private ResultFile file(byte[] content, String mapping) throws IOException, RefusedFileException {
        return ResultFile.inspect(Files.write(folder.resolve("file"), content), mapping(mapping));
    }

    private static List<RowReading> rows(ResultFile file, String mapping) throws IOException, RefusedFileException {
        RowReader reader = new RowReader(
                mapping(mapping), file.layout().header(), file.layout().marks(), KNOWN);
        List<RowReading> rows = new ArrayList<>();
        file.read(0, row -> rows.add(reader.read(row)));
        return rows;
    }

    private static Mapping mapping(String document) {
        return ((MappingReading.Read) MappingDocument.read(document)).mapping();
    }

    private static String said(RowReading reading) {
        return switch (reading) {
            case RowReading.Mapped mapped -> mapped.facts().getFirst().amount().toPlainString();
            case RowReading.Ignored ignored -> "ignored";
            case RowFailure failure -> failure.reason().name();
        };
    }
}

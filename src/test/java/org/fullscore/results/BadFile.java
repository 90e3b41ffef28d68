package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fullscore.Api;
import tools.jackson.databind.JsonNode;

/**
 * A row of the table of bad files.
 *
 * @param name what is wrong, in words
 * @param mapping of the source it is delivered to
 * @param query behind the address, such as {@code ?mode=all-or-nothing}
 * @param content of the file, made when its turn comes
 * @param outcome what has to come of it
 */
record BadFile(String name, String mapping, String query, Supplier<byte[]> content, Outcome outcome) {

    static final String MAPPING = """
            key: id
            person: { column: who, by: name }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            """;
    static final String HEADER = "id,who,day,amount\n";
    static final String GOOD = "A,Priya Raman,2026-07-01,5\n";

    /** What has to come of a file, and how many facts it leaves. */
    interface Outcome {
        void check(Api.Answer answer);

        int facts();

        /** Rows that wait: code, column, rows, line and value of each. */
        default List<String> reasons() {
            return List.of();
        }
    }

    /** The file is refused as a whole at this place; the value begins so. */
    record Refused(String code, int row, String column, String value) implements Outcome {

        @Override
        public void check(Api.Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            JsonNode error = answer.json().get("errors").get(0);
            assertThat(error.get("code").asString()).as(answer.body()).isEqualTo(code);
            assertThat(error.get("row").asInt()).as("row").isEqualTo(row);
            assertThat(error.path("column").asString("")).as("column").isEqualTo(column);
            assertThat(error.path("value").asString("")).as("value").startsWith(value);
            assertThat(error.get("file").asString()).isEqualTo("bad file.csv");
            assertThat(error.get("message").asString()).isNotBlank();
            assertThat(error.get("remedy").asString()).isNotBlank();
        }

        @Override
        public int facts() {
            return 0;
        }
    }

    /**
     * The file is taken.
     *
     * @param counts read, recorded, duplicates, corrected, ignored, quarantined
     * @param reasons of the quarantined rows: code, column, rows, first line, value there
     */
    record Taken(List<Integer> counts, List<String> reasons) implements Outcome {

        @Override
        public void check(Api.Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(List.of("read", "recorded", "duplicates", "corrected", "ignored", "quarantined").stream()
                            .map(count -> answer.json().get(count).asInt()))
                    .as(answer.body())
                    .isEqualTo(counts);
        }

        @Override
        public int facts() {
            return counts.get(1) + counts.get(3);
        }
    }

    /** Another answer, with this status and type of problem. */
    record Answered(int status, String type) implements Outcome {

        @Override
        public void check(Api.Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.json().get("type").asString()).endsWith(type);
        }

        @Override
        public int facts() {
            return 0;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    static BadFile refused(String name, Supplier<byte[]> content, String code, int row, String column, String value) {
        return new BadFile(name, MAPPING, "", content, new Refused(code, row, column, value));
    }

    static BadFile refused(String name, String content, String code, int row, String column, String value) {
        return refused(name, () -> utf8(content), code, row, column, value);
    }

    /** Taken with these counts: read, recorded, duplicates, corrected, ignored, quarantined. */
    static BadFile taken(String name, Supplier<byte[]> content, String counts, String... reasons) {
        return new BadFile(
                name,
                MAPPING,
                "",
                content,
                new Taken(Arrays.stream(counts.split(" ")).map(Integer::valueOf).toList(), List.of(reasons)));
    }

    static BadFile taken(String name, String content, String counts, String... reasons) {
        return taken(name, () -> utf8(content), counts, reasons);
    }

    BadFile with(String moreOfTheMapping) {
        return new BadFile(name, mapping + moreOfTheMapping, query, content, outcome);
    }

    BadFile instead(String part, String other) {
        return new BadFile(name, mapping.replace(part, other), query, content, outcome);
    }

    BadFile asking(String otherQuery) {
        return new BadFile(name, mapping, otherQuery, content, outcome);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String lines(int count, String line) {
        return line.repeat(count);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** A zip file of these entries, name and content by turns. */
    static byte[] zip(Object... entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry(entries[i].toString()));
                out.write(utf8(entries[i + 1].toString()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** A workbook by hand: the document type and texts of its string table, and the rows of its sheet as XML. */
    static byte[] workbook(String documentType, String strings, String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String parts = "http://schemas.openxmlformats.org/package/2006/";
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return zip(
                "[Content_Types].xml",
                "<Types xmlns=\"" + parts + "content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + type
                        + "sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + type
                        + "sharedStrings+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type
                        + "worksheet+xml\"/></Types>",
                "xl/workbook.xml",
                "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + parts + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/sharedStrings.xml",
                documentType + "<sst xmlns=\"" + main + "\">" + strings + "</sst>",
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    /** A row of a sheet, with cells of text; a cell that begins with &lt; is XML itself. */
    static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">"
                + java.util.stream.IntStream.range(0, cells.length)
                        .mapToObj(i -> "<c r=\"" + (char) ('A' + i) + number + "\" "
                                + (cells[i].startsWith("t=")
                                        ? cells[i]
                                        : "t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>"))
                        .collect(Collectors.joining())
                + "</row>";
    }
}

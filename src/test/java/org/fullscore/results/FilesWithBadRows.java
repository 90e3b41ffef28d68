package org.fullscore.results;

import static org.fullscore.results.BadFile.GOOD;
import static org.fullscore.results.BadFile.HEADER;
import static org.fullscore.results.BadFile.row;
import static org.fullscore.results.BadFile.taken;
import static org.fullscore.results.BadFile.utf8;
import static org.fullscore.results.BadFile.workbook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.results.BadFile.Answered;

/** Files that can be read: what becomes of each row that looks wrong, and of those that only look so. */
final class FilesWithBadRows {

    /** A row that is read whatever the others are. */
    private static final String SURE = "Z,Priya Raman,2026-07-01,7.5\n";

    private FilesWithBadRows() {}

    static Stream<BadFile> all() {
        return Stream.of(rows(), ids(), days(), amounts(), lines(), workbooks(), harmless(), answers())
                .flatMap(List::stream);
    }

    private static List<BadFile> rows() {
        return List.of(
                one("a cell less", "A,Priya Raman,2026-07-01", "ROW_TOO_SHORT", "", "3 of 4"),
                one("a cell more", "A,Priya Raman,2026-07-01,5,6", "ROW_TOO_LONG", "", "5 of 4"),
                one("a NUL", "A,Priya Raman,2026-07-01,5\0", "CHARACTER_FORBIDDEN", "amount", "5␀"),
                one("nobody", "A,,2026-07-01,5", "PERSON_MISSING", "who", ""),
                one("somebody unknown", "A,Nobody,2026-07-01,5", "PERSON_UNKNOWN", "who", "Nobody"),
                one("one of two of a name", "A,M. Lindqvist,2026-07-01,5", "PERSON_AMBIGUOUS", "who", "M. Lindqvist"),
                one(
                        "HTML in a name",
                        "A,<script>alert(1)</script>,2026-07-01,5",
                        "PERSON_UNKNOWN",
                        "who",
                        "<script>alert(1)</script>"),
                one("a formula as a name", "A,=HYPERLINK(0),2026-07-01,5", "PERSON_UNKNOWN", "who", "=HYPERLINK(0)"),
                one("a total at the end", "Total,,,5", "PERSON_MISSING", "who", ""));
    }

    private static List<BadFile> ids() {
        return List.of(
                one("no id", " ,Priya Raman,2026-07-01,5", "KEY_MISSING", "id", " "),
                one(
                        "an id of 501 characters",
                        BadFile.lines(501, "x") + ",Priya Raman,2026-07-01,5",
                        "KEY_TOO_LONG",
                        "id",
                        BadFile.lines(200, "x") + "…"),
                one("an id that is an error", "#REF!,Priya Raman,2026-07-01,5", "KEY_DAMAGED", "id", "#REF!"),
                one(
                        "an id that Excel has shortened",
                        "1.23457E+12,Priya Raman,2026-07-01,5",
                        "KEY_DAMAGED",
                        "id",
                        "1.23457E+12"),
                taken("an id with slashes", HEADER + "../a//b/%2e%2e/c?d#e,Priya Raman,2026-07-01,5\n", "1 1 0 0 0 0"),
                taken(
                        "an id with what COPY means otherwise",
                        HEADER + "\\N,Priya Raman,2026-07-01,5\n\"a\tb\\.\",Priya Raman,2026-07-01,6\n",
                        "2 2 0 0 0 0"),
                taken(
                        "an id that is a formula",
                        HEADER + "=cmd|' /C calc'!A0,Priya Raman,2026-07-01,5\n",
                        "1 1 0 0 0 0"),
                taken(
                        "an id that is SQL",
                        HEADER + "'; drop table results.fact; --,Priya Raman,2026-07-01,5\n",
                        "1 1 0 0 0 0"),
                taken("the same row twice", HEADER + GOOD + GOOD, "2 1 1 0 0 0"),
                taken(
                        "the same id with another amount",
                        HEADER + GOOD + "A,Priya Raman,2026-07-01,6\n",
                        "2 1 0 1 0 0"));
    }

    private static List<BadFile> days() {
        return List.of(
                one("30 February", "A,Priya Raman,2026-02-30,5", "DAY_UNREADABLE", "day", "2026-02-30"),
                one(
                        "29 February of a year without",
                        "A,Priya Raman,2025-02-29,5",
                        "DAY_UNREADABLE",
                        "day",
                        "2025-02-29"),
                one("a month 13", "A,Priya Raman,2026-13-01,5", "DAY_UNREADABLE", "day", "2026-13-01"),
                one("the year 26", "A,Priya Raman,0026-07-01,5", "DAY_UNREADABLE", "day", "0026-07-01"),
                one("the year 12026", "A,Priya Raman,+12026-07-01,5", "DAY_UNREADABLE", "day", "+12026-07-01"),
                one("a day of another format", "A,Priya Raman,07/01/2026,5", "DAY_UNREADABLE", "day", "07/01/2026"),
                one("a number of a spreadsheet", "A,Priya Raman,46204,5", "DAY_UNREADABLE", "day", "46204"),
                one("no day", "A,Priya Raman, ,5", "DAY_MISSING", "day", " "),
                taken(
                                "an hour that summer time leaves out",
                                HEADER + "A,Priya Raman,2026-03-29T02:30:00,5\n",
                                "1 1 0 0 0 0")
                        .instead("column: day", "column: day, zone: Europe/Berlin"));
    }

    private static List<BadFile> amounts() {
        return List.of(
                one("no amount", "A,Priya Raman,2026-07-01,", "AMOUNT_MISSING", "amount", ""),
                one("the letter o", "A,Priya Raman,2026-07-01,12O", "AMOUNT_UNREADABLE", "amount", "12O"),
                one("an exponent", "A,Priya Raman,2026-07-01,1e3", "AMOUNT_UNREADABLE", "amount", "1e3"),
                one("percent", "A,Priya Raman,2026-07-01,5%", "AMOUNT_UNREADABLE", "amount", "5%"),
                one("a formula", "A,Priya Raman,2026-07-01,=1+1", "AMOUNT_UNREADABLE", "amount", "=1+1"),
                one("not a number", "A,Priya Raman,2026-07-01,NaN", "AMOUNT_UNREADABLE", "amount", "NaN"),
                one("infinity", "A,Priya Raman,2026-07-01,∞", "AMOUNT_UNREADABLE", "amount", "∞"),
                one("digits of Arabic", "A,Priya Raman,2026-07-01,٣", "AMOUNT_UNREADABLE", "amount", "٣"),
                one("two signs", "A,Priya Raman,2026-07-01,--5", "AMOUNT_UNREADABLE", "amount", "--5"),
                one(
                        "sixteen digits",
                        "A,Priya Raman,2026-07-01,1234567890123456",
                        "AMOUNT_TOO_LARGE",
                        "amount",
                        "1234567890123456"),
                one("five decimals", "A,Priya Raman,2026-07-01,0.00001", "AMOUNT_TOO_FINE", "amount", "0.00001"),
                one("another currency", "A,Priya Raman,2026-07-01,€5", "CURRENCY_DIFFERS", "amount", "€5"),
                one(
                        "groups of two digits",
                        "A,Priya Raman,2026-07-01,\"1,00.5\"",
                        "AMOUNT_UNREADABLE",
                        "amount",
                        "1,00.5"),
                taken(
                        "thousands or a fraction, and nothing that tells",
                        "id;who;day;amount\nA;Priya Raman;2026-07-01;1.234\nB;Priya Raman;2026-07-01;1\n",
                        "2 1 0 0 0 1",
                        "AMOUNT_AMBIGUOUS amount 1 2 1.234"),
                taken(
                        "most with points, one with a comma",
                        HEADER + SURE + "A,Priya Raman,2026-07-01,8.25\nB,Priya Raman,2026-07-01,\"8,25\"\n",
                        "3 2 0 0 0 1",
                        "AMOUNT_UNREADABLE amount 1 4 8,25"));
    }

    private static List<BadFile> lines() {
        String good = "{\"id\":\"Z\",\"who\":\"Priya Raman\",\"day\":\"2026-07-01\",\"amount\":7}\n";
        return List.of(
                taken("a line that is no JSON", good + "oops\n", "2 1 0 0 0 1", "ROW_UNREADABLE  1 2 oops"),
                taken("a line that is no object", good + "[1]\n", "2 1 0 0 0 1", "ROW_UNREADABLE  1 2 [1]"),
                taken("two objects in a line", good + "{} {}\n", "2 1 0 0 0 1", "ROW_UNREADABLE  1 2 {} {}"),
                taken(
                        "a field twice",
                        good + "{\"id\":\"A\",\"id\":\"B\"}\n",
                        "2 1 0 0 0 1",
                        "ROW_UNREADABLE  1 2 {\"id\":\"A\",\"id\":\"B\"}"),
                taken(
                        "a field twice, once nested",
                        good + "{\"a.b\":1,\"a\":{\"b\":2}}\n",
                        "2 1 0 0 0 1",
                        "ROW_UNREADABLE  1 2 {\"a.b\":1,\"a\":{\"b\":2}}"),
                taken(
                        "nested a thousand times",
                        good + BadFile.lines(1000, "[") + "\n",
                        "2 1 0 0 0 1",
                        "ROW_UNREADABLE  1 2 " + BadFile.lines(200, "[") + "…"),
                taken(
                        "half a character",
                        good + good.replace("\"Z\"", "\"\\ud800\""),
                        "2 1 0 0 0 1",
                        "CHARACTER_FORBIDDEN id 1 2 \ufffd"),
                taken(
                        "a NUL in JSON",
                        good + good.replace("\"Z\"", "\"\\u0000\""),
                        "2 1 0 0 0 1",
                        "CHARACTER_FORBIDDEN id 1 2 ␀"),
                taken(
                        "a number as large as can be written",
                        good + good.replace("7}", "1e400}"),
                        "2 1 0 0 0 1",
                        "AMOUNT_UNREADABLE amount 1 2 1E+400"),
                taken(
                        "an amount that is an object",
                        good + good.replace("7}", "{}}"),
                        "2 1 0 0 0 1",
                        "AMOUNT_MISSING amount 1 2 "));
    }

    private static List<BadFile> workbooks() {
        String header = row(1, "id", "who", "day", "amount");
        String five = "t=\"n\"><v>5</v></c>";
        return List.of(
                taken(
                        "an error in a cell",
                        () -> workbook(
                                "",
                                "",
                                header + row(2, "A", "Priya Raman", "2026-07-01", "t=\"e\"><v>#DIV/0!</v></c>")),
                        "1 0 0 0 0 1",
                        "AMOUNT_UNREADABLE amount 1 2 #DIV/0!"),
                taken(
                        "an error for an id",
                        () -> workbook(
                                "", "", header + row(2, "t=\"e\"><v>#N/A</v></c>", "Priya Raman", "2026-07-01", five)),
                        "1 0 0 0 0 1",
                        "KEY_DAMAGED id 1 2 #N/A"),
                taken(
                        "a day that is a bare number",
                        () -> workbook("", "", header + row(2, "A", "Priya Raman", "t=\"n\"><v>46204</v></c>", five)),
                        "1 0 0 0 0 1",
                        "DAY_UNREADABLE day 1 2 46204"),
                taken(
                        "true for an amount",
                        () -> workbook(
                                "", "", header + row(2, "A", "Priya Raman", "2026-07-01", "t=\"b\"><v>1</v></c>")),
                        "1 0 0 0 0 1",
                        "AMOUNT_UNREADABLE amount 1 2 TRUE"),
                taken(
                        "rows with gaps between them",
                        () -> workbook(
                                "",
                                "",
                                header
                                        + row(900, "A", "Priya Raman", "2026-07-01", five)
                                        + row(1_048_576, "B", "Nobody", "2026-07-01", five)),
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 1048576 Nobody"));
    }

    private static List<BadFile> harmless() {
        String rows =
                "id;who;day;amount\r\nA;Inês Carvalho;2026-07-01;1.234,5\r\nB;\"Inês\r\nCarvalho\";2026-07-01;2,5\r\n";
        return List.of(
                taken("a header and no rows", HEADER, "0 0 0 0 0 0"),
                taken(
                        "what Excel writes in Portugal, a break in a name",
                        "\ufeff" + rows,
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 3 Inês\r\nCarvalho"),
                taken(
                        "the same in UTF-16",
                        () -> ("\ufeff" + rows).getBytes(StandardCharsets.UTF_16LE),
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 3 Inês\r\nCarvalho"),
                taken(
                        "the same in Windows-1252, compressed",
                        () -> BadFile.gzip(rows.getBytes(Charset.forName("windows-1252"))),
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 3 Inês\r\nCarvalho"),
                taken(
                        "a line that says the separator",
                        "sep=;\n" + rows,
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 4 Inês\r\nCarvalho"),
                taken(
                        "rows of separators",
                        HEADER + GOOD + ",,,\n\n,,,\nB,Nobody,2026-07-01,5\n",
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 6 Nobody"),
                taken(
                        "returns alone",
                        HEADER.replace('\n', '\r') + GOOD.replace('\n', '\r') + "B,Nobody,2026-07-01,5\r",
                        "2 1 0 0 0 1",
                        "PERSON_UNKNOWN who 1 3 Nobody"),
                taken(
                        "two archives in one",
                        () -> concat(BadFile.gzip(utf8(HEADER)), BadFile.gzip(utf8(GOOD))),
                        "1 1 0 0 0 0"));
    }

    private static List<BadFile> answers() {
        return List.of(new BadFile(
                "a mode there is not",
                BadFile.MAPPING,
                "&mode=some",
                () -> utf8(HEADER),
                new Answered(400, "unreadable-parameter")));
    }

    /** A good row and this one, which waits in line 3. */
    private static BadFile one(String name, String row, String code, String column, String value) {
        return taken(name, HEADER + SURE + row + "\n", "2 1 0 0 0 1", code + " " + column + " 1 3 " + value);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}

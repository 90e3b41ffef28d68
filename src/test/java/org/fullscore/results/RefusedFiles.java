package org.fullscore.results;

import static org.fullscore.results.BadFile.GOOD;
import static org.fullscore.results.BadFile.HEADER;
import static org.fullscore.results.BadFile.gzip;
import static org.fullscore.results.BadFile.lines;
import static org.fullscore.results.BadFile.refused;
import static org.fullscore.results.BadFile.row;
import static org.fullscore.results.BadFile.utf8;
import static org.fullscore.results.BadFile.workbook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files that cannot be read to their end, or are none of results: where each is refused, and with which words of its own. */
final class RefusedFiles {

    private RefusedFiles() {}

    static Stream<BadFile> all() {
        return Stream.of(nothing(), headers(), quotes(), sizes(), RefusedArchives.all(), kinds(), encodings(), wholes())
                .flatMap(List::stream);
    }

    private static List<BadFile> nothing() {
        return List.of(
                refused("nothing at all", "", "FILE_EMPTY", 1, "", ""),
                refused("a byte-order mark and nothing behind it", "\ufeff", "FILE_EMPTY", 1, "", ""),
                refused("empty lines only", "\r\n\r\n\n", "FILE_EMPTY", 1, "", ""),
                refused("nothing, compressed", () -> gzip(new byte[0]), "FILE_EMPTY", 1, "", ""));
    }

    private static List<BadFile> headers() {
        return List.of(
                refused("no header", GOOD, "HEADER_MISSING", 1, "", "A, Priya Raman, 2026-07-01, 5"),
                refused("an empty line before no header", "\n" + GOOD, "HEADER_MISSING", 2, "", "A, Priya"),
                refused(
                        "a column less",
                        "id,who,day\nA,Priya Raman,2026-07-01\n",
                        "COLUMN_UNKNOWN",
                        1,
                        "amount",
                        "id, who"),
                refused(
                        "a column in capitals",
                        "id,who,day,Amount\n" + GOOD,
                        "COLUMN_UNKNOWN",
                        1,
                        "amount",
                        "id, who, day, A"),
                refused(
                        "a column twice",
                        "id,who,day,amount,amount\nA,P,2026-07-01,5,6\n",
                        "COLUMN_TWICE",
                        1,
                        "amount",
                        "id"),
                refused("another separator than was said", HEADER + GOOD, "HEADER_MISSING", 1, "", "id,who,day,amount")
                        .with("separator: \";\"\n"),
                refused("fields in JSON that the mapping does not name", "{\"a\":1}\n", "HEADER_MISSING", 1, "", "a"));
    }

    private static List<BadFile> quotes() {
        String open = HEADER + GOOD + "B,\"Priya Raman,2026-07-01,5\n" + GOOD;
        return List.of(
                refused(
                        "a quote that is never closed",
                        open,
                        "QUOTE_NOT_CLOSED",
                        3,
                        "who",
                        "B,\"Priya Raman,2026-07-01,5"),
                refused(
                        "the same before 3 MiB of rows",
                        open + lines(100_000, GOOD),
                        "LINE_TOO_LONG",
                        3,
                        "who",
                        "B,\"Priya"),
                refused(
                        "text behind a closing quote",
                        HEADER + GOOD + "B,\"Priya\" Raman,2026-07-01,5\n",
                        "QUOTES_MISPLACED",
                        3,
                        "who",
                        "B,\"Priya\" Raman"),
                refused(
                        "an open quote in the header",
                        "id,\"who,day,amount\n" + GOOD,
                        "QUOTE_NOT_CLOSED",
                        1,
                        "",
                        "id,\"who"));
    }

    private static List<BadFile> sizes() {
        return List.of(
                refused(
                        "a line of 100 MB",
                        () -> bytes(HEADER + GOOD + "B,", 100_000_000, 'x'),
                        "LINE_TOO_LONG",
                        3,
                        "who",
                        "B,xxx"),
                refused("100 MB without a line end", () -> bytes("", 100_000_000, 'x'), "LINE_TOO_LONG", 1, "", "xxx"),
                refused(
                        "100 MB of one cell in quotes",
                        () -> bytes(HEADER + "\"", 100_000_000, '\n'),
                        "LINE_TOO_LONG",
                        2,
                        "id",
                        "\""),
                refused(
                        "a million columns",
                        "id,who,day,amount" + lines(1_000_000, ",x"),
                        "TOO_MANY_COLUMNS",
                        1,
                        "",
                        "id,who"),
                refused(
                        "a million cells in a row",
                        HEADER + GOOD + "B" + lines(1_000_000, ","),
                        "TOO_MANY_COLUMNS",
                        3,
                        "",
                        "B,,,"),
                refused(
                        "a line of JSON of 2 MiB",
                        "{\"id\":\"" + lines(2 << 20, "x") + "\"}",
                        "LINE_TOO_LONG",
                        1,
                        "",
                        "{\"id\":\"xx"),
                refused(
                        "1,001 fields in JSON",
                        IntStream.rangeClosed(1, 1001)
                                .mapToObj(i -> "{\"f" + i + "\":1}\n")
                                .collect(Collectors.joining()),
                        "TOO_MANY_COLUMNS",
                        1001,
                        "",
                        "{\"f1001\":1}"),
                refused(
                                "4,000,001 keys whose rows are numbered",
                                () -> numbers(4_000_001),
                                "ROWS_TOO_MANY",
                                4_000_002,
                                "",
                                "4000000,,,")
                        .instead("key: id", "key: { columns: [id], numbered: true }"));
    }

    private static List<BadFile> kinds() {
        byte[] whole = workbook("", "", row(1, "id", "who", "day", "amount"));
        return List.of(
                refused(
                        "a workbook of before 2007",
                        () -> new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0},
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "a workbook of before 2007"),
                refused("a PDF", "%PDF-1.7\n", "FORMAT_UNREADABLE", 1, "", "PDF"),
                refused(
                        "a picture",
                        () -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10},
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "a picture"),
                refused(
                        "a page that calls itself a workbook",
                        "<html><table><tr><td>id",
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "HTML or XML"),
                refused("a list of JSON", "[\n {\"id\": \"A\"}\n]", "FORMAT_UNREADABLE", 1, "", "one list of JSON"),
                refused(
                        "compressed with zstd",
                        () -> new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1},
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "compressed otherwise"),
                refused(
                                "a workbook where CSV was said",
                                () -> whole,
                                "FORMAT_UNREADABLE",
                                1,
                                "",
                                "a workbook or archive")
                        .with("format: csv\n"),
                refused("CSV where a workbook was said", HEADER + GOOD, "FORMAT_UNREADABLE", 1, "", "no workbook")
                        .with("format: xlsx\n"));
    }

    private static List<BadFile> encodings() {
        Charset windows = Charset.forName("windows-1252");
        String ines = HEADER + "A,Inês Carvalho,2026-07-01,5\nB,Inês Carvalho,2026-07-01,5\n";
        byte[] damaged = utf8(ines + "C,Rui Costa,2026-07-01,5\n");
        damaged[new String(damaged, StandardCharsets.ISO_8859_1).indexOf("Costa")] = (byte) 0xc3;
        byte[] odd = Arrays.copyOf(("\ufeff" + ines).getBytes(StandardCharsets.UTF_16LE), 2 * ines.length() + 1);
        return List.of(
                refused(
                        "UTF-32",
                        () -> ("\ufeff" + ines).getBytes(Charset.forName("UTF-32LE")),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "UTF-32"),
                refused("UTF-8 with a damaged place", () -> damaged, "ENCODING_UNREADABLE", 4, "", "UTF-8: C,Rui [C3]"),
                refused(
                        "UTF-16 that breaks off in a character",
                        () -> odd,
                        "ENCODING_UNREADABLE",
                        3,
                        "",
                        "UTF-16LE: B,Inês Carvalho,2026-07-01,5 [0A]"),
                refused(
                                "Windows-1252 where UTF-8 was said",
                                () -> ines.getBytes(windows),
                                "ENCODING_UNREADABLE",
                                2,
                                "",
                                "UTF-8: A,In [EA]")
                        .with("encoding: UTF-8\n"),
                refused(
                        "a byte that Windows-1252 does not have",
                        () -> (HEADER + "A,\u0081,2026-07-01,5\n").getBytes(StandardCharsets.ISO_8859_1),
                        "ENCODING_UNREADABLE",
                        2,
                        "",
                        "windows-1252: A, [81]"),
                refused(
                        "lines of JSON in Windows-1252",
                        () -> "{\"id\":\"A\",\"who\":\"Inês\"}".getBytes(windows),
                        "ENCODING_UNREADABLE",
                        1,
                        "",
                        "UTF-8: {\"id\":\"A\",\"who\":\"In [EA]"));
    }

    private static List<BadFile> wholes() {
        String bad = "B,Nobody,2026-07-01,5\n";
        return List.of(refused(
                        "one bad row where all or nothing was asked for",
                        HEADER + GOOD + bad,
                        "PERSON_UNKNOWN",
                        3,
                        "who",
                        "Nobody")
                .asking("&mode=all-or-nothing"));
    }

    private static byte[] bytes(String beginning, int length, char filling) {
        byte[] all = new byte[length];
        Arrays.fill(all, (byte) filling);
        byte[] first = utf8(beginning);
        System.arraycopy(first, 0, all, 0, first.length);
        return all;
    }

    /** Rows with nothing but an id, each another. */
    private static byte[] numbers(int count) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int id = 0; id < count; id++) {
            rows.append(id).append(",,,\n");
        }
        return utf8(rows.toString());
    }
}

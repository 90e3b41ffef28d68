package org.fullscore.results;

import static org.fullscore.results.BadFile.GOOD;
import static org.fullscore.results.BadFile.HEADER;
import static org.fullscore.results.BadFile.gzip;
import static org.fullscore.results.BadFile.lines;
import static org.fullscore.results.BadFile.refused;
import static org.fullscore.results.BadFile.row;
import static org.fullscore.results.BadFile.utf8;
import static org.fullscore.results.BadFile.workbook;
import static org.fullscore.results.BadFile.zip;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compressed files and workbooks that cannot be unpacked to their end, or would be far more than they look. */
final class RefusedArchives {

    private static final String BILLION = "<!DOCTYPE sst [<!ENTITY a \"lol\">"
            + IntStream.rangeClosed(1, 20)
                    .mapToObj(i -> "<!ENTITY a" + i + " \"" + lines(10, "&a" + (i == 1 ? "" : i - 1) + ";") + "\">")
                    .collect(Collectors.joining())
            + "]>";
    private static final String XXE = "<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";
    private static final String STRING = "<si><t>&a20;</t></si>";
    private static final String IN_COLUMN_A = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

    private RefusedArchives() {}

    static List<BadFile> all() {
        byte[] packed = gzip(utf8(HEADER + lines(1000, GOOD)));
        byte[] flipped = packed.clone();
        flipped[packed.length - 5] ^= 1;
        String cells = row(1, "id", "who", "day", "amount");
        byte[] whole = workbook("", "", cells);
        return List.of(
                refused(
                        "a bomb",
                        () -> gzip(utf8(HEADER + lines(3_000_000, GOOD))),
                        "UNPACKED_TOO_LARGE",
                        1,
                        "",
                        "more than 37 MiB"),
                refused(
                        "half an archive",
                        () -> Arrays.copyOf(packed, packed.length / 2),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "an archive that breaks off"),
                refused(
                        "an archive with a wrong checksum",
                        () -> flipped,
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "a damaged archive"),
                refused("compressed twice", () -> gzip(packed), "FORMAT_UNREADABLE", 1, "", "compressed twice"),
                refused("compressed where it was said it is not", () -> packed, "FORMAT_UNREADABLE", 1, "", "gzip")
                        .with("compression: none\n"),
                refused("not compressed where it was said it is", HEADER, "FORMAT_UNREADABLE", 1, "", "not compressed")
                        .with("compression: gzip\n"),
                refused(
                        "a zip file of a CSV file",
                        () -> zip("a.csv", HEADER + GOOD),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "an archive that is no workbook"),
                refused(
                        "a workbook that is a bomb",
                        () -> workbook("", "", cells + lines(40 << 20, " ")),
                        "UNPACKED_TOO_LARGE",
                        1,
                        "",
                        "more than 1"),
                refused(
                        "a workbook with too many texts",
                        () -> workbook("", texts(), cells),
                        "WORKBOOK_TOO_LARGE",
                        1,
                        "",
                        "xl/sharedStrings.xml"),
                refused(
                        "half a workbook",
                        () -> Arrays.copyOf(whole, whole.length / 2),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "a damaged archive"),
                refused(
                        "a workbook whose sheet breaks off",
                        () -> workbook("", "", "<row r=\"1\"><c"),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "an archive that is no workbook"),
                refused(
                        "entities that grow a billionfold",
                        () -> workbook(BILLION, STRING, IN_COLUMN_A),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "an archive that is no workbook"),
                refused(
                        "an entity that reads a file",
                        () -> workbook(XXE, "<si><t>&a;</t></si>", IN_COLUMN_A),
                        "FORMAT_UNREADABLE",
                        1,
                        "",
                        "an archive that is no workbook"));
    }

    /** More than 64 MiB of texts that do not compress as well as a bomb. */
    private static String texts() {
        return IntStream.range(0, 70_000)
                .mapToObj(i -> "<si><t>" + Long.toHexString(i * 0x9e3779b97f4a7c15L)
                        + lines(20, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN") + "</t></si>")
                .collect(Collectors.joining());
    }
}

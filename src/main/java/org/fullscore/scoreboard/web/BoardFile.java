package org.fullscore.scoreboard.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.BoardLine;
import org.jspecify.annotations.Nullable;

/** A board as CSV: the team's own line first, numbers plain, texts that a spreadsheet would run neutralised. */
final class BoardFile {

    private static final List<String> HEADER = List.of(
            "place",
            "owner",
            "name",
            "metric",
            "period",
            "target",
            "actual",
            "attainment",
            "level",
            "met",
            "expected",
            "reason",
            "as_of",
            "freshness",
            "agreed_target");

    private BoardFile() {}

    static String of(Board board) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(HEADER);
        write(csv, BoardsApi.Line.of(board.own(), board, null));
        for (BoardLine line : board.lines()) {
            write(csv, BoardsApi.Line.of(line, board, line.place()));
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, BoardsApi.Line line) {
        csv.writeRecord(
                line.place() == null ? "" : line.place().toString(),
                text(line.owner()),
                text(line.name()),
                text(line.metric()),
                text(line.period()),
                number(line.target()),
                number(line.actual()),
                number(line.attainment()),
                text(line.level()),
                line.met() == null ? "" : line.met().toString(),
                number(line.expected()),
                text(line.reason()),
                line.asOf() == null ? "" : line.asOf().toString(),
                text(line.freshness()),
                number(line.agreedTarget()));
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }
}

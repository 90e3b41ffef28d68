package org.fullscore.results.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Lineage;
import org.fullscore.web.Problem;
import org.fullscore.web.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** The results behind a number as CSV, written as they are read; texts that a spreadsheet would run are neutralised. */
@Component
class LineageFile {

    private static final int PAGE = 1000;

    private static final List<String> HEADER = List.of(
            "source",
            "key",
            "metric",
            "person",
            "name",
            "day",
            "amount",
            "credit",
            "late",
            "version",
            "amount_before",
            "person_before",
            "import",
            "file",
            "sha256",
            "line",
            "mapping_version",
            "delivered_at",
            "replay_of");

    private final AskedLineage asked;
    private final People people;

    LineageFile(AskedLineage asked, People people) {
        this.asked = asked;
        this.people = people;
    }

    void write(UUID goal, Viewer viewer, HttpServletResponse response) throws IOException {
        Lineage.Behind page = page(goal, viewer, null);
        Map<Integer, Person> known = people.all().stream().collect(Collectors.toMap(Person::key, Function.identity()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("results-" + goal + ".csv")
                        .build()
                        .toString());
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(HEADER);
        page.results().forEach(origin -> csv.writeRecord(cells(LineageItem.of(origin, known))));
        while (page.next() != null) {
            page = page(goal, viewer, page.next());
            page.results().forEach(origin -> csv.writeRecord(cells(LineageItem.of(origin, known))));
        }
        csv.flush();
        out.flush();
    }

    private Lineage.Behind page(UUID goal, Viewer viewer, Lineage.@Nullable After after) {
        return asked.find(goal, viewer, after, PAGE)
                .flatMap(AskedLineage.Found::behind)
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private static List<String> cells(LineageItem item) {
        LineageItem.Earlier before =
                item.before().isEmpty() ? null : item.before().getFirst();
        return List.of(
                Spreadsheet.harmless(item.source()),
                Spreadsheet.harmless(item.key()),
                item.metric(),
                Spreadsheet.harmless(item.person()),
                Spreadsheet.harmless(item.name()),
                item.day().toString(),
                item.amount().toPlainString(),
                item.credit(),
                Boolean.toString(item.late()),
                Integer.toString(item.version()),
                before == null ? "" : before.amount().toPlainString(),
                before == null ? "" : Spreadsheet.harmless(before.person()),
                item.delivery().toString(),
                Spreadsheet.harmless(item.file()),
                item.sha256(),
                Integer.toString(item.line()),
                Integer.toString(item.mapping()),
                item.deliveredAt().toString(),
                item.replayOf() == null ? "" : item.replayOf().toString());
    }
}

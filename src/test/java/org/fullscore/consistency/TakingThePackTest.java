package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report that was kept, as files that other programs open. */
class TakingThePackTest extends RealTest {

    private static final String LIST = "/api/consistency/snapshots";

    @Autowired
    private SnapshotsOfClosings snapshots;

    private House house;
    private String snapshot = "";
    private List<String> sentences = List.of();

    @BeforeEach
    void oneManagerForgets() {
        clock.set(LocalDate.of(2026, 4, 10));
        house = found("Aldera Instruments");
        Cast.enter(house);
        var history = new History(database, house);
        int team = 1;
        for (var manager : new String[] {"niamh", "=1+1", "Łukasz Żółć", "Jiří Dvořák"}) {
            history.add(Past.corrective("rep").owedBy(manager).in("team " + team++), 38, 40, "waived");
        }
        history.add(Past.corrective("rep").owedBy("ines").in("porto"), 18, 40, "not applied")
                .add(Past.reward("leader").owedBy("duarte").in("atlantic"), 20, 20, "late");
        house.administrator().postJson("/api/periods/2026-Q1/closing", "{}");
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
        var item = tokenOf(house, "ingrid", "read").get(LIST).json().at("/items/0");
        snapshot = item.get("id").asString();
        var report = tokenOf(house, "ingrid", "read").get(LIST + "/" + snapshot).json();
        sentences = Stream.concat(
                        Stream.of(
                                report.get("kept").asString(),
                                report.get("lede").asString()),
                        report.at("/report/dimensions")
                                .valueStream()
                                .flatMap(dimension ->
                                        dimension.at("/burdens/tests").valueStream())
                                .filter(test -> test.get("verdict").asString().equals("DIFFERS"))
                                .map(test -> test.get("sentence").asString()))
                .toList();
        assertThat(sentences).hasSizeGreaterThan(3);
    }

    @Test
    void theWorkbookIsTheSameBytesWheneverItIsTaken() {
        var first = file("ingrid", ".xlsx");
        clock.set(LocalDate.of(2026, 5, 20));
        assertThat(file("claire", ".xlsx")).isEqualTo(first);
        assertThat(file("claire", "")).isEqualTo(file("ingrid", ""));
    }

    @Test
    void theFilesHaveWhatIsDrawn() throws IOException {
        assertThat(cells(file("ingrid", ".xlsx"))).contains("Decided by then");
        assertThat(text(file("ingrid", ".pdf"))).contains("Howlongittakes", ">60daysornever");
        assertThat(tokenOf(house, "ingrid", "read")
                        .get(LIST + "/" + snapshot)
                        .json()
                        .at("/report/waiting/0/longest")
                        .asInt())
                .isEqualTo(22);
    }

    @Test
    void theWorkbookSaysWhatTheReportSays() throws IOException {
        var cells = cells(file("ingrid", ".xlsx"));
        assertThat(cells).containsAll(sentences).contains(snapshot, "Łukasz Żółć", "Jiří Dvořák", "Aldera Instruments");
        assertThat(cells).anySatisfy(cell -> assertThat(cell).contains("Holm")).contains("Fisher’s exact test");
        // what a spreadsheet would run
        assertThat(cells).contains("'=1+1").noneMatch(cell -> cell.startsWith("="));
    }

    @Test
    void whoeverMayNotOpenTheCasesGetsAWorkbookWithoutNames() throws IOException {
        var cells = cells(file("priya", ".xlsx"));
        assertThat(cells).doesNotContain("ines", "Jiří Dvořák").contains("Leaders", "Not everything is shown");
    }

    @Test
    void thePdfSaysWhatTheReportSays() throws IOException {
        var text = text(file("ingrid", ".pdf"));
        for (var sentence : sentences) {
            assertThat(text).contains(unbroken(sentence));
        }
        assertThat(text)
                .contains("ŁukaszŻółć", "JiříDvořák", "AlderaInstruments", snapshot)
                .contains("Fisher’sexacttest,two-sided", "Standardofwhatisappliedontime:95.0%");
        assertThat(text(file("claire", ".pdf"))).isEqualTo(text);
    }

    @Test
    void thePdfIsTaggedAndCarriesItsFonts() throws IOException {
        try (var document = Loader.loadPDF(file("ingrid", ".pdf"))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-US");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle())
                    .contains("Aldera Instruments", "April 1, 2025 to March 31, 2026");
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as(name.getName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whoeverMayNotOpenTheCasesGetsAPdfWithoutNames() throws IOException {
        assertThat(text(file("priya", ".pdf")))
                .contains("Leaders", "Noteverythingisshown")
                .doesNotContain("JiříDvořák", "owedbyines");
    }

    /** Without white space: lines break where the page ends. */
    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return unbroken(new PDFTextStripper().getText(document));
        }
    }

    private static String unbroken(String text) {
        return text.replaceAll("\\s", "");
    }

    private byte[] file(String person, String end) {
        return tokenOf(house, person, "read").file(LIST + "/" + snapshot + end);
    }

    private static List<String> cells(byte[] workbook) throws IOException {
        var cells = new ArrayList<String>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : book.getSheets().toList()) {
                for (Row row : sheet.read()) {
                    row.stream()
                            .filter(cell -> cell != null && cell.getText() != null)
                            .forEach(cell -> cells.add(cell.getText()));
                }
            }
        }
        return cells;
    }
}

package org.fullscore.consistency.web;

import java.util.Optional;
import java.util.UUID;
import org.fullscore.consistency.Exporting;
import org.fullscore.consistency.Snapshots;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot as a file: the same snapshot is the same file for everybody who sees the same of it. */
@Component
class ReportPack {

    private final Snapshots snapshots;
    private final Exporting exporting;
    private final PackDocument document;
    private final JsonMapper json;

    ReportPack(Snapshots snapshots, Exporting exporting, PackDocument document, JsonMapper json) {
        this.snapshots = snapshots;
        this.exporting = exporting;
        this.document = document;
        this.json = json;
    }

    /** What kind of file. */
    enum Format {
        JSON("json", "application/json"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PDF("pdf", "application/pdf");

        private final String word;
        private final String type;

        Format(String word, String type) {
            this.word = word;
            this.type = type;
        }

        String word() {
            return word;
        }

        String type() {
            return type;
        }
    }

    /** A file that is on record as handed out. */
    record File(String name, Format format, byte[] bytes) {}

    /** Writes one and puts it on record; empty where the snapshot is not there for the viewer. */
    Optional<File> take(UUID snapshot, Format format, Viewer viewer) {
        return snapshots.open(snapshot, viewer).map(opened -> {
            var bytes = bytes(opened, format);
            exporting.export(snapshot, format.word(), bytes, viewer);
            var report = opened.report();
            return new File("consistency-" + report.first() + "-" + report.last() + "." + format.word(), format, bytes);
        });
    }

    private byte[] bytes(Snapshots.Opened opened, Format format) {
        return switch (format) {
            case XLSX -> PackWorkbook.of(PackPage.of(opened));
            case PDF -> document.of(PackPage.of(opened));
            case JSON -> json.writeValueAsBytes(PackAnswer.of(opened));
        };
    }
}

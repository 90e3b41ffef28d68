package org.fullscore.consequences.web;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.fullscore.consequences.History;
import org.fullscore.consequences.PastFile;
import org.fullscore.consequences.RecordingHistory;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page on which decisions from before Fullscore are looked at, recorded, and held against the policy. */
@Controller
@RequestMapping("/history")
class HistoryController {

    private static final String VIEW = "consequences/web/history";
    private static final int LARGEST = 16 * 1024 * 1024;
    /** What a form carries from the preview to the record; a larger file is chosen again. */
    private static final int CARRIED = 1_000_000;

    private static final String TEMPLATE = """
            id,owner,owed_by,rule,kind,severity,due,outcome,decided,outcome_severity,rank,team
            2025-Q2-17,p17,m3,Missed,support,1,2025-07-15,applied,2025-07-14,1,rep,dublin
            2025-Q2-18,p18,m3,Met,reward,1,2025-07-22,not applied,,,rep,dublin
            2025-Q2-19,p19,m4,Missed,support,1,2025-07-15,waived,2025-07-10,0,leader,porto
            """;

    private final History history;
    private final PastFile files;
    private final RecordingHistory recording;
    private final Speech speech;

    HistoryController(History history, PastFile files, RecordingHistory recording, Speech speech) {
        this.history = history;
        this.files = files;
        this.recording = recording;
        this.speech = speech;
    }

    @Bean
    static RailEntry historyRailEntry() {
        return new RailEntry("evidence", 40, "rail.history", "/history", Set.of("administrator"));
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable Integer recorded, Viewer viewer) {
        if (!viewer.isAdministrator() && !viewer.isExecutive() && !viewer.isAuditor()) {
            throw Problem.notFound().exception();
        }
        return page(viewer, null, null, recorded, Errors.NONE);
    }

    @GetMapping("/template.csv")
    ResponseEntity<String> template() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"past-decisions.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(TEMPLATE);
    }

    /** What is in the file; nothing is recorded. */
    @PostMapping("/preview")
    ModelAndView preview(@RequestParam(required = false) @Nullable MultipartFile file, Viewer viewer)
            throws IOException {
        mayLoad(viewer);
        if (file == null || file.isEmpty() || file.getSize() > LARGEST) {
            String why = file == null || file.isEmpty() ? "history.file.missing" : "history.file.large";
            return page(
                    viewer, null, null, null, Errors.of("file", speech.words().say(why)));
        }
        return looked(viewer, new String(file.getBytes(), StandardCharsets.UTF_8));
    }

    /** All of it or nothing: the file that was looked at, or one that was chosen again. */
    @PostMapping
    ModelAndView record(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String text,
            Viewer viewer)
            throws IOException {
        mayLoad(viewer);
        if (text == null && (file == null || file.isEmpty() || file.getSize() > LARGEST)) {
            return preview(file, viewer);
        }
        String csv = text != null || file == null ? text : new String(file.getBytes(), StandardCharsets.UTF_8);
        String sent = csv == null ? "" : csv;
        return switch (recording.record(viewer, new StringReader(sent))) {
            case RecordingHistory.Taken taken -> new ModelAndView("redirect:/history?recorded=" + taken.recorded());
            case RecordingHistory.NotTaken not -> looked(viewer, sent);
        };
    }

    private static void mayLoad(Viewer viewer) {
        if (!viewer.isAdministrator()) {
            throw Problem.notFound().exception();
        }
    }

    private ModelAndView looked(Viewer viewer, String csv) {
        PastFile.Look look = files.at(new StringReader(csv));
        return page(viewer, look, csv.length() <= CARRIED ? csv : null, null, Errors.NONE);
    }

    private ModelAndView page(
            Viewer viewer,
            PastFile.@Nullable Look look,
            @Nullable String text,
            @Nullable Integer recorded,
            Errors errors) {
        boolean refused = errors.any() || (look != null && !look.canBeRecorded());
        ModelAndView page = new ModelAndView(
                VIEW,
                "page",
                new HistoryPage(history.extent(), viewer.isAdministrator(), look, text, recorded, errors));
        page.setStatus(refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}

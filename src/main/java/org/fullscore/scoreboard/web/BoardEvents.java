package org.fullscore.scoreboard.web;

import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open board that results of its team changed. */
@Controller
class BoardEvents {

    private final LiveBoards live;
    private final Teams teams;

    BoardEvents(LiveBoards live, Teams teams) {
        this.live = live;
        this.teams = teams;
    }

    @GetMapping("/boards/{team}/events")
    ResponseEntity<SseEmitter> events(@PathVariable String team, Viewer viewer) {
        Team found = teams.byId(team)
                .orElseThrow(() -> AskedBoard.missing("team", team).exception());
        return live.open(viewer, found.key())
                .map(stream -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Accel-Buffering", "no")
                        .body(stream))
                .orElseGet(() -> ResponseEntity.status(503)
                        .header(HttpHeaders.RETRY_AFTER, "20")
                        .build());
    }
}

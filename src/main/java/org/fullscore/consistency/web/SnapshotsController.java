package org.fullscore.consistency.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.consistency.KeepingSnapshots;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps the report that is being looked at, and hands out those that were kept. */
@Controller
class SnapshotsController {

    private final KeepingSnapshots keeping;
    private final ReportPack pack;
    private final GroupGate gate;

    SnapshotsController(KeepingSnapshots keeping, ReportPack pack, GroupGate gate) {
        this.keeping = keeping;
        this.pack = pack;
        this.gate = gate;
    }

    @PostMapping("/consistency/snapshots")
    String keep(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable String group,
            Viewer viewer) {
        return switch (keeping.keep(from, to, group, viewer)) {
            case KeepingSnapshots.Outcome.Done done -> "redirect:/consistency?snapshot=" + done.id();
            case KeepingSnapshots.Outcome.Refused refused ->
                throw problem(refused.reason(), group == null ? "" : group.strip())
                        .exception();
        };
    }

    private Problem problem(KeepingSnapshots.Reason reason, String group) {
        return switch (reason) {
            case GROUP_OFF -> gate.off(group);
            case NOT_YOURS, DAY_MISSING, RANGE_BACKWARDS, DAY_IN_FUTURE -> Problem.forbidden();
        };
    }

    @GetMapping("/consistency/snapshots/{id}.{format}")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String format, Viewer viewer) {
        var wanted = Stream.of(ReportPack.Format.values())
                .filter(each -> each.word().equals(format.toLowerCase(Locale.ROOT)))
                .findFirst();
        return wanted.flatMap(each -> pack.take(snapshot(id), each, viewer))
                .map(SnapshotsApi::answer)
                .orElseThrow(() -> Problem.notFound().exception());
    }

    /** An address that was not made here leads nowhere. */
    static UUID snapshot(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw Problem.notFound().exception();
        }
    }
}

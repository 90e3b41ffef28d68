package org.fullscore.consistency;

import java.util.HexFormat;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a report away as a file: who, which, and what exactly is on record. */
@Component
public class Exporting {

    private final Ledger ledger;

    Exporting(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Puts an export on record before it is handed out.
     *
     * @param format such as {@code pdf}
     * @param bytes the file
     */
    @Transactional
    public void export(UUID snapshot, String format, byte[] bytes, Viewer viewer) {
        ledger.append(Act.of("report-exported", "snapshot", snapshot)
                .by(viewer.personKey())
                .with("format", format)
                .with("sha256", HexFormat.of().formatHex(SnapshotDocument.sha256(bytes))));
    }
}

package org.fullscore.consequences;

import java.io.Reader;
import java.util.List;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.RowError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a file of decisions from before Fullscore, as it would be recorded; nothing is. */
@Component
@Transactional(readOnly = true)
public class PastFile {

    private static final int FIRST = 10;

    private final JdbcClient jdbc;

    PastFile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is in a file.
     *
     * @param rows how many decisions could be understood
     * @param replaced how many of them are recorded already and would be written over
     * @param first the first of them
     * @param faults what is wrong, by row and column; with any of them nothing can be recorded
     */
    public record Look(int rows, int replaced, List<History.Past> first, List<RowError> faults) {

        public boolean canBeRecorded() {
            return faults.isEmpty() && rows > 0;
        }
    }

    public Look at(Reader csv) {
        HistoryFile file = HistoryFile.read(csv);
        return new Look(
                file.rows().size(),
                known(file.rows()),
                file.rows().stream().limit(FIRST).map(PastFile::past).toList(),
                file.faults());
    }

    private int known(List<HistoryFile.Row> rows) {
        return jdbc.sql("select count(*) from consequences.past_obligation where organization_id = ? and id = any(?)")
                .params(
                        CurrentOrganization.id(),
                        rows.stream().map(HistoryFile.Row::id).toArray(String[]::new))
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static History.Past past(HistoryFile.Row row) {
        return new History.Past(
                row.id(),
                row.owner(),
                row.owedBy(),
                row.rule(),
                row.kind(),
                row.severity(),
                row.due(),
                row.outcome(),
                row.decided(),
                row.outcomeSeverity(),
                row.rank(),
                row.team());
    }
}

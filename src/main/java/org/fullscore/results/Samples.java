package org.fullscore.results;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.results.ingest.RefusedFileException;
import org.fullscore.results.ingest.SampleFile;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Beginnings of files people make mappings with: each seen by whoever brought it, for a day. */
@Component
@Transactional
public class Samples {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Samples(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The beginning of a file.
     *
     * @param content as the file is written, compressed if it is
     */
    public record Sample(UUID id, String fileName, byte[] content) {}

    /** Keeps the beginning of a file; nothing if it is a workbook of more than 8 MiB. */
    public Optional<Sample> keep(Delivery delivery, int by) throws IOException, RefusedFileException {
        Optional<Sample> sample = SampleFile.beginning(delivery.file())
                .map(content -> new Sample(Ids.next(clock), delivery.fileName(), content));
        sample.ifPresent(kept -> jdbc.sql("""
                        insert into results.sample (organization_id, id, file_name, content, person_key, at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(CurrentOrganization.id(), kept.id(), kept.fileName(), kept.content(), by, now())
                .update());
        return sample;
    }

    /** Deletes those of more than a day ago. */
    public void forget() {
        jdbc.sql("delete from results.sample where organization_id = ? and at < ?")
                .params(CurrentOrganization.id(), now().minus(KEPT))
                .update();
    }

    /** A sample somebody brought within the last day. */
    @Transactional(readOnly = true)
    public Optional<Sample> find(UUID id, int by) {
        return jdbc.sql("""
                        select id, file_name, content from results.sample
                        where organization_id = ? and id = ? and person_key = ? and at >= ?
                        """)
                .params(CurrentOrganization.id(), id, by, now().minus(KEPT))
                .query((row, number) -> new Sample(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)))
                .optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.fullscore.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions taken before Fullscore come in a file. */
class LoadingHistoryTest extends Stage {

    private static final String HEADER =
            "id,owner,owed_by,rule,kind,severity,due,outcome,decided,outcome_severity,rank,team,group:site\n";

    @Autowired
    RecordingHistory recording;

    @Test
    void aHundredThousandRowsAreTakenAtOnceAndTheSameAgainReplacesThem() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 100_000; i++) {
            csv.append(i)
                    .append(",p")
                    .append(i % 500)
                    .append(",m")
                    .append(i % 20)
                    .append(",Missed,support,1,2025-05-15,applied,2025-05-14,1,rep,t1,north\n");
        }

        for (int times = 0; times < 2; times++) {
            assertThat(here(() -> recording.record(viewer("admin"), new StringReader(csv.toString()))))
                    .isEqualTo(new RecordingHistory.Taken(100_000, 100_000));
        }
        assertThat(here(() -> jdbc.sql("""
                        select count(*) from consequences.obligation_outcome where organization_id = ? and past
                          and groups ->> 'site' = 'north'
                        """)
                        .param(house.organization().id())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(100_000);
    }

    @Test
    void aRowThatCannotBeUnderstoodIsNamedAndNothingIsRecorded() {
        Api.Answer answer = house.administrator()
                .putCsv(
                        "/api/history/obligations",
                        HEADER
                                + "1,p,m,Missed,support,1,2025-05-15,applied,2025-05-14,1,rep,t1,north\n"
                                + "2,p,m,Missed,mercy,12,2025-02-30,forgotten,,,rep,t1,north\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("row").asInt() + " "
                                + error.get("column").asString()))
                .containsExactly("3 kind", "3 severity", "3 due", "3 outcome");
        assertThat(house.administrator().get("/api/history/obligations").json().get("items"))
                .isEmpty();
    }

    @Test
    void aColumnNobodyKnowsIsRefused() {
        assertThat(house.administrator()
                        .putCsv(
                                "/api/history/obligations",
                                "id,owner,owed_by,rule,kind,severity,due,outcome,mood\n1,p,m,r,support,1,2025-05-15,applied,x\n")
                        .body())
                .contains("COLUMN_UNKNOWN", "mood");
    }
}

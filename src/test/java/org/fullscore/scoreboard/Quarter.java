package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;

/** The cast in the third quarter of 2026, on 20 August: goals agreed, results delivered by a feed. */
final class Quarter {

    static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

    private static final String MAPPING = """
            format: csv
            key: id
            person: { column: who, by: id }
            on: { column: day, format: yyyy-MM-dd }
            metrics:
              revenue: { column: amount }
            """;

    private Quarter() {}

    /** Priya and Aoife stand alike behind Conor; Niamh leads and has a goal; the team has one of its own. */
    static void enter(RealTest.House house) {
        Cast.enter(house);
        Api api = house.administrator();
        done(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,commit,stretch,why
                person:priya,revenue,2026-Q3,420000,336000,504000,Atlantic grows with laboratories that renew every year.
                person:aoife,revenue,2026-Q3,210000,,,
                person:conor,revenue,2026-Q3,100000,80000,120000,
                person:niamh,revenue,2026-Q3,240000,,,
                team:dublin,revenue,2026-Q3,1000000,,,
                team:porto,revenue,2026-Q3,300000,,,
                team:atlantic,revenue,2026-Q3,1500000,,,
                person:priya,deals-won,2026-Q3,9,7,11,
                """));
        done(api.putYaml("/api/sources/crm", MAPPING));
        deliver(api, """
                id,who,day,amount
                O-1,priya,2026-07-07,100000
                O-2,priya,2026-08-18,110000
                O-3,aoife,2026-07-20,105000
                O-4,conor,2026-08-03,90000
                O-5,rui,2026-08-04,60000
                """);
    }

    static void deliver(Api api, String csv) {
        done(api.postFile("/api/sources/crm/imports?file=crm.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}

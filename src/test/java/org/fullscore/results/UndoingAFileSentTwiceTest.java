package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file says several things of one deal, is sent twice, and both imports are undone: what stood before stands again. */
class UndoingAFileSentTwiceTest extends AtTheSource {

    @BeforeEach
    void aMapping() {
        map("crm", WON_DEALS.replace("  deals-won: { constant: 1 }\n", ""));
    }

    @ParameterizedTest(name = "{0}, then twice {1}")
    @CsvSource({
        "'', Won 5 Lost",
        "'', Lost Won 5",
        "'', Won 5 Lost Won 6",
        "Won 1, Won 5 Lost",
        "Won 1, Lost Won 5",
        "Won 1, Lost Won 5 Lost",
        "Won 1, Won 5 Won 1",
        "Won 1 Lost, Won 5 Lost",
        "Won 1 Lost, Lost Won 1",
    })
    void whatStoodBeforeStandsAgain(String before, String rows) {
        deliver(before);
        BigDecimal stood = total();
        String first = deliver(rows);
        String second = deliver(rows);

        for (String id : List.of(second, first)) {
            assertThat(api.delete("/api/imports/" + id).json().get("state").asString())
                    .isEqualTo("undone");
        }

        assertThat(total()).isEqualByComparingTo(stood);
        assertThat(standing()).isEqualByComparingTo(stood);
    }

    @ParameterizedTest(name = "{0}, then twice {1}, the first undone first")
    @CsvSource({"Won 1, Won 5 Lost", "Won 1, Lost Won 5", "'', Lost Won 5", "Won 1 Lost, Lost Won 1"})
    void alsoTheOtherWayRound(String before, String rows) {
        deliver(before);
        BigDecimal stood = total();
        String first = deliver(rows);
        String second = deliver(rows);

        for (String id : List.of(first, second)) {
            api.delete("/api/imports/" + id);
        }

        assertThat(total()).isEqualByComparingTo(stood);
        assertThat(standing()).isEqualByComparingTo(stood);
    }

    /** Rows of deal A: {@code Won} and its amount, or {@code Lost}. */
    private String deliver(String rows) {
        String csv = Arrays.stream(rows.strip().replace("Lost", "Lost 0").split("(?=Won|Lost)"))
                .map(row -> row.strip().split(" "))
                .filter(row -> row.length == 2)
                .map(row -> "A,Priya Raman,2026-07-01," + row[0] + "," + row[1] + "\n")
                .collect(Collectors.joining());
        return recorded("", DEALS + "B,Conor Walsh,2026-07-01,Won,100\n" + csv)
                .get("id")
                .asString();
    }

    private BigDecimal total() {
        return ask("select coalesce(sum(amount), 0) from results.total where organization_id = ?");
    }

    private BigDecimal standing() {
        return ask("""
                select coalesce(sum(amount) filter (where counts), 0) from (
                  select distinct on (external_id) * from results.fact where organization_id = ?
                  order by external_id, version desc) standing
                """);
    }

    private BigDecimal ask(String sql) {
        return in(
                house,
                () -> jdbc.sql(sql)
                        .param(CurrentOrganization.id())
                        .query(BigDecimal.class)
                        .single());
    }
}

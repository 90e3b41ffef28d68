package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.fullscore.results.CrmExport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A real CRM export: where a manager's team has a goal equal to the sum, its board gives the reference answers. */
class ManagerBoardsTest extends RealTest {

    @Test
    void everyManagersBoardOfEveryQuarterIsRight() {
        Api api = found("Computer hardware").administrator();
        CrmExport.load(api);
        List<NamedCsvRecord> expected = CrmExport.rows("expected_manager_quarter.csv");
        assertThat(expected).hasSize(24);
        String goals = expected.stream()
                .map(row -> "team:" + CrmExport.id(row.getField("manager")) + ",revenue," + period(row) + ","
                        + row.getField("target") + "\n")
                .collect(Collectors.joining());
        Quarter.done(api.putCsv("/api/goals?agreed=true", "owner,metric,period,target\n" + goals));
        Quarter.done(api.postFile("/api/sources/crm/imports?file=sales_pipeline.csv", CrmExport.pipeline()));

        assertThat(expected).allSatisfy(row -> board(api, row));
    }

    private static void board(Api api, NamedCsvRecord row) {
        String manager = CrmExport.id(row.getField("manager"));
        JsonNode board = api.get("/api/boards/" + manager + "?metric=revenue&period=" + period(row))
                .json();
        JsonNode team = board.get("items").get(0);
        assertThat(team.get("owner").asString()).isEqualTo("team:" + manager);
        assertThat(team.get("actual").decimalValue()).isEqualByComparingTo(row.getField("won_value"));
        assertThat(team.get("attainment").decimalValue())
                .isEqualByComparingTo(new BigDecimal(row.getField("attainment_pct"))
                        .movePointLeft(2)
                        .setScale(8, RoundingMode.HALF_UP));
        assertThat(board.get("partsTarget").decimalValue()).isEqualByComparingTo(row.getField("target"));
        List<JsonNode> agents = StreamSupport.stream(board.get("items").spliterator(), false)
                .filter(item -> item.get("target").isNumber()
                        && item.get("owner").asString().startsWith("person:"))
                .toList();
        assertThat(agents).hasSize(Integer.parseInt(row.getField("agents")));
        assertThat(agents.stream().filter(item -> item.get("met").asBoolean()))
                .hasSize(Integer.parseInt(row.getField("agents_met")));
    }

    private static String period(NamedCsvRecord row) {
        return row.getField("quarter").replace("Q", "-Q");
    }
}

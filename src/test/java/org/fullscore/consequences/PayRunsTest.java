package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.fullscore.Api;
import org.fullscore.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Rewards that were given are handed to payroll once each, with totals that hold; what was paid too much comes back as a line of its own. */
class PayRunsTest extends SecondQuarter {

    @Autowired
    private JdbcClient jdbc;

    private Api ingrid;
    private Api niamh;

    @BeforeEach
    void twoRewardsAreGiven() {
        ingrid = tokenOf(house, "ingrid", "admin");
        niamh = tokenOf(house, "niamh", "admin");
        agree("priya", "conor", "rui");
        deliver(rows("112400"));
        closeIt("{}");
        ok(niamh.postJson("/api/obligations/" + due("priya", "Accelerator") + "/application", "{}"));
        ok(as("ines").postJson("/api/obligations/" + due("rui", "Accelerator") + "/application", "{}"));
    }

    @Test
    void everyReleasedRewardIsInOneRunAndItsTotalsHold() throws Exception {
        JsonNode run = close("2026-07-20").json();

        assertThat(run.get("number").asInt()).isEqualTo(1);
        assertThat(run.get("lines").asInt()).isEqualTo(2);
        assertThat(run.get("totals").get(0).get("currency").asString()).isEqualTo("USD");
        assertThat(run.get("totals").get(0).get("amount").decimalValue()).isEqualByComparingTo("1120.00");
        String csv = ingrid.get("/api/pay-runs/1/lines.csv").body();
        assertThat(csv.lines().skip(1))
                .extracting(line -> line.replaceFirst("^[^,]*,", ""))
                .containsExactly(
                        "620.00,USD,1,1,priya,Priya Raman,2026-Q2,revenue,1.12400000,revenue,1,Met,Accelerator,2026-07-20,",
                        "500.00,USD,2,1,rui,Rui Costa,2026-Q2,revenue,1.10000000,revenue,1,Met,Accelerator,2026-07-20,");
        assertThat(run.get("sha256").asString()).isEqualTo(sha256(csv));
        assertThat(ingrid.get("/api/ledger?limit=1000").body())
                .contains("\"act\":\"pay-run-closed\"", "\"total.USD\":\"1120\"", "\"sha256\":\"" + sha256(csv) + "\"");
        assertThat(close("2026-07-20").status()).isEqualTo(409);
        assertThat(close("2026-07-19").status()).isEqualTo(422);
        assertThat(close("2026-07-21").status()).isEqualTo(422);
    }

    @Test
    void whatWasPaidTooMuchComesBackInTheNextRunWithTheOppositeSign() {
        close("2026-07-20");
        clock.set(LocalDate.of(2026, 7, 22));
        deliver(rows("90000"));
        String restatement = ingrid.get("/api/restatements")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        ok(tokenOf(house, "sigrid", "act").postJson("/api/restatements/" + restatement + "/acceptance", "{}"));
        assertThat(close("2026-07-22").status()).isEqualTo(409);

        ok(niamh.postJson("/api/obligations/" + due("priya", "Undo: Accelerator") + "/application", "{}"));
        JsonNode second = close("2026-07-22").json();

        assertThat(second.get("totals").get(0).get("amount").decimalValue()).isEqualByComparingTo("-620.00");
        String csv = ingrid.get("/api/pay-runs/2/lines.csv").body();
        assertThat(csv).contains(",-620.00,USD,1,2,priya,").contains("," + due("priya", "Accelerator") + "\n");
        List<JsonNode> statement = tokenOf(house, "priya", "read")
                .get("/api/people/priya/statement")
                .json()
                .get("items")
                .valueStream()
                .toList();
        assertThat(statement)
                .extracting(line ->
                        line.get("amount").asInt() + " run " + line.get("run").asInt())
                .containsExactlyInAnyOrder("620 run 1", "-620 run 2");
    }

    @Test
    void ofTwoWhoCloseAtOnceOneGetsWhatWaits() throws Exception {
        Callable<Integer> closing = () -> close("2026-07-20").status();
        List<Integer> statuses;
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = hands.invokeAll(List.of(closing, closing)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        assertThat(ingrid.get("/api/pay-runs").json().get("items")).hasSize(1);
    }

    @Test
    void aClosedRunCannotBeChangedByTheApplication() {
        close("2026-07-20");

        assertThatThrownBy(() -> in(
                        house,
                        () -> jdbc.sql("update consequences.pay_line set amount = 1 where organization_id = ?")
                                .param(house.organization().id())
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsText() throws Exception {
        ok(house.administrator().putCsv("/api/people", "id,name\npriya,\"=HYPERLINK(\"\"http://x\"\")\"\n"));
        close("2026-07-20");

        assertThat(ingrid.get("/api/pay-runs/1/lines.csv").body()).contains("'=HYPERLINK");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(workbook()))) {
            List<String> names = workbook.getFirstSheet().read().stream()
                    .map(row -> row.getCellText(6))
                    .toList();
            assertThat(names).containsExactly("name", "'=HYPERLINK(\"http://x\")", "Rui Costa");
        }
    }

    @Test
    void everybodyReadsTheirOwnStatementAndTheLineAboveToo() {
        assertThat(niamh.get("/api/people/priya/statement").status()).isEqualTo(200);
        assertThat(niamh.get("/api/people/rui/statement").status()).isEqualTo(404);
        assertThat(niamh.get("/api/pay-runs").status()).isEqualTo(404);
        assertThat(niamh.postJson("/api/pay-runs", "{\"through\":\"2026-07-20\"}")
                        .status())
                .isEqualTo(403);
        Visit priya = visit(house, "priya");
        assertThat(priya.get("/pay").body())
                .contains("Statement of Priya Raman", "112.4", "$620", "Next pay run")
                .doesNotContain("Rui");
        assertThat(priya.get("/pay/people/rui").statusCode()).isEqualTo(404);
        assertThat(priya.get("/pay/people/priya/statement.csv").body()).contains("620.00,USD");
        assertThat(visit(house, "ingrid").get("/pay").body()).contains("Close the run", "Priya Raman", "$1,120");
        close("2026-07-20");
        assertThat(visit(house, "ingrid").get("/pay/runs/1").body()).contains("SHA-256", "Rui Costa", "Pay run 1");
        assertThat(priya.get("/pay").body()).contains("Pay run 1");
    }

    private Api.Answer close(String through) {
        return ingrid.postJson("/api/pay-runs", "{\"through\":\"" + through + "\"}");
    }

    private String due(String person, String consequence) {
        return ingrid.get("/api/obligations?owner=person:" + person)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("consequence").asString().equals(consequence))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String rows(String ofPriya) {
        return "1,priya,2026-05-05," + ofPriya + "\n2,rui,2026-06-05,110000\n3,conor,2026-06-05,60000\n";
    }

    private byte[] workbook() throws IOException, InterruptedException {
        String token = house.administrator()
                .postJson(
                        "/api/tokens",
                        "{\"person\":\"ingrid\",\"name\":\"payroll\",\"scopes\":[\"read\"],\"expires\":\"2050-01-01\"}")
                .json()
                .get("token")
                .asString();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/pay-runs/1/lines.xlsx"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** As README says: tail -n +2 FILE | cut -d, -f1-3 | sha256sum. */
    private static String sha256(String csv) throws Exception {
        String columns = csv.lines()
                .skip(1)
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 3)) + "\n")
                .collect(Collectors.joining());
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(columns.getBytes(StandardCharsets.UTF_8)));
    }
}

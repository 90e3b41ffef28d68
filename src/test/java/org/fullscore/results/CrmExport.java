package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.Api;

/** A real CRM export and its reference answers, brought in through the public contract. */
public final class CrmExport {

    /** The mapping of the documentation: rows of won deals count, others are ignored. */
    public static final String MAPPING = """
            format: csv
            key: opportunity_id
            only: { deal_stage: [Won] }
            person: { column: sales_agent, by: name }
            on: { column: close_date, format: yyyy-MM-dd }
            metrics:
              revenue:   { column: close_value }
              deals-won: { constant: 1 }
            """;

    private static final Path FOLDER = Path.of("src/test/resources/crm-opportunities");
    private static final List<String> QUARTERS = List.of("2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4");

    private CrmExport() {}

    public static byte[] pipeline() {
        try {
            return Files.readAllBytes(FOLDER.resolve("sales_pipeline.csv"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Rows of a file of the export, by column name. */
    public static List<NamedCsvRecord> rows(String file) {
        try (Stream<NamedCsvRecord> rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8))
                        .stream()) {
            return rows.toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** An id made of a name: Mei-Mei Johns becomes mei-mei-johns. */
    public static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** Teams by manager, the agents in them, and 75,000 of revenue as everybody's target in each quarter of 2017. */
    public static void load(Api api) {
        List<NamedCsvRecord> agents = rows("sales_teams.csv");
        List<String> managers =
                agents.stream().map(row -> row.getField("manager")).distinct().toList();
        done(api.putCsv("/api/teams", "id,name\n" + lines(managers, name -> id(name) + "," + name)));
        done(api.putCsv(
                "/api/people",
                "id,name,rank,team\n"
                        + lines(managers, name -> id(name) + "," + name + ",leader," + id(name))
                        + agents.stream()
                                .map(row -> id(row.getField("sales_agent")) + "," + row.getField("sales_agent")
                                        + ",rep," + id(row.getField("manager")) + "\n")
                                .collect(Collectors.joining())));
        done(api.putCsv("/api/teams", "id,leader\n" + lines(managers, name -> id(name) + "," + id(name))));
        done(api.putJson("/api/metrics", """
                [{"code":"revenue","name":"Revenue","unit":"currency","currency":"USD","direction":"higher","aggregate":"sum"},
                 {"code":"deals-won","name":"Deals won","unit":"count","direction":"higher","aggregate":"sum"}]
                """));
        done(api.putCsv(
                "/api/goals?agreed=true",
                "owner,metric,period,target\n"
                        + QUARTERS.stream()
                                .flatMap(quarter -> agents.stream()
                                        .map(row -> "person:" + id(row.getField("sales_agent")) + ",revenue," + quarter
                                                + ",75000\n"))
                                .collect(Collectors.joining())));
        done(api.putYaml("/api/sources/crm", MAPPING));
    }

    private static String lines(List<String> names, java.util.function.UnaryOperator<String> line) {
        return names.stream().map(name -> line.apply(name) + "\n").collect(Collectors.joining());
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}

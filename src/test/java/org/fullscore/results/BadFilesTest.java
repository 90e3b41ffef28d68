package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of bad files, each through the public contract: refused where it is wrong and nothing of it recorded, or taken
 * and each bad row in quarantine with its place, value and reason. Nothing is lost, nothing is guessed.
 */
class BadFilesTest extends RealTest {

    @Autowired
    private JdbcClient jdbc;

    private House house = new House(new org.fullscore.tenancy.OrganizationId(new UUID(0, 0)), new Api(0, null), 0);

    @BeforeEach
    void twoPeopleHaveOneName() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        Api.Answer people = house.administrator()
                .putCsv("/api/people", "id,name,rank,team\nm1,M. Lindqvist,rep,porto\nm2,M. Lindqvist,rep,porto\n");
        assertThat(people.status()).as(people.body()).isEqualTo(200);
    }

    static Stream<BadFile> files() {
        return Stream.concat(RefusedFiles.all(), FilesWithBadRows.all());
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachComesToWhatTheTableSays(BadFile file) {
        assertThat(house.administrator()
                        .putYaml("/api/sources/feed", file.mapping())
                        .status())
                .isEqualTo(200);
        String address = "/api/sources/feed/imports?file=..%2Fbad%20file.csv" + file.query();

        Api.Answer answer =
                house.administrator().postFile(address, file.content().get());

        file.outcome().check(answer);
        assertThat(facts()).as("facts that were left").isEqualTo(file.outcome().facts());
        assertThat(waiting()).as("rows that wait").isEqualTo(file.outcome().reasons());
    }

    @Test
    void theTableHasAtLeastEightyRowsEachWithANameOfItsOwn() {
        List<String> names = files().map(BadFile::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
    }

    @Test
    void aBodyPackedInAWayThatIsNotUnderstoodIsRefused() {
        assertThat(house.administrator()
                        .putYaml("/api/sources/feed", BadFile.MAPPING)
                        .status())
                .isEqualTo(200);
        Api.Answer answer = house.administrator()
                .call(
                        "POST",
                        "/api/sources/feed/imports",
                        "text/csv",
                        new byte[] {1},
                        Map.of("Content-Encoding", "br"));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("type").asString()).endsWith("encoding-unsupported");
    }

    private int facts() {
        return in(
                house,
                () -> jdbc.sql("select count(*) from results.fact where organization_id = ?")
                        .param(CurrentOrganization.id())
                        .query(Integer.class)
                        .single());
    }

    /** Code, column, rows, first line and value there, of each reason. */
    private List<String> waiting() {
        return in(
                house,
                () -> jdbc.sql("""
                                select reason || ' ' || coalesce(column_name, '') || ' ' || count(*) over () || ' ' || line || ' ' || value
                                from results.quarantine where organization_id = ? order by line
                                """)
                        .param(CurrentOrganization.id())
                        .query(String.class)
                        .list());
    }
}

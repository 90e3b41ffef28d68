package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Berkeley 1973 as a history of decisions: department as stratum, gender as group. */
class BerkeleyFindingTests {

    private static final List<String[]> CELLS = cells();

    private static List<String[]> cells() {
        var file = Objects.requireNonNull(
                BerkeleyFindingTests.class.getResourceAsStream("/statistics/ucb_admissions.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody a person and an occasion of their own. */
    private static Side applicants(String gender, boolean byDepartment) {
        return Cases.withTallies(
                gender,
                CELLS.stream()
                        .filter(cell -> cell[1].equals(gender))
                        .flatMap(cell -> IntStream.range(0, Integer.parseInt(cell[3]))
                                .mapToObj(i -> Cases.tally(
                                        byDepartment ? cell[0] : "all",
                                        String.join(" ", cell[0], cell[1], cell[2], Integer.toString(i)),
                                        String.join(" ", cell[0], cell[1], cell[2], Integer.toString(i)),
                                        cell[2].equals("Admitted") ? 1 : 0,
                                        1)))
                        .toList());
    }

    @Test
    void takenTogetherItLooksUnequal() {
        var finding = Cases.judged(applicants("Male", false), applicants("Female", false));
        assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(finding.direction()).isEqualTo(Direction.KEEPS_IT_MORE_OFTEN);
    }

    @Test
    void withinDepartmentsPoolingIsForbiddenAndDepartmentADiffers() {
        var finding = Cases.judged(applicants("Male", true), applicants("Female", true));
        var evidence = Objects.requireNonNull(finding.evidence());
        assertThat(evidence.pValue()).isCloseTo(0.2277625, within(1e-6));
        assertThat(evidence.chiSquared().value()).isCloseTo(1.52460666, within(1e-7));
        assertThat(Objects.requireNonNull(evidence.oddsRatio()).value()).isCloseTo(0.9046968, within(1e-6));
        assertThat(evidence.homogeneity().state()).isEqualTo(Homogeneity.State.DIFFERENT);

        assertThat(finding.reason()).isEqualTo(Reason.DIFFERENCE_IN_A_STRATUM);
        assertThat(finding.apart()).hasSize(6);
        assertThat(finding.apart())
                .filteredOn(part -> part.verdict() == Verdict.DIFFERS)
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.first().trials()).isEqualTo(825);
                    assertThat(part.direction()).isEqualTo(Direction.KEEPS_IT_LESS_OFTEN);
                    assertThat(part.adjustedP()).isCloseTo(0.000100151, within(1e-8));
                });
    }
}

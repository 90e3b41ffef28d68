package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Organizations of the size of the demonstration: twelve teams whose leaders owe, one executive who owes the leaders, five closings, some 400
 * cases. What is done on an occasion is to some degree done to all of it (correlation 0.09).
 */
class TreatedAlikeTests {

    private static final int SEEDS = 200;
    private static final int TEAMS = 12;
    private static final int TEAM = 7;
    private static final int CLOSINGS = 5;
    private static final double BOUND_TO_THE_OCCASION = 0.3;

    private static final String FORGETFUL = "manager 03";
    private static final String TARDY = "manager 07";

    /** In what share of cases what happens. */
    private record Temperament(double forgets, double late, double waives) {

        static final Temperament USUAL = new Temperament(0.03, 0.05, 0.04);

        Became became(double luck) {
            return luck < forgets
                    ? Became.NOT_APPLIED
                    : luck < forgets + late
                            ? Became.LATE
                            : luck < forgets + late + waives ? Became.WAIVED : Became.APPLIED;
        }
    }

    /** Who is how, towards whom. */
    private interface Manners {

        Temperament of(String owedBy, String rank);
    }

    private static Temperament alike(String owedBy, String rank) {
        return Temperament.USUAL;
    }

    /** The unevenness of the demonstration. */
    private static Temperament uneven(String owedBy, String rank) {
        return switch (owedBy) {
            case FORGETFUL -> new Temperament(0.52, 0.08, 0.03);
            case TARDY -> new Temperament(0.04, 0.52, 0.03);
            default -> rank.equals("leader") ? new Temperament(0.06, 0.08, 0.48) : Temperament.USUAL;
        };
    }

    private static Caseload organization(int seed, Manners manners) {
        var random = new SplittableRandom(seed);
        var reading = new Caseload.Reading();
        for (int closing = 0; closing < CLOSINGS; closing++) {
            var ofLeaders = new double[] {random.nextDouble(), random.nextDouble()};
            for (int team = 0; team < TEAMS; team++) {
                var ofReps = new double[] {random.nextDouble(), random.nextDouble()};
                for (int member = 0; member < TEAM; member++) {
                    boolean leads = member == 0;
                    var owedBy = leads ? "executive" : "manager %02d".formatted(team);
                    var rank = leads ? "leader" : "rep";
                    int of = random.nextInt(2);
                    double luck = random.nextDouble() < BOUND_TO_THE_OCCASION
                            ? (leads ? ofLeaders : ofReps)[of]
                            : random.nextDouble();
                    put(
                            reading,
                            List.of(
                                    owedBy,
                                    rank,
                                    "team %02d".formatted(team),
                                    of == 0 ? "reward" : "support",
                                    Integer.toString(1 + random.nextInt(2)),
                                    "closing " + closing,
                                    "member %d of %d".formatted(member, team)),
                            manners.of(owedBy, rank).became(luck),
                            random);
                }
            }
        }
        return reading.read();
    }

    /** Three regions, in which the teams lie in turn. */
    private static String region(String team) {
        return "region " + Integer.parseInt(team.substring("team ".length())) % 3;
    }

    private static void put(Caseload.Reading reading, List<String> words, Became became, SplittableRandom random) {
        reading.put(Caseload.Property.OWED_BY, words.get(0));
        reading.put(Caseload.Property.OWED_BY_NAME, words.get(0));
        reading.put(Caseload.Property.RANK, words.get(1));
        reading.put(Caseload.Property.TEAM, words.get(2));
        reading.put(Caseload.Property.TEAM_NAME, words.get(2));
        reading.put(Caseload.Property.REGION, region(words.get(2)));
        reading.put(Caseload.Property.REGION_NAME, region(words.get(2)));
        reading.put(Caseload.Property.GROUP, null);
        reading.put(Caseload.Property.RULE, "");
        reading.put(Caseload.Property.KIND, words.get(3));
        reading.put(Caseload.Property.SEVERITY, words.get(4));
        reading.put(Caseload.Property.CLOSING, words.get(5));
        reading.put(Caseload.Property.OWNER, words.get(6));
        int severity = Integer.parseInt(words.get(4));
        switch (became) {
            case APPLIED -> reading.put(became, Caseload.Origin.HERE, -random.nextInt(8), severity, severity);
            case LATE -> reading.put(became, Caseload.Origin.HERE, 1 + random.nextInt(20), severity, severity);
            case WAIVED -> reading.put(became, Caseload.Origin.HERE, -random.nextInt(8), severity, 0);
            case NOT_APPLIED, SUBSTITUTED, NOT_YET_DUE, WITHDRAWN, LAPSED ->
                reading.put(became, Caseload.Origin.HERE, Delay.NEVER, severity, 0);
        }
    }

    /** One family of comparisons, judged. */
    private record Judged(Dimension dimension, Nature nature, Aspect aspect, List<Finding> findings) {

        boolean accuses() {
            return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.DIFFERS);
        }

        boolean accuses(String group) {
            return findings.stream()
                    .anyMatch(finding -> finding.verdict() == Verdict.DIFFERS
                            && finding.firstName().equals(group));
        }
    }

    private static List<Judged> families(Caseload caseload) {
        var families = new ArrayList<Judged>();
        for (var dimension : Dimension.USUAL) {
            for (var nature : Nature.values()) {
                var groups = new Groups(caseload, dimension, nature);
                var numbered = groups.numbered(groups.values(), Criterion.within(Criterion.USUAL, dimension));
                var named = groups.values().stream()
                        .map(value -> new Family.Group(value, 1))
                        .toList();
                for (var aspect : Aspect.values()) {
                    families.add(new Judged(
                            dimension,
                            nature,
                            aspect,
                            VerdictRule.USUAL.judge(numbered.family(aspect, named, "the others", dimension.clusters())
                                    .comparisons())));
                }
            }
        }
        return families;
    }

    private static Stream<List<Judged>> organizations(Manners manners) {
        return IntStream.range(0, SEEDS).mapToObj(seed -> families(organization(seed, manners)));
    }

    @Test
    void whereEverybodyIsTreatedAlikeHardlyAnybodyIsAccused() {
        var families =
                organizations(TreatedAlikeTests::alike).flatMap(List::stream).toList();
        assertThat(Dimension.USUAL).allSatisfy(dimension -> {
            var ofDimension = families.stream()
                    .filter(family -> family.dimension().equals(dimension))
                    .toList();
            assertThat(ofDimension).hasSize(SEEDS * Nature.values().length * Aspect.values().length);
            assertThat(ofDimension.stream().filter(Judged::accuses).count())
                    .isLessThanOrEqualTo(oneInTwenty(ofDimension.size()));
        });
    }

    @Test
    void whoForgetsWhoIsLateAndLeadersWhoseConsequencesAreWaivedAreFound() {
        var organizations = organizations(TreatedAlikeTests::uneven).toList();
        assertThat(found(organizations, Dimension.OWED_BY, FORGETFUL)).isGreaterThan(SEEDS * 95 / 100);
        assertThat(found(organizations, Dimension.OWED_BY, TARDY)).isGreaterThan(SEEDS * 90 / 100);
        assertThat(found(organizations, Dimension.RANK, Dimension.LEADERS)).isGreaterThan(SEEDS * 95 / 100);
        assertThat(IntStream.range(0, TEAMS)
                        .mapToObj("manager %02d"::formatted)
                        .filter(manager -> !manager.equals(FORGETFUL) && !manager.equals(TARDY)))
                .hasSize(TEAMS - 2)
                .allSatisfy(manager -> assertThat(found(organizations, Dimension.OWED_BY, manager))
                        .isLessThanOrEqualTo(oneInTwenty(SEEDS)));
    }

    /** So many of so many may be wrong at 5 %, and two standard deviations more. */
    private static long oneInTwenty(int of) {
        return Math.round(of * 0.05 + 2 * Math.sqrt(of * 0.05 * 0.95));
    }

    private static long found(List<List<Judged>> organizations, Dimension dimension, String group) {
        return organizations.stream()
                .filter(families -> families.stream()
                        .anyMatch(family -> family.dimension().equals(dimension) && family.accuses(group)))
                .count();
    }
}

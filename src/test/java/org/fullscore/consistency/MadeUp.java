package org.fullscore.consistency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fullscore.organization.Period;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** An organization of made-up cases, and its report as it is kept at a closing and read by those who may not open the cases. */
public record MadeUp(List<Case> cases, List<Case> avoided, List<Agreement> agreed) {

    public static final int LEAST = 5;

    private static final int CLOSINGS = 3;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<Became> WHAT =
            List.of(Became.APPLIED, Became.APPLIED, Became.LATE, Became.SUBSTITUTED, Became.WAIVED, Became.NOT_APPLIED);

    /** Of what something falls due in a team. */
    public enum Owed {
        BENEFITS,
        BURDENS,
        BOTH
    }

    /**
     * A team.
     *
     * @param region 0 for none
     * @param known whether it is known of its cases
     * @param luck decides the rest
     */
    public record Team(int region, boolean known, int reps, int leaders, Owed owed, int luck) {}

    /** One case; its numbers are what is counted of it. */
    public record Case(
            String owner,
            String rank,
            @Nullable String team,
            @Nullable String region,
            String owedBy,
            String kind,
            int severity,
            String closing,
            String became,
            int done,
            boolean disputed) {

        public Nature nature() {
            return kind.equals("reward") ? Nature.BENEFITS : Nature.BURDENS;
        }

        /** The group of a dimension; null where it is not known. */
        public @Nullable String value(String dimension) {
            return switch (dimension) {
                case "rank" -> rank.equals("leader") ? Dimension.LEADERS : Dimension.OTHERS;
                case "owed_by" -> owedBy;
                case "team" -> team;
                case "region" -> region;
                default -> throw new IllegalArgumentException(dimension);
            };
        }
    }

    public static MadeUp of(List<Team> teams) {
        var made = new MadeUp(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < teams.size(); i++) {
            made.add(i, teams.get(i));
        }
        return made;
    }

    private void add(int number, Team team) {
        var random = new SplittableRandom(team.luck());
        for (int person = 0; person < team.reps() + team.leaders(); person++) {
            var leads = person >= team.reps();
            for (var kind : kinds(team.owed())) {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    cases.add(made(number, team, person, leads, kind, random));
                }
                if (random.nextInt(8) == 0) {
                    avoided.add(made(number, team, person, leads, kind, random));
                }
            }
            for (int closing = 1; closing <= CLOSINGS; closing++) {
                agreed.add(new Agreement(
                        "2026-Q" + closing,
                        leads ? Dimension.LEADERS : Dimension.OTHERS,
                        100 * number + person,
                        random.nextInt(6) == 0));
            }
        }
    }

    private static List<String> kinds(Owed owed) {
        return switch (owed) {
            case BENEFITS -> List.of("reward");
            case BURDENS -> List.of("support");
            case BOTH -> List.of("reward", "support");
        };
    }

    private static Case made(int number, Team team, int person, boolean leads, String kind, SplittableRandom random) {
        var became = WHAT.get(random.nextInt(WHAT.size()));
        int severity = 1 + random.nextInt(2);
        var closing = "2026-Q" + (1 + random.nextInt(CLOSINGS));
        return new Case(
                "person " + person + " of " + number,
                leads ? "leader" : "rep",
                team.known() ? "team " + number : null,
                region(team, closing),
                leads ? "the executive" : "manager " + number,
                kind,
                severity,
                closing,
                became.name(),
                became == Became.APPLIED || became == Became.LATE ? severity : 0,
                random.nextInt(4) == 0);
    }

    /** Some teams move. */
    private static @Nullable String region(Team team, String closing) {
        int region = team.luck() % 7 == 6 && closing.equals("2026-Q3") ? 1 + team.region() % 3 : team.region();
        return region == 0 ? null : "region " + region;
    }

    /** The agreement of a person for a period. */
    public record Agreement(String period, String rank, int person, boolean lowered) {

        CountingOverTime.Agreed counted() {
            return new CountingOverTime.Agreed(period, rank, person, lowered);
        }
    }

    /** What fell due at these closings. */
    public MadeUp at(String... closings) {
        var some = List.of(closings);
        return new MadeUp(
                cases.stream().filter(each -> some.contains(each.closing())).toList(),
                avoided.stream().filter(each -> some.contains(each.closing())).toList(),
                agreed.stream().filter(each -> some.contains(each.period())).toList());
    }

    private Caseload caseload() {
        var reading = new Caseload.Reading();
        for (var each : cases) {
            reading.put(Caseload.Property.OWED_BY, each.owedBy());
            reading.put(Caseload.Property.OWED_BY_NAME, each.owedBy());
            reading.put(Caseload.Property.RANK, each.rank());
            reading.put(Caseload.Property.TEAM, each.team());
            reading.put(Caseload.Property.TEAM_NAME, each.team());
            reading.put(Caseload.Property.REGION, each.region());
            reading.put(Caseload.Property.REGION_NAME, each.region());
            reading.put(Caseload.Property.GROUP, null);
            reading.put(Caseload.Property.RULE, "");
            reading.put(Caseload.Property.KIND, each.kind());
            reading.put(Caseload.Property.SEVERITY, Integer.toString(each.severity()));
            reading.put(Caseload.Property.CLOSING, each.closing());
            reading.put(Caseload.Property.OWNER, each.owner());
            var became = Became.valueOf(each.became());
            reading.put(
                    became,
                    Caseload.Origin.HERE,
                    became == Became.NOT_APPLIED ? Delay.NEVER : became == Became.LATE ? 4 : -2,
                    each.severity(),
                    each.done());
        }
        return reading.read();
    }

    /** The report as somebody reads it who owes nothing, or as somebody who owes. */
    public ConsistencyReport seenBy(String person, Words words) {
        return seenBy(person, words, new HiddenGroups(usual().by(), LEAST).of(caseload()));
    }

    /** The same, and everybody could read another report before. */
    public ConsistencyReport seenBy(String person, Words words, MadeUp before) {
        var inquiry = usual();
        var hidden = new HiddenGroups(inquiry.by(), LEAST);
        var read = new ReadBefore<>(
                hidden.of(before.caseload()),
                List.of(before.only(each -> !isOf(each)).caseload()),
                List.of(only(before::isOf).caseload()),
                List.of(only(each -> !before.isOf(each)).caseload()));
        return seenBy(person, words, hidden.of(caseload(), read));
    }

    private boolean isOf(Case one) {
        return cases.stream().anyMatch(each -> each == one);
    }

    private MadeUp only(Predicate<Case> asked) {
        return new MadeUp(cases.stream().filter(asked).toList(), List.of(), List.of());
    }

    private static Inquiry usual() {
        return Inquiry.usual(FIRST, FIRST.plusYears(1).minusDays(1));
    }

    private ConsistencyReport seenBy(String person, Words words, Map<String, List<String>> hidden) {
        var found = caseload();
        var names = new Names(words);
        var inquiry = usual();
        var avoidances = avoidances();
        var outcomes = found.outcomes(row -> true);
        var report = new ConsistencyReport(
                inquiry.first(),
                inquiry.last(),
                inquiry.last().plusDays(1),
                true,
                outcomes,
                0,
                0,
                0,
                found.closings().size(),
                VerdictRule.USUAL.kept(outcomes.onTime()),
                new ConsistencyReport.Covered(0, 0, 0.9),
                new SupportKept(SupportKept.Count.NONE, 0, List.of(), List.of()),
                new Afterwards(0, 0, disputes(), 0, List.of()),
                new Exceptions(avoidances.all(), List.of(), List.of(), moved()),
                relieved(found, names),
                Comparing.waiting(found, LEAST),
                inquiry.by().stream()
                        .flatMap(dimension -> Comparing.equalities(
                                inquiry,
                                dimension,
                                found,
                                avoidances,
                                new CoverageShares(CoverageShares.Count.NONE, Map.of()),
                                VerdictRule.USUAL,
                                names)
                                .stream())
                        .toList());
        return new Sight(false, person).see(report, hidden);
    }

    private Avoided avoidances() {
        var byGroup = new HashMap<Avoided.Group, Integer>();
        for (var each : avoided) {
            for (var dimension : Dimension.USUAL) {
                var value = each.value(dimension.word());
                if (value != null) {
                    byGroup.merge(new Avoided.Group(dimension, each.nature(), value), 1, Integer::sum);
                }
            }
        }
        return new Avoided(avoided.size(), byGroup);
    }

    /** Everybody who owes moved some. */
    private List<Exceptions.Moved> moved() {
        return cases.stream()
                .map(Case::owedBy)
                .distinct()
                .map(owedBy ->
                        new Exceptions.Moved(owedBy, owedBy, Exceptions.Cause.WAIVER, "USD", new BigDecimal("-7777")))
                .toList();
    }

    private List<Disputes> disputes() {
        return Dimension.USUAL.stream()
                .map(dimension -> new Disputes(
                        dimension,
                        cases.stream()
                                .flatMap(each -> Stream.ofNullable(each.value(dimension.word())))
                                .distinct()
                                .map(value -> disputes(dimension, value))
                                .toList(),
                        List.of()))
                .toList();
    }

    private Disputes.Line disputes(Dimension dimension, String value) {
        var of = cases.stream()
                .filter(each -> value.equals(each.value(dimension.word())))
                .toList();
        int disputed = (int) of.stream().filter(Case::disputed).count();
        return new Disputes.Line(value, value, of.size(), disputed, disputed, 0);
    }

    private Relieved relieved(Caseload found, Names names) {
        var lines = Stream.of(Dimension.LEADERS, Dimension.OTHERS)
                .map(rank -> new Relieved.Line(
                        rank,
                        names.of(Dimension.RANK, rank, rank),
                        count(each -> each.rank().equals(rank))))
                .toList();
        var owing = cases.stream()
                .map(Case::owedBy)
                .distinct()
                .map(owedBy -> new Relieved.Line(owedBy, owedBy, count(each -> true)))
                .toList();
        var periods = IntStream.rangeClosed(1, CLOSINGS)
                .mapToObj(quarter -> new Period(
                        "2026-Q" + quarter,
                        Period.Kind.QUARTER,
                        FIRST.plusMonths(3L * quarter - 3),
                        FIRST.plusMonths(3L * quarter)))
                .toList();
        return new Relieved(
                count(each -> true),
                List.of(
                        new Relieved.Part(Dimension.RANK, lines, List.of()),
                        new Relieved.Part(Dimension.OWED_BY, owing, List.of()),
                        new Relieved.Part(Dimension.TEAM, owing, List.of())),
                CountingOverTime.of(agreed.stream().map(Agreement::counted).toList(), found, periods, LEAST),
                Relieved.Shown.of(agreeing(each -> true), agreeing(Agreement::lowered), LEAST));
    }

    private Relieved.Count count(Predicate<Agreement> asked) {
        int lowered =
                (int) agreed.stream().filter(asked).filter(Agreement::lowered).count();
        return new Relieved.Count(
                (int) agreed.stream().filter(asked).count(),
                lowered,
                lowered == 0 ? null : 0.17,
                lowered == 0 ? null : 13,
                1.09);
    }

    /** How many of everybody else agreed in some way. */
    private int agreeing(Predicate<Agreement> asked) {
        return (int) agreed.stream()
                .filter(each -> each.rank().equals(Dimension.OTHERS))
                .filter(asked)
                .map(Agreement::person)
                .distinct()
                .count();
    }

    public int agreeing() {
        return agreeing(each -> true);
    }

    public int agreeing(String period) {
        return agreeing(each -> each.period().equals(period));
    }

    public int lowering() {
        return agreeing(Agreement::lowered);
    }

    /** Distinct persons of some cases. */
    public int persons(Predicate<Case> asked) {
        return new HashSet<>(cases.stream().filter(asked).map(Case::owner).toList()).size();
    }

    @Override
    public String toString() {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        each -> each.nature() + " " + each.value("rank") + " " + each.team() + " in " + each.region(),
                        Collectors.mapping(Case::owner, Collectors.collectingAndThen(Collectors.toSet(), Set::size))))
                .toString();
    }
}

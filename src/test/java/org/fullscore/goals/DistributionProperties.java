package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Rule book 2.7: a target that is distributed over its parts is the whole again, to the cent. */
class DistributionProperties {

    /** A part without its id, which it gets from its place. */
    record Drawn(Optional<BigDecimal> present, boolean open, Optional<BigDecimal> weight) {}

    @Property(tries = 1000)
    void whatEachGetsAndWhatIsKeptAreTheWhole(
            @ForAll @LongRange(min = 1, max = 100_000_000_000_000L) long cents,
            @ForAll("drawn") @Size(min = 1, max = 40) List<Drawn> drawn) {
        BigDecimal whole = BigDecimal.valueOf(cents, 2);
        List<Distribution.Part> parts = parts(drawn);
        BigDecimal together = Distribution.of(whole, 2, parts)
                .map(shares -> IntStream.range(0, parts.size())
                        .mapToObj(at -> gets(shares.get(at), parts.get(at)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .orElse(whole);
        assertThat(together).isEqualByComparingTo(whole);
    }

    @Property(tries = 300)
    void whatIsSignedIsNeverGivenAnotherTarget(
            @ForAll @LongRange(min = 1, max = 100_000_000_000_000L) long cents,
            @ForAll("drawn") @Size(min = 1, max = 40) List<Drawn> drawn) {
        List<Distribution.Part> parts = parts(drawn);
        List<Distribution.Share> shares =
                Distribution.of(BigDecimal.valueOf(cents, 2), 2, parts).orElse(List.of());
        assertThat(IntStream.range(0, shares.size()).filter(at -> !parts.get(at).open()))
                .allMatch(at -> shares.get(at).amount() == null);
        assertThat(shares)
                .allMatch(share -> share.amount() == null || share.amount().signum() >= 0);
    }

    @Example
    void whoJoinedSinceCountsAsTheAverageOfTheOthers() {
        assertThat(amounts(
                        "900",
                        2,
                        part("a", null, true, "200"),
                        part("b", null, true, "400"),
                        part("c", null, true, null)))
                .containsExactly(new BigDecimal("200.00"), new BigDecimal("400.00"), new BigDecimal("300.00"));
    }

    @Example
    void whatIsSignedAndWhoWeighsNothingComeOffFirst() {
        assertThat(amounts(
                        "1000",
                        0,
                        part("a", "400", false, "1"),
                        part("b", "100", true, "0"),
                        part("c", null, true, "1")))
                .containsExactly(null, null, new BigDecimal("500"));
    }

    @Example
    void nothingIsDistributedWhereWhatIsSignedIsTheWholeAlready() {
        assertThat(Distribution.of(
                        new BigDecimal("400"), 0, List.of(part("a", "400", false, "1"), part("b", null, true, "1"))))
                .isEmpty();
    }

    @Example
    void dealsAreWholeOnesAndTheOddOneGoesToTheFirstId() {
        assertThat(amounts(
                        "10",
                        0,
                        part("rui", null, true, null),
                        part("aoife", null, true, null),
                        part("conor", null, true, null)))
                .containsExactly(new BigDecimal("3"), new BigDecimal("4"), new BigDecimal("3"));
    }

    private static List<@Nullable BigDecimal> amounts(String whole, int decimals, Distribution.Part... parts) {
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        Distribution.of(new BigDecimal(whole), decimals, List.of(parts))
                .orElseThrow()
                .forEach(share -> amounts.add(share.amount()));
        return amounts;
    }

    private static Distribution.Part part(String id, @Nullable String present, boolean open, @Nullable String weight) {
        return new Distribution.Part(
                id,
                present == null ? null : new BigDecimal(present),
                open,
                weight == null ? null : new BigDecimal(weight));
    }

    private static List<Distribution.Part> parts(List<Drawn> drawn) {
        return IntStream.range(0, drawn.size())
                .mapToObj(at -> new Distribution.Part(
                        "person-" + at,
                        drawn.get(at).present().orElse(null),
                        drawn.get(at).open(),
                        drawn.get(at).weight().orElse(null)))
                .toList();
    }

    private static BigDecimal gets(Distribution.Share share, Distribution.Part part) {
        BigDecimal given = share.amount();
        BigDecimal present = part.present();
        return given != null ? given : present != null ? present : BigDecimal.ZERO;
    }

    @Provide
    Arbitrary<List<Drawn>> drawn() {
        Arbitrary<Optional<BigDecimal>> present = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("10000000"))
                .ofScale(2)
                .optional(0.3);
        Arbitrary<Optional<BigDecimal>> weight = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("10000000"))
                .ofScale(4)
                .optional(0.8);
        return Combinators.combine(present, Arbitraries.of(true, true, true, false), weight)
                .as(Drawn::new)
                .list();
    }
}

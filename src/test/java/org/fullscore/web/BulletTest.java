package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.fullscore.web.Bullet.Band;
import org.junit.jupiter.api.Test;

class BulletTest {

    private static final BigDecimal TARGET = new BigDecimal("420000");
    private static final BigDecimal COMMIT = new BigDecimal("336000");
    private static final BigDecimal STRETCH = new BigDecimal("504000");

    @Test
    void standsOnOneScaleWithTheTargetAtTwoThirds() {
        var bullet = Bullet.of(new BigDecimal("245700"), TARGET, COMMIT, STRETCH, new BigDecimal("226154"));

        assertThat(bullet.actual()).isEqualTo(39.0);
        assertThat(bullet.target()).isEqualTo(66.67);
        assertThat(bullet.expected()).isEqualTo(35.9);
        assertThat(bullet.bands())
                .containsExactly(new Band("b1", 0, 53.33), new Band("b2", 53.33, 13.34), new Band("b3", 66.67, 13.33));
        assertThat(bullet.ticks()).containsExactly(53.33, 80.0);
    }

    @Test
    void isTheSameInSharesOfTheTarget() {
        var shares =
                Bullet.of(new BigDecimal("0.585"), BigDecimal.ONE, new BigDecimal("0.8"), new BigDecimal("1.2"), null);

        assertThat(shares).isEqualTo(Bullet.of(new BigDecimal("245700"), TARGET, COMMIT, STRETCH, null));
    }

    @Test
    void endsAtTheEdgeHoweverMuchWasReached() {
        assertThat(Bullet.of(new BigDecimal("900000"), TARGET, null, null, null).actual())
                .isEqualTo(100);
        assertThat(Bullet.of(new BigDecimal("-8400"), TARGET, null, null, null).actual())
                .isZero();
    }

    @Test
    void leavesOutALevelBeyondTheEdge() {
        assertThat(Bullet.of(null, TARGET, null, new BigDecimal("700000"), null).ticks())
                .isEmpty();
    }

    @Test
    void turnsTheWordsOfALevelRoundWhereTheyWouldRunOverTheEdge() {
        var narrow = Bullet.of(null, TARGET, COMMIT, STRETCH, null);
        var wide = Bullet.of(null, TARGET, COMMIT, new BigDecimal("591000"), null);

        assertThat(narrow.anchor(narrow.commit())).isEqualTo("end");
        assertThat(narrow.anchor(narrow.stretch())).isEqualTo("start");
        assertThat(wide.anchor(wide.stretch())).isEqualTo("end");
        assertThat(wide.isTight(wide.stretch())).isFalse();
        assertThat(wide.isTight(90)).isTrue();
    }

    @Test
    void hasNoBarWithoutAResult() {
        assertThat(Bullet.of(null, TARGET, COMMIT, STRETCH, null).hasActual()).isFalse();
    }

    @Test
    void hasOneBandWithoutFurtherLevels() {
        assertThat(Bullet.of(null, TARGET, null, null, null).bands()).containsExactly(new Band("b1", 0, 66.67));
    }

    @Test
    void reversesTheBandsWhereLessIsBetter() {
        var returns = Bullet.ofLowerIsBetter(
                new BigDecimal("5140"), new BigDecimal("8000"), new BigDecimal("10000"), new BigDecimal("6000"), null);

        assertThat(returns.bands())
                .containsExactly(new Band("b3", 0, 50), new Band("b2", 50, 16.67), new Band("b1", 66.67, 16.66));
        assertThat(returns.actual()).isEqualTo(42.83);
    }

    @Test
    void drawsATargetOfNothing() {
        assertThat(Bullet.ofLowerIsBetter(BigDecimal.ZERO, BigDecimal.ZERO, null, null, null)
                        .actual())
                .isZero();
        assertThat(Bullet.ofLowerIsBetter(BigDecimal.ONE, BigDecimal.ZERO, null, null, null)
                        .actual())
                .isEqualTo(100);
    }
}

package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import org.fullscore.consistency.statistics.Layout;
import org.junit.jupiter.api.Test;

class ColumnTests {

    private static final int[] FIRST = {3, 0, 3, 1, 0, 3};
    private static final int[] SECOND = {5, 2, 5, 0, 2, 4};

    @Test
    void wordsAreNumberedAsTheyAscendAndWhatIsNotKnownIsNone() {
        var reading = new Column.Reading();
        reading.add("west");
        reading.add(null);
        reading.add("east");
        reading.add("west");
        var column = reading.read();
        assertThat(column.of(new int[] {0, 1, 2, 3}).of()).containsExactly(2, 0, 1, 2);
        assertThat(column.word(0)).isNull();
        assertThat(column.word(1)).isEqualTo("east");
    }

    @Test
    void pairsAreNumberedAsTheyAscendHoweverManyThereCouldBe() {
        int[] expected = {3, 0, 3, 1, 0, 2};
        var few = Column.together(new Layout.Column(FIRST, 4), new Layout.Column(SECOND, 6));
        var many = Column.together(new Layout.Column(FIRST, 100_000), new Layout.Column(SECOND, 100_000));
        assertThat(few.of()).containsExactly(expected);
        assertThat(many.of()).containsExactly(expected);
        assertThat(few.size()).isEqualTo(4);
        assertThat(many.size()).isEqualTo(4);
    }
}

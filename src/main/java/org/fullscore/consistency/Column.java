package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.fullscore.consistency.statistics.Layout;
import org.jspecify.annotations.Nullable;

/** One property of every case, in numbers instead of words: 0 is what is not known, from 1 on they ascend as the words do. */
final class Column {

    private static final long FEW = 1_000_000;

    private final int[] numbers;
    private final List<@Nullable String> words;

    private Column(int[] numbers, List<@Nullable String> words) {
        this.numbers = numbers;
        this.words = words;
    }

    /** How many numbers there are. */
    int size() {
        return words.size();
    }

    /** The number of a case. */
    int of(int row) {
        return numbers[row];
    }

    /** The word for a number; null for 0. */
    @Nullable
    String word(int number) {
        return words.get(number);
    }

    /** The same for some cases only. */
    Layout.Column of(int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = numbers[rows[i]];
        }
        return new Layout.Column(picked, size());
    }

    /** Two properties as one, as many numbers as there are different pairs; they ascend with the first, then with the second. */
    static Layout.Column together(Layout.Column first, Layout.Column second) {
        long pairs = (long) first.size() * second.size();
        int rows = first.of().length;
        return pairs <= FEW ? fromAll(first, second, rows) : fromThoseThereAre(first, second, rows);
    }

    private static Layout.Column fromAll(Layout.Column first, Layout.Column second, int rows) {
        int[] numberOf = new int[first.size() * second.size()];
        for (int row = 0; row < rows; row++) {
            numberOf[first.of()[row] * second.size() + second.of()[row]] = 1;
        }
        int count = 0;
        for (int pair = 0; pair < numberOf.length; pair++) {
            count += numberOf[pair];
            numberOf[pair] = count - 1;
        }
        int[] together = new int[rows];
        for (int row = 0; row < rows; row++) {
            together[row] = numberOf[first.of()[row] * second.size() + second.of()[row]];
        }
        return new Layout.Column(together, count);
    }

    private static Layout.Column fromThoseThereAre(Layout.Column first, Layout.Column second, int rows) {
        long[] pairs = new long[rows];
        for (int row = 0; row < rows; row++) {
            pairs[row] = (long) first.of()[row] * second.size() + second.of()[row];
        }
        long[] different = LongStream.of(pairs).sorted().distinct().toArray();
        int[] together = new int[rows];
        for (int row = 0; row < rows; row++) {
            together[row] = Arrays.binarySearch(different, pairs[row]);
        }
        return new Layout.Column(together, different.length);
    }

    /** A column on which case after case is put. */
    static final class Reading {

        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private int[] numbers = new int[1024];
        private int count;

        void add(@Nullable String word) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = word == null ? 0 : number(word);
        }

        private int number(String word) {
            Integer number = known.get(word);
            if (number == null) {
                words.add(word);
                known.put(word, words.size());
                return words.size();
            }
            return number;
        }

        Column read() {
            var ascending = new ArrayList<>(words);
            Collections.sort(ascending);
            int[] place = new int[words.size() + 1];
            for (int i = 0; i < ascending.size(); i++) {
                place[number(ascending.get(i))] = i + 1;
            }
            int[] ordered = new int[count];
            for (int row = 0; row < count; row++) {
                ordered[row] = place[numbers[row]];
            }
            var named = new ArrayList<@Nullable String>();
            named.add(null);
            named.addAll(ascending);
            return new Column(ordered, Collections.unmodifiableList(named));
        }
    }
}

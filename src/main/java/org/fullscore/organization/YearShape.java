package org.fullscore.organization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a fiscal year is made of: the months of the calendar, or whole weeks, so many for each month of a quarter. */
public enum YearShape {
    MONTHS("months", List.of()),
    FOUR_FOUR_FIVE("4-4-5", List.of(4, 4, 5)),
    FOUR_FIVE_FOUR("4-5-4", List.of(4, 5, 4)),
    FIVE_FOUR_FOUR("5-4-4", List.of(5, 4, 4));

    private final String word;
    private final List<Integer> weeks;

    YearShape(String word, List<Integer> weeks) {
        this.word = word;
        this.weeks = weeks;
    }

    /** The shape with this word, or empty. */
    public static Optional<YearShape> of(String word) {
        return Arrays.stream(values()).filter(shape -> shape.word.equals(word)).findFirst();
    }

    /** The word on pages and in the database. */
    public String word() {
        return word;
    }

    boolean isOfWeeks() {
        return !weeks.isEmpty();
    }

    /** The month, counted from 0, in which a week of the fiscal year lies, counted from 0; the last has all that are left. */
    int monthOf(long week) {
        int month = 11;
        while (weeksBefore(month) > week) {
            month--;
        }
        return month;
    }

    /** In which week of the fiscal year a month begins, both counted from 0. */
    int weeksBefore(int month) {
        int before = month / 3 * 13;
        for (int inQuarter = 0; inQuarter < month % 3; inQuarter++) {
            before += weeks.get(inQuarter);
        }
        return before;
    }
}

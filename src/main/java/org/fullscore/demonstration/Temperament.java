package org.fullscore.demonstration;

/**
 * How somebody who owes consequences goes about it. Percentages of what is owed; what remains is applied in time.
 *
 * @param forgets never decided
 * @param late decided after the deadline
 * @param waives asked to be waived, where it can be
 */
record Temperament(int forgets, int late, int waives) {

    /** What becomes of one obligation. */
    enum Fate {
        IN_TIME,
        LATE,
        FORGOTTEN,
        WAIVED
    }

    private static final Temperament USUAL = new Temperament(3, 5, 4);
    private static final Temperament FORGETFUL = new Temperament(52, 8, 3);
    private static final Temperament TARDY = new Temperament(4, 52, 3);
    private static final Temperament LENIENT_WITH_LEADERS = new Temperament(6, 8, 48);

    /**
     * The unevenness the report is there to find: one manager forgets, one is late, and what is due to leaders is waived more
     * often.
     */
    static Temperament of(String whoOwes, boolean toLeader) {
        if ("Camille Perrin".equals(whoOwes)) {
            return FORGETFUL;
        }
        if ("Stefan Huber".equals(whoOwes)) {
            return TARDY;
        }
        return toLeader ? LENIENT_WITH_LEADERS : USUAL;
    }

    /** @param roll from 0 to 99 */
    Fate fate(int roll) {
        if (roll < forgets) {
            return Fate.FORGOTTEN;
        }
        if (roll < forgets + late) {
            return Fate.LATE;
        }
        return roll < forgets + late + waives ? Fate.WAIVED : Fate.IN_TIME;
    }
}

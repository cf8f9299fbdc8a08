package io.ramzor.forecast;

/**
 * What makes a day what it is, before anything has come.
 *
 * @param weekday 0 = Monday
 * @param open whether contacts can come
 * @param first whether the day before was closed, as on most Mondays
 * @param odd whether nothing came the day before though on such days something does: a holiday, or missing data
 * @param monthPart 1 = first three days of the month, 2 = its middle, 3 = its last two, 0 = none of these
 * @param special what is special of it, null = nothing; days of one name are taken to be alike
 * @param teaches whether ordinary days can learn from it
 */
record DayFacts(int weekday, boolean open, boolean first, boolean odd, int monthPart, String special, boolean teaches) {
    static final int GROUPS = 8;

    /** Days whose time of day is alike: those of a weekday, or those after a closed one where that is out of turn. */
    int group() {
        return odd && first ? GROUPS - 1 : weekday;
    }
}

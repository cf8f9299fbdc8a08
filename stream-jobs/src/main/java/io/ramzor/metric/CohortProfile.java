package io.ramzor.metric;

import java.util.Arrays;

/**
 * What stays of a customer's spells once they are settled: enough to tell to which cohorts the customer comes to belong.
 *
 * @param digital starts of digital spells, ascending, microseconds; those that no cohort can need are left out
 * @param traditional earliest start of a spell on a traditional channel after the first digital one, {@link ContactState#NEVER} if none
 */
record CohortProfile(long[] digital, long traditional) {
    static final CohortProfile EMPTY = new CohortProfile(new long[0], ContactState.NEVER);

    /** Starts kept of customers who are no regulars: at most two in 90 days, so that these reach back over a year. */
    private static final int MOST = 10;

    boolean isEmpty() {
        return digital.length == 0 && traditional == ContactState.NEVER;
    }

    /** With one more digital spell. */
    CohortProfile withDigital(long start) {
        int found = Arrays.binarySearch(digital, start);
        int at = found < 0 ? -found - 1 : found;
        long[] more = new long[digital.length + 1];
        System.arraycopy(digital, 0, more, 0, at);
        more[at] = start;
        System.arraycopy(digital, at, more, at + 1, digital.length - at);
        return new CohortProfile(trimmed(more), traditional);
    }

    /** With one more spell on a traditional channel, which comes after a digital one. */
    CohortProfile withTraditional(long start) {
        boolean earlier = traditional == ContactState.NEVER || start < traditional;
        return earlier ? new CohortProfile(digital, start) : this;
    }

    /** Nothing after the start that made a regular matters; of many others the oldest but the first do not. */
    private static long[] trimmed(long[] starts) {
        for (int i = 2; i < starts.length; i++) {
            if (starts[i] - starts[i - 2] <= Cohorts.REGULAR_MICROS) {
                return Arrays.copyOf(starts, i + 1);
            }
        }
        if (starts.length <= MOST) {
            return starts;
        }
        long[] kept = new long[MOST];
        kept[0] = starts[0];
        System.arraycopy(starts, starts.length - MOST + 1, kept, 1, MOST - 1);
        return kept;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CohortProfile that
                && traditional == that.traditional
                && Arrays.equals(digital, that.digital);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(digital) + Long.hashCode(traditional);
    }

    @Override
    public String toString() {
        return "CohortProfile" + Arrays.toString(digital) + " " + traditional;
    }
}

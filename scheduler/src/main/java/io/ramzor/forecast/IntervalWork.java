package io.ramzor.forecast;

/**
 * The work that contacts bring, in the intervals in which it falls rather than in that of their arrival: one that arrives at 9:10 and
 * takes half an hour is 5, 15 and 10 minutes of work. Handling times are taken as exponential and begun at arrival, so what remains of an
 * open contact is as long as a new one.
 */
public final class IntervalWork {
    private IntervalWork() {}

    /**
     * Seconds of work by interval.
     *
     * @param arrivals expected contacts by interval, spread evenly over each
     * @param handleSeconds mean handling of one, above 0
     * @param intervalMinutes length of an interval, above 0
     * @param open contacts that are with an agent at the start of the first interval, 0 or more
     */
    public static double[] seconds(double[] arrivals, double handleSeconds, double intervalMinutes, double open) {
        if (!(handleSeconds > 0) || !(intervalMinutes > 0)) {
            throw new IllegalArgumentException("handling and interval last longer than 0, not " + handleSeconds
                    + " s and " + intervalMinutes + " min");
        }
        double[] work = new Delay(handleSeconds / 60).arrivals(arrivals, intervalMinutes);
        double kept = Math.exp(-intervalMinutes * 60 / handleSeconds);
        double left = open;
        for (int i = 0; i < work.length; i++) {
            work[i] = handleSeconds * (work[i] + left * (1 - kept));
            left *= kept;
        }
        return work;
    }
}

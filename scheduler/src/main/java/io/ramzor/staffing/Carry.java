package io.ramzor.staffing;

/** Finds the queue of long standing that has a given number of contacts present. */
final class Carry {
    private static final double NEAR = 1e-4;
    private static final int MOST_ROUNDS = 60;

    private Carry() {}

    /**
     * @param present contacts present, above 0
     * @param guess rate of arrivals to begin with, above 0
     */
    static Steady stateWith(Station station, double present, double guess) {
        double low = 0;
        double high = station.leaveRate > 0 ? Double.POSITIVE_INFINITY : station.fullRate;
        double rate = guess < high ? guess : high * (1 - 1e-3);
        for (int round = 0; ; round++) {
            Steady state = station.steady(rate);
            double lacks = present - state.present;
            if (Math.abs(lacks) <= NEAR * present || round == MOST_ROUNDS) {
                return state;
            }
            if (lacks > 0) {
                low = rate;
            } else {
                high = rate;
            }
            double next = rate * (1 + lacks / state.variance);
            if (next > low && next < high) {
                rate = Math.min(next, 8 * rate);
            } else {
                rate = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
            }
            if (high - low < 1e-12 * high) {
                return station.steady(rate);
            }
        }
    }
}

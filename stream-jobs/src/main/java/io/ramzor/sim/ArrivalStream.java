package io.ramzor.sim;

/**
 * Arrivals of one queue and topic: a non-homogeneous Poisson process by inversion of the summed intensity. The n-th arrival of
 * a day depends on the seed, the day, the stream and n alone.
 */
final class ArrivalStream {
    final int number;
    final int queue;
    final int topic;
    private long seed;
    private double[] perMinute = {};
    private long start;
    private int cell;
    private double usedOfCell;
    private int count;

    ArrivalStream(int number, int queue, int topic) {
        this.number = number;
        this.queue = queue;
        this.topic = topic;
    }

    /** Begins a day that starts at that microsecond. */
    void begin(long daySeed, long dayStart, double[] rates) {
        seed = Draws.seed(daySeed, number);
        start = dayStart;
        perMinute = rates;
        cell = 0;
        usedOfCell = 0;
        count = 0;
    }

    /** Microsecond of the day's next arrival, Long.MAX_VALUE if there is none. */
    long next() {
        double need = -Math.log(Draws.uniform(seed, Draws.ARRIVAL, count));
        for (; cell < perMinute.length; cell++, usedOfCell = 0) {
            double rate = perMinute[cell];
            double left = rate * (1 - usedOfCell);
            if (need < left) {
                usedOfCell += need / rate;
                count++;
                return start + (long) ((cell + usedOfCell) * Intensity.CELL);
            }
            need -= left;
        }
        return Long.MAX_VALUE;
    }

    /** How many arrivals of this day were given so far; the last one's number. */
    int count() {
        return count;
    }

    /** Seed of all that the last given contact draws. */
    long contactSeed() {
        return Draws.seed(seed, count);
    }
}

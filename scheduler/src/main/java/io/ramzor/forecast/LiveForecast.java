package io.ramzor.forecast;

import java.time.Instant;

/** What is expected of one queue from one instant on, as of that instant. */
public interface LiveForecast {

    /** Expected contacts in {@code [from, to)}. */
    double mean(Instant from, Instant to);

    /** The same as if the last minutes had brought no surprise. */
    double meanWithoutSurge(Instant from, Instant to);

    /** Coefficient of variation of the mean of the interval in which that instant lies. */
    double spread(Instant start);
}

package io.ramzor.history;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Which InfluxDB, and how long it keeps what.
 *
 * @param url address, such as {@code http://127.0.0.1:8086}
 * @param database made if it is missing and the user may
 * @param username empty = none is asked for
 * @param password of the user, or a token; never shown
 * @param live how long live points are kept, zero = for ever
 * @param intervals how long the facts of intervals are kept, zero = for ever; sums of days are kept for ever
 * @param liveStep how often a live point is written, whole minutes
 * @param daily whether facts are summed by day
 * @param zone whose days those are
 */
public record InfluxOptions(
        String url,
        String database,
        String username,
        String password,
        Duration live,
        Duration intervals,
        Duration liveStep,
        boolean daily,
        ZoneId zone) {
    /** Retention policy of live points. */
    public static final String LIVE = "live";
    /** Retention policy of the facts of intervals. */
    public static final String INTERVALS = "intervals";
    /** Retention policy of the facts summed by day. */
    public static final String DAYS = "days";
    /** Retention policy of marks: how far topics have been written. */
    static final String MARKS = "marks";

    static String policy(Resolution resolution) {
        return resolution == Resolution.LIVE ? LIVE : INTERVALS;
    }

    @Override
    public String toString() {
        return database + " at " + url + (username.isEmpty() ? "" : " as " + username);
    }
}

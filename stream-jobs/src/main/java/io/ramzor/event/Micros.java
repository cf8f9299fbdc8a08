package io.ramzor.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Conversions of instants and spans to the integer microseconds in which everything is counted. */
public final class Micros {
    public static final long SECOND = 1_000_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private Micros() {}

    /** Microseconds from the epoch to the instant, finer parts cut. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1_000);
    }

    /** The instant that lies so many microseconds after the epoch. */
    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Microseconds as seconds, for display and division only. */
    public static double toSeconds(long micros) {
        return micros / (double) SECOND;
    }
}

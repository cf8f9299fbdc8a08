package io.ramzor.metric;

/** Under which instant a fact is counted. */
public enum Book {
    /** Interval history: the instant of the leg's {@code queued}, or of the clock's start. */
    INTERVAL,
    /** Live windows: the leg's decision time, handling at release, arrivals at queued, clocks at their stop. */
    LIVE
}

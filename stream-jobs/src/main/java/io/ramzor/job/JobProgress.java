package io.ramzor.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How far a job of this process has come; the running operator writes it, the job's handle reads it. */
final class JobProgress {
    private static final Map<String, JobProgress> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicLong RUNS = new AtomicLong();

    private volatile long lines;
    private volatile long now = EventClock.NONE;

    /** Names a new run. */
    static String newRun() {
        return "run-" + RUNS.incrementAndGet();
    }

    static JobProgress of(String run) {
        return RUNNING.computeIfAbsent(run, name -> new JobProgress());
    }

    static void forget(String run) {
        RUNNING.remove(run);
    }

    void set(long linesRead, long nowMicros) {
        lines = linesRead;
        now = nowMicros;
    }

    long lines() {
        return lines;
    }

    long now() {
        return now;
    }
}

package io.ramzor.roster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What is left of an {@link Effort}, or of a part of it: counts steps and looks at the time. */
final class Allowance {
    private final long startNanos = System.nanoTime();
    private final double nanos;
    private final long steps;
    private final BooleanSupplier stop;
    private long stepsDone;

    private Allowance(double nanos, long steps, BooleanSupplier stop) {
        this.nanos = nanos;
        this.steps = steps;
        this.stop = stop;
    }

    Allowance(Effort effort, BooleanSupplier stop) {
        this(effort.time().toSeconds() * 1e9 + effort.time().getNano(), effort.steps(), stop);
    }

    /** Part of what is left, from now on; steps done by it are to be {@link #done told} to the whole. */
    Allowance part(double share) {
        double nanosLeft = nanos - (System.nanoTime() - startNanos);
        return new Allowance(nanosLeft * share, (long) (stepsLeft() * share), this::isOver);
    }

    /** What is left, from now on, but no more than so many steps. */
    Allowance atMost(long mostSteps) {
        return new Allowance(nanos - (System.nanoTime() - startNanos), Math.min(mostSteps, stepsLeft()), this::isOver);
    }

    void done(long more) {
        stepsDone += more;
    }

    long stepsDone() {
        return stepsDone;
    }

    long stepsLeft() {
        return Math.max(0, steps - stepsDone);
    }

    Duration timeLeft() {
        return Duration.ofNanos((long) Math.max(0, nanos - (System.nanoTime() - startNanos)));
    }

    /** Time so far. */
    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** The share of time or of steps that is gone, the larger of the two. */
    double gone() {
        return Math.max((System.nanoTime() - startNanos) / nanos, (double) stepsDone / steps);
    }

    boolean isOver() {
        return gone() >= 1 || stop.getAsBoolean();
    }
}

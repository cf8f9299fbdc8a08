package io.ramzor.staffing;

/**
 * What is expected to come to one queue in one interval.
 *
 * @param contacts expected arrivals, 0 or more
 * @param handleSeconds mean time that a contact takes its agent, above 0; of threads the time with weight 1 if the agent had no
 *     other
 * @param open whether agents work on the queue then
 */
public record IntervalDemand(double contacts, double handleSeconds, boolean open) {
    public IntervalDemand {
        if (!(contacts >= 0) || Double.isInfinite(contacts)) {
            throw new IllegalArgumentException("expected contacts must be 0 or more, not " + contacts);
        }
        if (!(handleSeconds > 0) || Double.isInfinite(handleSeconds)) {
            throw new IllegalArgumentException("the handling time must be above 0 seconds, not " + handleSeconds);
        }
    }

    /** An interval in which the queue is open. */
    public static IntervalDemand of(double contacts, double handleSeconds) {
        return new IntervalDemand(contacts, handleSeconds, true);
    }

    /** Work in agent-seconds. */
    double work() {
        return contacts * handleSeconds;
    }
}

package io.ramzor.metric;

/** One wait in one queue, from {@code queued} to its end; all times in microseconds. */
public class Leg {
    public String queue;
    /** Index of its spell. */
    public int spell;

    public long queuedAt;
    public LegOutcome outcome = LegOutcome.WAITING;
    public long endedAt = ContactState.NEVER;
    /** Answer threshold T in force at {@code queued}. */
    public long target;
    /** Short-abandon limit S in force at {@code queued}. */
    public long shortLimit;
    /** Whether a deflection was accepted while it was open. */
    public boolean deflected;
    /** Agent assigned last while it was open, null if none. */
    public String assigned;

    /** The last instant at which an answer is in time. */
    public long due() {
        return queuedAt + target;
    }

    Leg copied() {
        Leg copy = new Leg();
        copy.queue = queue;
        copy.spell = spell;
        copy.queuedAt = queuedAt;
        copy.outcome = outcome;
        copy.endedAt = endedAt;
        copy.target = target;
        copy.shortLimit = shortLimit;
        copy.deflected = deflected;
        copy.assigned = assigned;
        return copy;
    }
}

package io.ramzor.metric;

/** A deadline that follows from no leg, clock or spell: a callback or a channel's reply window. Times in microseconds. */
public class Promise {
    public DeadlineKind kind;
    public long began;
    /** The last instant in time. */
    public long due;
    /** Open also once due has passed and no event has come since. */
    public DeadlineState state = DeadlineState.OPEN;

    /** When it was settled, NEVER while it is open. */
    public long settledAt = ContactState.NEVER;

    DeadlineState stateAt(long now) {
        return state == DeadlineState.OPEN && now > due ? DeadlineState.MISSED : state;
    }

    Promise copied() {
        Promise copy = new Promise();
        copy.kind = kind;
        copy.began = began;
        copy.due = due;
        copy.state = state;
        copy.settledAt = settledAt;
        return copy;
    }
}

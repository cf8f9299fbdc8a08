package io.ramzor.metric;

/** One agent's handling of a contact, with its wrap-up; all times in microseconds. */
public class Part {
    /** Index of the leg whose handling it is, -1 if it follows no answered leg. */
    public int leg;
    /** {@code ""} if the stream does not say who. */
    public String agent;

    public long start;
    /** {@link ContactState#NEVER} while it goes on. */
    public long end = ContactState.NEVER;

    public long releasedAt = ContactState.NEVER;
    public long wrappedUpAt = ContactState.NEVER;

    /** Handling and wrap-up so far, 0 while it goes on. */
    public long micros() {
        if (end == ContactState.NEVER) {
            return 0;
        }
        long wrapUp = wrappedUpAt == ContactState.NEVER ? 0 : wrappedUpAt - releasedAt;
        return end - start + wrapUp;
    }

    Part copied() {
        Part copy = new Part();
        copy.leg = leg;
        copy.agent = agent;
        copy.start = start;
        copy.end = end;
        copy.releasedAt = releasedAt;
        copy.wrappedUpAt = wrappedUpAt;
        return copy;
    }
}

package io.ramzor.metric;

/** What is known of one step of a digital session. Public and flat as Flink's POJOs are; times in microseconds. */
public class FunnelStep {
    public String step;
    /** Its first event. */
    public long enteredAt;
    /** Its newest event. */
    public long lastAt;
    /** The first event of another step after that, NEVER while there is none. */
    public long nextAt = ContactState.NEVER;
    /** Whether an event said that it was completed. */
    public boolean completed;
    /** Whether its newest event said that the customer left. */
    public boolean left;
}

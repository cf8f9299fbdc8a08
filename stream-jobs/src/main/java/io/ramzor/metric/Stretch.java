package io.ramzor.metric;

/**
 * A stretch of time in which an agent had a contact in one way; a hold, silence or another queue begins the next. Times in microseconds.
 *
 * @param agent agent id, {@code ""} if the stream does not say who
 * @param contact contact id
 * @param queue queue out of which the agent took it, or null
 * @param channel channel id
 * @param weight 1 while active, the centre's idle weight while idle
 * @param held whether the contact was on hold
 * @param takenAt when the agent took the contact, in this stretch or an earlier one
 * @param from first instant
 * @param to end, exclusive; {@link #OPEN} while it goes on
 */
public record Stretch(
        String agent,
        String contact,
        String queue,
        String channel,
        double weight,
        boolean held,
        long takenAt,
        long from,
        long to) {
    /** Stands for an end that has not come. */
    public static final long OPEN = Long.MAX_VALUE;

    public boolean isOpen() {
        return to == OPEN;
    }

    /** Whether the contact weighs its full weight on the agent. */
    public boolean isFull() {
        return weight >= 1;
    }

    /** Whether the other begins where this one ends, in the same hands without a break. */
    public boolean goesOnIn(Stretch other) {
        return to == other.from
                && takenAt == other.takenAt
                && contact.equals(other.contact)
                && agent.equals(other.agent);
    }

    /** The same with that end. */
    Stretch until(long end) {
        return new Stretch(agent, contact, queue, channel, weight, held, takenAt, from, end);
    }
}

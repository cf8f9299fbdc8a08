package io.ramzor.metric;

/**
 * One counted fact of one contact; equal facts add up, and a negative weight takes out what an earlier fold put in.
 *
 * @param queue queue id; {@code ""} = of the channel as a whole, {@code "none"} = a clock before any queue
 * @param channel channel id
 * @param clock response clock id, {@code ""} = a fact of a queue leg
 * @param book under which instant it is counted
 * @param at that instant, microseconds
 * @param measure what is counted
 * @param value microseconds, 0 where only occurrences count
 * @param weight occurrences: 1 in, -1 out
 */
public record Counted(
        String queue, String channel, String clock, Book book, long at, Measure measure, long value, int weight)
        implements Weighted<Counted> {

    /** The same fact taken out. */
    public Counted negated() {
        return weighing(-weight);
    }

    @Override
    public Counted weighing(int other) {
        return weight == other ? this : new Counted(queue, channel, clock, book, at, measure, value, other);
    }
}

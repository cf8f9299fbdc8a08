package io.ramzor.metric;

/**
 * A stretch of time in which an agent had a contact in one way; a hold, silence or another queue begins the next. Times in microseconds.
 *
 * @param agent agent id
 * @param contact contact id
 * @param queue queue out of which the agent took it, or null
 * @param channel channel id
 * @param weight 1 while active, the centre's idle weight while idle
 * @param held whether the contact was on hold
 * @param from first instant
 * @param to end, exclusive; Long.MAX_VALUE while it goes on
 */
public record Stretch(
        String agent, String contact, String queue, String channel, double weight, boolean held, long from, long to) {}

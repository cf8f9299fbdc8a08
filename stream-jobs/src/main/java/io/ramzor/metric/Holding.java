package io.ramzor.metric;

/**
 * A contact in an agent's hands.
 *
 * @param agent agent id
 * @param contact contact id
 * @param queue queue out of which it came, null if none
 * @param channel channel id
 * @param weight 1 active, the centre's idle weight when idle
 * @param heldSince when the agent took it, microseconds
 * @param weightSince since when it has that weight in these hands, microseconds
 */
public record Holding(
        String agent, String contact, String queue, String channel, double weight, long heldSince, long weightSince) {}

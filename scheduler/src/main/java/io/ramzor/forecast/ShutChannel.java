package io.ramzor.forecast;

/**
 * A stretch of a day in which a channel is closed or out of order.
 *
 * @param channel channel id
 * @param from first interval of the day in which it is (in part, or wholly)
 * @param until first interval after it, the number of the day's intervals if its end is not known
 */
public record ShutChannel(String channel, int from, int until) {}

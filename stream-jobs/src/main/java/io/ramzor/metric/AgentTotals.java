package io.ramzor.metric;

/**
 * An agent's time.
 *
 * @param availableSeconds on queue: available, busy or in wrap-up
 * @param occupiedSeconds of that with a contact of weight 1 or in wrap-up
 * @param occupancy occupied / available, null = never on queue
 */
public record AgentTotals(double availableSeconds, double occupiedSeconds, Double occupancy) {}

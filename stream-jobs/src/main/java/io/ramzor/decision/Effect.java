package io.ramzor.decision;

import java.util.List;

/**
 * What is expected of one queue with and without the actions.
 *
 * @param queue queue id
 * @param without the queue left alone
 * @param with the queue when the actions are carried out
 */
public record Effect(String queue, Outlook without, Outlook with) {

    /**
     * @param serviceLevel low (10 %), mid (50 %) and high (90 %), shares 0 to 1, over the action's time; null = no data
     * @param waitingAtEnd expected contacts waiting at its end: low, mid, high
     */
    public record Outlook(List<Double> serviceLevel, List<Double> waitingAtEnd) {}
}

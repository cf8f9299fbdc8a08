package io.ramzor.decision;

import java.util.List;

/**
 * What is expected of one queue with and without the actions, over their time.
 *
 * @param queue queue id
 * @param role {@code helped}, {@code donor} (its agents go elsewhere), {@code rest} (touched by neither, yet not as it would be); null = not known
 * @param without the queue left alone
 * @param with the queue when the actions are carried out
 * @param change with less without; null = not known
 */
public record Effect(String queue, String role, Outlook without, Outlook with, Change change) {

    /** An effect of which no more is known. */
    public Effect(String queue, Outlook without, Outlook with) {
        this(queue, null, without, with, null);
    }

    /**
     * One future may lie anywhere in these bands: low (5 %), mid and high (95 %).
     *
     * @param serviceLevel shares 0 to 1; null = no data
     * @param waitingAtEnd contacts waiting at its end
     * @param abandonment share of those decided who leave without an answer; null = no data
     * @param latenessSeconds seconds past their target of all who wait, together; null = not known
     */
    public record Outlook(
            List<Double> serviceLevel,
            List<Double> waitingAtEnd,
            List<Double> abandonment,
            List<Double> latenessSeconds) {

        /** An outlook of which no more is known. */
        public Outlook(List<Double> serviceLevel, List<Double> waitingAtEnd) {
            this(serviceLevel, waitingAtEnd, null, null);
        }
    }

    /**
     * By how much the actions change it on average: low, mid and high of the mean's interval of 90 %, from pairs of futures that share
     * all that the actions do not touch.
     *
     * @param serviceLevel share; null = no data
     * @param abandonment share; null = no data
     * @param latenessSeconds seconds
     */
    public record Change(List<Double> serviceLevel, List<Double> abandonment, List<Double> latenessSeconds) {}
}

package io.ramzor.sim;

import io.ramzor.decision.Move;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What really happened in a run, as the engine itself counted it, and the parameters behind it: the measure for everything that
 * is computed from the run's events.
 *
 * @param scenario name of the scenario
 * @param seed seed of the run
 * @param start first instant
 * @param until instant up to which it was played
 * @param arrived contacts that came
 * @param ended contacts of these that ended
 * @param queues by queue id
 * @param returned contacts by queue id that came there after another contact, a digital session or a channel that was shut; they are none of {@code
 *     arrived} of its intervals
 * @param journeys what customers did beside single contacts, null if nothing
 * @param moves moves that were followed
 */
public record Truth(
        String scenario,
        long seed,
        Instant start,
        Instant until,
        long arrived,
        long ended,
        Map<String, QueueTruth> queues,
        Map<String, Long> returned,
        JourneyTruth journeys,
        List<Move> moves) {

    /**
     * @param channel channel id
     * @param answerTargetSeconds threshold of the counts
     * @param parameters means and variations of the spans, as drawn from
     * @param transferredOut contacts passed on to line 2
     * @param bot sessions by topic and outcome ({@code contained}, {@code handed_over}, {@code abandoned}); empty without a bot
     * @param facts sums over all intervals: counts, and seconds where the name says so
     * @param intervals 15 minutes each, without those in which nothing was expected and nothing came
     */
    public record QueueTruth(
            String channel,
            double answerTargetSeconds,
            Map<String, Object> parameters,
            long transferredOut,
            Map<String, Map<String, Long>> bot,
            Map<String, Number> facts,
            List<IntervalTruth> intervals) {}

    /**
     * @param start first instant
     * @param trueRate contacts that were to be expected to come here first
     * @param arrived contacts that did, by topic
     * @param facts of the legs that were queued in it
     */
    public record IntervalTruth(
            Instant start, double trueRate, Map<String, Integer> arrived, Map<String, Number> facts) {}
}

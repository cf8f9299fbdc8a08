package io.ramzor.metric;

import java.util.List;
import java.util.Objects;

/**
 * What the journey of a customer needs to know of one spell; all times in microseconds, {@link ContactState#NEVER} = has not come.
 * It changes by events alone: {@code lateAt} and {@code turnLateAt} may lie ahead of now, and hold if nothing happens before. Whoever
 * asks what was late by an instant compares with that instant.
 *
 * @param contact contact id
 * @param number unlike any other spell's of the contact, also of earlier lives of its id; rises with their order, not by ones
 * @param customer customer key as the events say, null if unknown
 * @param channel channel id
 * @param topic {@code none} if no event says one
 * @param caseId case, or null
 * @param start first instant
 * @param end last instant, NEVER while it is open
 * @param guidedBy contact in which an agent sent the link, or null
 * @param botStart start of its bot session, the first
 * @param botOutcome {@code contained}, {@code handed_over}, {@code abandoned}, or null if there was none or it has no outcome yet
 * @param humanRequestAt first request for a person
 * @param humanRequestBlocked whether no queued, assigned, answered or agent message followed it
 * @param humanAt first agent's answer or message
 * @param lastLegAbandoned whether its last leg was abandoned
 * @param lateAt first instant at which its last leg's wait is longer than T; NEVER if the leg ended before
 * @param turnLateAt earliest instant at which a turn's target is missed, as its queue's clock setting reads it; NEVER if each turn with a
 *     target ended before
 * @param deflections steering of the customer to other channels, in order
 * @param agents ids of the agents who had it or wrote in it, sorted, each once
 * @param escalated whether a leg of line 1 was followed by one of line 2
 * @param expectationAt first expectation message
 */
public record SpellSummary(
        String contact,
        int number,
        String customer,
        String channel,
        String topic,
        String caseId,
        long start,
        long end,
        String guidedBy,
        long botStart,
        String botOutcome,
        long humanRequestAt,
        boolean humanRequestBlocked,
        long humanAt,
        boolean lastLegAbandoned,
        long lateAt,
        long turnLateAt,
        List<Deflection> deflections,
        List<String> agents,
        boolean escalated,
        long expectationAt) {

    /** The same with {@link GroupFact#NONE} for a channel or a topic that nothing said. */
    SpellSummary named() {
        if (channel != null && topic != null) {
            return this;
        }
        String unsaid = GroupFact.NONE;
        return new SpellSummary(
                contact,
                number,
                customer,
                channel == null ? unsaid : channel,
                topic == null ? unsaid : topic,
                caseId,
                start,
                end,
                guidedBy,
                botStart,
                botOutcome,
                humanRequestAt,
                humanRequestBlocked,
                humanAt,
                lastLegAbandoned,
                lateAt,
                turnLateAt,
                deflections,
                agents,
                escalated,
                expectationAt);
    }

    /** Whether it stands in the same place of the same episodes: what differs changes facts at most. */
    boolean standsAlike(SpellSummary other) {
        return SpellRow.ORDER.compare(this, other) == 0
                && channel.equals(other.channel)
                && topic.equals(other.topic)
                && Objects.equals(caseId, other.caseId)
                && Objects.equals(guidedBy, other.guidedBy);
    }

    /**
     * An offer to go on elsewhere.
     *
     * @param channel to which
     * @param offeredAt when it was offered, NEVER if only the acceptance was seen
     * @param acceptedAt when it was accepted, NEVER if it was not
     */
    public record Deflection(String channel, long offeredAt, long acceptedAt) {}
}

package io.ramzor.metric;

import java.util.List;

/**
 * What the journey of a customer needs to know of one spell; all times in microseconds, {@link ContactState#NEVER} = has not come.
 *
 * @param contact contact id
 * @param number index of the spell in its contact, from 0; unique together with the contact
 * @param customer customer key as the events say, null if unknown
 * @param channel channel id
 * @param topic {@code none} if no event says one
 * @param caseId case, or null
 * @param start first instant
 * @param end last instant, NEVER while it is open
 * @param guidedBy contact in which an agent sent the link, or null
 * @param botStart first bot session
 * @param botOutcome {@code contained}, {@code handed_over}, {@code abandoned}, or null if there was none or it has no outcome yet
 * @param humanRequestAt first request for a person
 * @param humanRequestBlocked whether no queued, assigned, answered or agent message followed it
 * @param humanAt first agent's answer or message
 * @param lastLegAbandoned whether its last leg was abandoned
 * @param lateAt instant at which its last leg's wait passed T, NEVER if it did not
 * @param turnLateAt earliest instant at which a turn passed its target, NEVER if none did
 * @param deflections steering of the customer to other channels, in order
 * @param agents ids of the agents who took part, sorted, each once
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

    /**
     * An offer to go on elsewhere.
     *
     * @param channel to which
     * @param offeredAt when it was offered, NEVER if only the acceptance was seen
     * @param acceptedAt when it was accepted, NEVER if it was not
     */
    public record Deflection(String channel, long offeredAt, long acceptedAt) {}
}

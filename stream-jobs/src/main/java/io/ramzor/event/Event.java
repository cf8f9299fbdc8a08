package io.ramzor.event;

import java.util.List;
import java.util.Map;

/**
 * One event of the interaction stream, flat; a field that the event's type does not carry is null.
 *
 * @param id unique id; a second event with the same id changes nothing
 * @param time event time, microseconds since the epoch
 * @param type what happened
 * @param seq the source's own order among events of one time, 0 if absent
 * @param source connector or system that said it
 * @param contact contact id
 * @param customer customer key
 * @param channel channel id
 * @param queue queue id
 * @param topic what the contact is about
 * @param caseId `case` in the stream
 * @param segment customer segment
 * @param line 1 or 2
 * @param priority 0 = highest
 * @param campaign campaign tag
 * @param direction `inbound` or `outbound`
 * @param guidedBy contact in which an agent sent the link
 * @param agent agent id
 * @param actor who spoke or resolved
 * @param auto an automatic agent message
 * @param courtesy a customer message that asks nothing
 * @param outcome of a bot session: `contained`, `handed_over`, `abandoned`
 * @param reason free code
 * @param toQueue target of a transfer
 * @param toChannel target of a deflection
 * @param windowStart of a callback, microseconds
 * @param windowEnd of a callback, microseconds
 * @param state agent state
 * @param channels channels that an agent now serves
 * @param capacity an agent's contacts at once by channel
 * @param start of a scheduled activity, microseconds
 * @param end of a scheduled activity, microseconds
 * @param activity scheduled activity
 * @param process digital process
 * @param step digital step
 * @param session digital session
 * @param stepIndex place of the step
 * @param status of a digital step: `entered`, `completed`, `left`
 * @param platform of a digital step
 * @param sameAs the other customer key of an identity link
 * @param confidence of an identity link, 0 to 1
 * @param kind of a calendar change
 * @param note of a calendar change
 * @param level bot level
 * @param topics topics that the bot level closes
 * @param target id of the event that is retracted
 */
public record Event(
        String id,
        long time,
        EventType type,
        long seq,
        String source,
        String contact,
        String customer,
        String channel,
        String queue,
        String topic,
        String caseId,
        String segment,
        Integer line,
        Integer priority,
        String campaign,
        String direction,
        String guidedBy,
        String agent,
        Actor actor,
        boolean auto,
        boolean courtesy,
        String outcome,
        String reason,
        String toQueue,
        String toChannel,
        Long windowStart,
        Long windowEnd,
        String state,
        List<String> channels,
        Map<String, Integer> capacity,
        Long start,
        Long end,
        String activity,
        String process,
        String step,
        String session,
        Integer stepIndex,
        String status,
        String platform,
        String sameAs,
        Double confidence,
        String kind,
        String note,
        String level,
        List<String> topics,
        String target) {

    /** Starts an event from what all events have. */
    public static EventBuilder of(String id, long time, EventType type) {
        return new EventBuilder(id, time, type);
    }
}

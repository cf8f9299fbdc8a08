package io.ramzor.centre;

import java.io.Serializable;

/**
 * A way in which customers reach the centre.
 *
 * @param id channel id
 * @param kind live, messaging or deferred
 * @param written all but voice and video
 * @param digital all but voice
 * @param continuationMicros how long after a resolution a customer's message still belongs to the same spell
 * @param replyWindowMicros how long after the customer's last message a reply may be sent, null if unbounded
 * @param capacity contacts at once that one agent has here unless the agent says otherwise, at least 1
 */
public record Channel(
        String id,
        ChannelKind kind,
        boolean written,
        boolean digital,
        long continuationMicros,
        Long replyWindowMicros,
        int capacity)
        implements Serializable {}

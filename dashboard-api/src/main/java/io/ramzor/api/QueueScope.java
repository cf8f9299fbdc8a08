package io.ramzor.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Of which queues a number is asked for: of one, of all of a channel, or of all.
 *
 * @param queue the one, null if several
 * @param channel the channel, null if none was named
 * @param queues all of them
 */
record QueueScope(String queue, String channel, List<String> queues) {
    /** Where clocks stand that run before any queue. */
    private static final String BEFORE_ANY = "none";

    /** @throws Problem with status 400 if there is no such queue or channel */
    static QueueScope of(Asked asked, ApiParts parts) {
        String queue = asked.queryText("queue");
        String channel = asked.queryText("channel");
        Map<String, String> channels = parts.board().channelOfQueue();
        if (queue != null && channel != null) {
            throw Problem.badRequest("channel: name a queue or a channel, not both.");
        }
        if (queue != null) {
            if (!channels.containsKey(queue)) {
                throw Problem.badRequest("queue: there is no queue " + queue + ".");
            }
            return new QueueScope(queue, null, List.of(queue));
        }
        List<String> queues = new ArrayList<>(channels.keySet());
        if (channel == null) {
            queues.add(BEFORE_ANY);
        } else {
            queues.removeIf(each -> !channel.equals(channels.get(each)));
            if (queues.isEmpty()) {
                throw Problem.badRequest("channel: no queue is on channel " + channel + ".");
            }
        }
        return new QueueScope(null, channel, List.copyOf(queues));
    }

    /** The same without what ran before any queue: nothing is forecast of that. */
    static QueueScope ofNamed(Asked asked, ApiParts parts) {
        QueueScope scope = of(asked, parts);
        List<String> named = scope.queues().stream()
                .filter(queue -> !queue.equals(BEFORE_ANY))
                .toList();
        return new QueueScope(scope.queue(), scope.channel(), named);
    }

    /** Whether it is one queue, so that its formulas and calendar hold. */
    boolean isOne() {
        return queue != null;
    }

    /** Says it in an answer. */
    void tell(Map<String, Object> answer) {
        answer.put("queue", queue);
        if (!isOne()) {
            answer.put("channel", channel);
            answer.put("queues", queues);
        }
    }
}

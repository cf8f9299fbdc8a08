package io.ramzor.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What ends each batch of {@code bench push}, so that a board tells which batches its numbers contain: two contacts more wait in a queue
 * of their own, and an agent changes state.
 */
final class PushProbe {
    static final int EVENTS = 3;

    private static final String NAME = "bench-probe";
    private static final String CHANNEL = "chat";
    private static final int CONTACTS = 2;

    /**
     * What a board says of the probes.
     *
     * @param batches whose contacts wait
     * @param since when the agent's state began, microseconds; {@link Long#MIN_VALUE} if it is not there
     */
    record Reading(long batches, long since) {}

    private PushProbe() {}

    /** The last events of a batch. */
    static List<Event> events(int batch, Instant at) {
        long time = Micros.of(at);
        List<Event> events = new ArrayList<>();
        for (int contact = 0; contact < CONTACTS; contact++) {
            String id = NAME + "-" + batch + "-" + contact;
            events.add(Event.of(id, time, EventType.QUEUED)
                    .contact(id)
                    .channel(CHANNEL)
                    .queue(NAME)
                    .build());
        }
        events.add(Event.of(NAME + "-" + batch, time, EventType.AGENT_STATE)
                .agent(NAME)
                .state(batch % 2 == 0 ? "break" : "available")
                .build());
        return events;
    }

    /** The batch that a record of topic {@code floor} comes of, -1 if of none. */
    static int batchOfContact(String floorKey) {
        int begin = floorKey.indexOf(NAME + "-");
        return begin < 0
                ? -1
                : Integer.parseInt(floorKey.substring(begin + NAME.length() + 1, floorKey.lastIndexOf('-')));
    }

    /** What the board says, null of a part that it does not name. */
    static Reading read(JsonNode board) {
        long waiting = -1;
        for (JsonNode queue : board.path("queues")) {
            if (NAME.equals(queue.path("queue").asText()) && queue.has("waiting")) {
                waiting = queue.get("waiting").asLong() / CONTACTS;
            }
        }
        long since = Long.MIN_VALUE;
        for (JsonNode agent : board.path("agents")) {
            if (NAME.equals(agent.path("agent").asText()) && agent.hasNonNull("since")) {
                since = Micros.of(Instant.parse(agent.get("since").asText()));
            }
        }
        return new Reading(waiting, since);
    }
}

package io.ramzor.board;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.metric.FloorAgent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The agents who serve one queue, counted. */
final class StaffOfQueue {
    private static final Set<String> ON_QUEUE = Set.of("available", "busy", "wrap_up");

    private final Map<String, Integer> byState = new HashMap<>();
    private double slotLoad;
    private int onQueue;

    /** @param slotLoad the agent's {@link #slotLoad}, 0 if not on queue */
    void add(FloorAgent agent, double slotLoad) {
        byState.merge(agent.state(), 1, Integer::sum);
        if (isOnQueue(agent)) {
            onQueue++;
            this.slotLoad += slotLoad;
        }
    }

    static boolean isOnQueue(FloorAgent agent) {
        return ON_QUEUE.contains(agent.state());
    }

    /** Sum over the contacts held of weight / capacity of its channel: 0 free, 1 full. */
    static double slotLoad(Centre centre, FloorAgent agent, AgentProfile profile) {
        double load = 0;
        if (agent.openContacts() != null) {
            for (FloorAgent.Held held : agent.openContacts()) {
                load += held.weight() / capacity(centre, agent, profile, held.channel());
            }
        }
        return load;
    }

    /** Contacts at once on that channel: as the agent's state says, else the profile, else the centre. */
    static int capacity(Centre centre, FloorAgent agent, AgentProfile profile, String channel) {
        Integer said = agent.capacity() == null ? null : agent.capacity().get(channel);
        if (said == null && profile != null && profile.capacity() != null) {
            said = profile.capacity().get(channel);
        }
        int contacts = said != null ? said : centre.channelOrDefault(channel).capacity();
        return Math.max(1, contacts);
    }

    BoardView.AgentCounts counts() {
        return new BoardView.AgentCounts(
                count("available"), count("busy"), count("wrap_up"), count("break"), count("training"));
    }

    private int count(String state) {
        return byState.getOrDefault(state, 0);
    }

    /** Mean slot load of those on queue, null without any. */
    Double load() {
        return onQueue == 0 ? null : slotLoad / onQueue;
    }
}

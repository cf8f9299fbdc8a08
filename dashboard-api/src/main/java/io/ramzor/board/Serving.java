package io.ramzor.board;

import io.ramzor.centre.AgentProfile;
import io.ramzor.decision.Move;
import io.ramzor.metric.FloorAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which queues an agent serves: those whose channel is among the agent's present channels (none said = any) and for which the agent
 * has a skill (no profile = all queues of those channels); with a move in force, the queue moved to alone.
 */
final class Serving {
    private Serving() {}

    /**
     * @param profile null if unknown
     * @param inForce the move that holds the agent now, null if none
     * @param channelOfQueue every queue known, in the board's order
     */
    static List<String> queues(
            FloorAgent agent, AgentProfile profile, Move inForce, Map<String, String> channelOfQueue) {
        if (inForce != null) {
            return List.of(inForce.to());
        }
        List<String> channels = agent.channels() == null ? List.of() : agent.channels();
        List<String> served = new ArrayList<>();
        channelOfQueue.forEach((queue, channel) -> {
            boolean channelFits = channels.isEmpty() || channels.contains(channel);
            if (channelFits && isSkilled(agent, profile, queue, channels.isEmpty())) {
                served.add(queue);
            }
        });
        return served;
    }

    private static boolean isSkilled(FloorAgent agent, AgentProfile profile, String queue, boolean channelsUnsaid) {
        if (profile != null && profile.skills() != null && !profile.skills().isEmpty()) {
            return profile.skills().containsKey(queue);
        }
        // Nothing is said of this agent at all: what they hold shows what they serve.
        return !channelsUnsaid || holds(agent, queue);
    }

    private static boolean holds(FloorAgent agent, String queue) {
        return agent.openContacts() != null
                && agent.openContacts().stream().anyMatch(held -> queue.equals(held.queue()));
    }
}

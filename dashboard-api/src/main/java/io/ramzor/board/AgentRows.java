package io.ramzor.board;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.metric.FloorAgent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the rows of the agents, and counts them by the queues that they serve. */
final class AgentRows {
    private final BoardState state;
    private final Instant at;
    private final Map<String, String> channelOfQueue;
    private final Map<String, Decisions.InForce> moved;
    private final Map<String, StaffOfQueue> staff = new HashMap<>();
    private final Map<String, BoardView.Next> next;

    AgentRows(BoardState state, Map<String, String> channelOfQueue) {
        this.state = state;
        this.at = state.at == null ? Instant.EPOCH : state.at;
        this.channelOfQueue = channelOfQueue;
        this.moved = state.decisions.inForce(at);
        this.next = nextByAgent();
    }

    /** The rows of all agents on the floor or in the plan; fills {@link #staffOf}. */
    List<BoardView.AgentRow> rows() {
        Map<String, FloorAgent> floor = new HashMap<>();
        state.agents.values().forEach(agent -> floor.put(agent.agent(), agent));
        Set<String> ids = new TreeSet<>(floor.keySet());
        ids.addAll(state.profiles.keySet());
        List<BoardView.AgentRow> rows = new ArrayList<>();
        for (String id : ids) {
            FloorAgent agent = floor.getOrDefault(id, offDuty(id));
            rows.add(row(agent, state.profiles.get(id)));
        }
        return rows;
    }

    StaffOfQueue staffOf(String queue) {
        return staff.getOrDefault(queue, new StaffOfQueue());
    }

    private static FloorAgent offDuty(String id) {
        return new FloorAgent(id, "offline", null, null, List.of(), Map.of(), List.of());
    }

    private BoardView.AgentRow row(FloorAgent agent, AgentProfile profile) {
        Decisions.InForce inForce = moved.get(agent.agent());
        List<String> queues = Serving.queues(agent, profile, inForce == null ? null : inForce.move(), channelOfQueue);
        double slotLoad = StaffOfQueue.slotLoad(state.centre, agent, profile);
        queues.forEach(
                queue -> staff.computeIfAbsent(queue, q -> new StaffOfQueue()).add(agent, slotLoad));
        return new BoardView.AgentRow(
                agent.agent(),
                profile == null || profile.name() == null ? agent.agent() : profile.name(),
                profile == null ? null : profile.team(),
                agent.state(),
                agent.reason(),
                agent.since(),
                queues,
                skills(profile, queues),
                agent.openContacts() == null ? 0 : agent.openContacts().size(),
                capacity(agent, profile, queues),
                next.get(agent.agent()),
                moved(inForce));
    }

    private static BoardView.Moved moved(Decisions.InForce inForce) {
        return inForce == null
                ? null
                : new BoardView.Moved(
                        inForce.decision(),
                        inForce.move().from(),
                        inForce.move().to(),
                        inForce.move().end());
    }

    private static List<String> skills(AgentProfile profile, List<String> served) {
        return profile == null || profile.skills() == null || profile.skills().isEmpty()
                ? served
                : profile.skills().keySet().stream().sorted().toList();
    }

    private int capacity(FloorAgent agent, AgentProfile profile, List<String> queues) {
        return queues.stream()
                .mapToInt(queue -> StaffOfQueue.capacity(state.centre, agent, profile, channelOfQueue.get(queue)))
                .max()
                .orElse(1);
    }

    private Map<String, BoardView.Next> nextByAgent() {
        Map<String, BoardView.Next> earliest = new HashMap<>();
        for (ShiftRow row : state.shifts.values()) {
            if (row.start().isAfter(at)) {
                offer(earliest, row.agent(), new BoardView.Next(row.activity(), row.start()));
            } else if (row.activity().equals("shift") && row.end().isAfter(at)) {
                offer(earliest, row.agent(), new BoardView.Next("shift_end", row.end()));
            }
        }
        return earliest;
    }

    private static void offer(Map<String, BoardView.Next> earliest, String agent, BoardView.Next next) {
        earliest.merge(agent, next, (a, b) -> b.at().isBefore(a.at()) ? b : a);
    }
}

package io.ramzor.sim;

import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.Move;
import io.ramzor.event.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shifts, breaks and moves: when an agent is there, and for which queues. */
final class Rota {
    private static final long LATENESS = 2 * Micros.MINUTE;
    /** No activity of the plan, which is not told of it. */
    private static final String ILL = "ill";

    /** A stretch of planned time. */
    private record Row(Agent agent, long start, long end, String activity, List<String> channels) {}

    /** A move with its queues resolved. */
    private record Order(Agent agent, int from, int to, String lever) {}

    private final Floor floor;
    private final List<Row> rows = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Move> followed = new ArrayList<>();
    /** Today's plan by agent id. */
    private Map<String, PlannedDay> today = Map.of();

    Rota(Floor floor) {
        this.floor = floor;
    }

    /** Plans a local day and tells the plan; those who are absent that day are planned, but do not come. */
    void begin(LocalDate day, long daySeed) {
        List<ShiftRow> shifts = floor.model.scenario.shifts(day);
        Map<String, List<ShiftRow>> byAgent = new LinkedHashMap<>();
        for (ShiftRow shift : shifts) {
            byAgent.computeIfAbsent(shift.agent(), id -> new ArrayList<>()).add(shift);
        }
        today = new LinkedHashMap<>();
        byAgent.forEach((agent, rows) -> today.put(agent, PlannedDay.of(rows)));
        today.forEach((agent, plan) -> plan.stretches().forEach(stretch -> floor.scribe.scheduled(agent, stretch)));
        fallIll(day);
        for (ShiftRow shift : shifts) {
            Agent agent = floor.agents[floor.model.agent(shift.agent())];
            boolean absent = Draws.uniform(daySeed, Draws.ABSENCE, agent.index)
                    < floor.model.scenario.demand().absence();
            if (!absent && !shift.activity().equals("leave")) {
                plan(agent, shift, daySeed);
            }
        }
    }

    private void fallIll(LocalDate day) {
        Scenario scenario = floor.model.scenario;
        if (day.equals(scenario.day())) {
            scenario.ill().forEach((agent, time) -> {
                long at = Micros.of(LocalTimes.instant(time, day, scenario.zone()));
                floor.heap.push(at, Happening.ROTA, 2 * rows.size());
                rows.add(new Row(floor.agents[floor.model.agent(agent)], at, at, ILL, List.of()));
            });
        }
    }

    private void plan(Agent agent, ShiftRow shift, long daySeed) {
        long late = shift.activity().equals("shift")
                ? (long) (LATENESS * Draws.uniform(daySeed, Draws.PUNCTUALITY, agent.index))
                : 0;
        Row row = new Row(
                agent, Micros.of(shift.start()) + late, Micros.of(shift.end()), shift.activity(), shift.channels());
        int index = rows.size();
        rows.add(row);
        floor.heap.push(row.start(), Happening.ROTA, 2 * index);
        if (row.activity().equals("shift")) {
            floor.heap.push(row.end(), Happening.ROTA, 2 * index + 1);
        }
    }

    void happens(int index) {
        Row row = rows.get(index / 2);
        Agent agent = row.agent();
        if (row.activity().equals(ILL)) {
            leaveForGood(agent);
        } else if (!row.activity().equals("shift")) {
            if (agent.onQueue()) {
                leaveFor(agent, row.activity(), row.end() - row.start());
            }
        } else if (index % 2 == 0) {
            comeIn(agent, row.channels());
        } else {
            leaveForGood(agent);
        }
    }

    private void leaveForGood(Agent agent) {
        if (agent.onQueue()) {
            leaveFor(agent, Agent.OFFLINE, 0);
        } else {
            goHome(agent);
        }
    }

    private void comeIn(Agent agent, List<String> channels) {
        agent.homeChannels = channels;
        agent.home = home(agent, channels);
        agent.away = null;
        agent.leavesFor = Agent.NOTHING;
        agent.restedSince = floor.now;
        serveAsOrdered(agent);
    }

    private int[] home(Agent agent, List<String> channels) {
        if (agent.chain > 0) {
            return chainFrom(firstOf(channels.get(0)), agent.chain);
        }
        List<Integer> queues = new ArrayList<>();
        for (QueueModel queue : floor.model.queues) {
            if (agent.proficiency[queue.index] > 0 && (channels.isEmpty() || channels.contains(queue.channelId))) {
                queues.add(queue.index);
            }
        }
        return queues.stream().mapToInt(i -> i).toArray();
    }

    private int firstOf(String channel) {
        for (QueueModel queue : floor.model.queues) {
            if (queue.channelId.equals(channel)) {
                return queue.index;
            }
        }
        throw new IllegalArgumentException("no queue of channel " + channel + " is in the demand");
    }

    /** So many queues from that one on, the first again after the last. */
    private int[] chainFrom(int queue, int length) {
        int[] chain = new int[length];
        for (int i = 0; i < length; i++) {
            chain[i] = (queue + i) % floor.model.queues.length;
        }
        return chain;
    }

    private int[] served(Agent agent) {
        return agent.move < 0 ? agent.home : chainFrom(orders.get(agent.move).to(), Math.max(1, agent.chain));
    }

    private void leaveFor(Agent agent, String state, long length) {
        agent.leavesFor = state;
        agent.leavesForMicros = length;
        leaveIfDone(agent);
    }

    /** Goes where the agent is due to go, once the present work allows it. */
    void leaveIfDone(Agent agent) {
        if (agent.canLeave()) {
            if (agent.leavesFor.equals(Agent.OFFLINE)) {
                goHome(agent);
                return;
            }
            agent.away = agent.leavesFor;
            agent.leavesFor = Agent.NOTHING;
            floor.heap.push(floor.now + agent.leavesForMicros, Happening.BACK, agent.index);
        }
        floor.scribe.agentState(agent);
    }

    private void goHome(Agent agent) {
        agent.away = Agent.OFFLINE;
        agent.leavesFor = Agent.NOTHING;
        floor.dialogue.letGo(agent);
        floor.routing.serve(agent, new int[0]);
        floor.scribe.agentState(agent);
    }

    /** The break is over. */
    void back(Agent agent) {
        if (agent.away != null && !agent.away.equals(Agent.OFFLINE)) {
            agent.away = null;
            agent.restedSince = floor.now;
            floor.flow.agentFree(agent);
        }
    }

    /**
     * Takes on a move; it begins at its start, at once if that has passed.
     *
     * @return null, or why it cannot be followed
     */
    String order(Move move) {
        int agent = floor.model.agent(move.agent());
        int to = floor.model.queue(move.to());
        if (agent < 0) {
            return "agent " + move.agent() + " is unknown";
        }
        if (to < 0 || floor.agents[agent].proficiency[to] <= 0) {
            return "agent " + move.agent() + " has no skill for queue " + move.to();
        }
        int index = orders.size();
        orders.add(new Order(floor.agents[agent], floor.model.queue(move.from()), to, move.lever()));
        followed.add(move);
        floor.heap.push(floor.now, Happening.MOVE_DECIDED, index);
        long start = move.start() == null ? floor.now : Micros.of(move.start());
        floor.heap.push(Math.max(floor.now, start), Happening.MOVE_STARTS, index);
        if (move.end() != null) {
            floor.heap.push(Math.max(floor.now, Micros.of(move.end())), Happening.MOVE_ENDS, index);
        }
        return null;
    }

    /** Tells the decision and, as it is part of the plan of record from now on, what is left of the agent's day. */
    void moveDecided(int index) {
        Order order = orders.get(index);
        String agent = order.agent().profile.agent();
        floor.scribe.moveDecided(agent, floor.model.queues[order.to()].id, order.lever());
        PlannedDay plan = today.get(agent);
        if (plan != null) {
            plan.stretches().stream()
                    .filter(stretch -> stretch.end() > floor.now)
                    .forEach(stretch -> floor.scribe.scheduled(agent, stretch));
        }
    }

    /** A move that leads back where the move in force came from, or home from one that has ended, is none itself. */
    void moveStarts(int index) {
        Order order = orders.get(index);
        Agent agent = order.agent();
        Order inForce = agent.move < 0 ? null : orders.get(agent.move);
        boolean wayBack = inForce == null
                ? contains(agent.home, order.to()) && !contains(agent.home, order.from())
                : inForce.from() == order.to() && inForce.to() == order.from();
        agent.move = wayBack ? -1 : index;
        serveAsOrdered(agent);
    }

    private static boolean contains(int[] queues, int queue) {
        return Arrays.stream(queues).anyMatch(q -> q == queue);
    }

    void moveEnds(int index) {
        Agent agent = orders.get(index).agent();
        if (agent.move == index) {
            agent.move = -1;
            serveAsOrdered(agent);
        }
    }

    private void serveAsOrdered(Agent agent) {
        if (Agent.OFFLINE.equals(agent.away)) {
            return;
        }
        floor.routing.serve(agent, served(agent));
        if (agent.onQueue()) {
            floor.flow.agentFree(agent);
        } else {
            floor.scribe.agentState(agent);
        }
    }

    /** Channels that the agent serves now. */
    List<String> channels(Agent agent) {
        return agent.move < 0
                ? agent.homeChannels
                : Arrays.stream(served(agent))
                        .mapToObj(queue -> floor.model.queues[queue].channelId)
                        .toList();
    }

    /** The moves taken on so far. */
    List<Move> followed() {
        return List.copyOf(followed);
    }
}

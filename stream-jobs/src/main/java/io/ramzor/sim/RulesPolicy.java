package io.ramzor.sim;

import io.ramzor.decision.Move;
import io.ramzor.event.Micros;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * At each look the longest rested idle agent of the least loaded queue goes to the queue with the longest wait past its target, and is
 * back after 15 minutes. A queue none of whose idle agents has the skill is passed over for the next least loaded.
 */
final class RulesPolicy implements Policy {
    private static final long STAY = 15 * Micros.MINUTE;

    @Override
    public List<Move> decide(Simulation simulation) {
        Floor floor = simulation.floor();
        int helped = longestPastTarget(floor);
        if (helped < 0) {
            return List.of();
        }
        double[] load = IntStream.range(0, floor.lines.length)
                .mapToDouble(queue -> load(floor, queue))
                .toArray();
        return IntStream.range(0, load.length)
                .boxed()
                .filter(queue -> queue != helped)
                .sorted(Comparator.comparingDouble(queue -> load[queue]))
                .map(queue -> idle(floor, queue, helped))
                .filter(agent -> agent != null)
                .limit(1)
                .map(agent -> move(floor, agent, helped))
                .toList();
    }

    private static int longestPastTarget(Floor floor) {
        int longest = -1;
        long past = 0;
        for (QueueModel queue : floor.model.queues) {
            Contact first = floor.lines[queue.index].first();
            long late = first == null ? 0 : floor.now - first.queuedAt - queue.answerTarget;
            if (late > past) {
                past = late;
                longest = queue.index;
            }
        }
        return longest;
    }

    /** Contacts that wait and that are with agents, by what the queue's agents can hold. */
    private static double load(Floor floor, int queue) {
        double held = 0;
        double places = 0;
        for (Agent agent : floor.agents) {
            if (agent.onQueue() && serves(agent, queue)) {
                held += agent.load();
                places += (double) Agent.FULL / agent.unit[floor.model.queues[queue].channel];
            }
        }
        double withAgents = held / Agent.FULL;
        return places == 0 ? Double.POSITIVE_INFINITY : withAgents / places + floor.lines[queue].size() / places;
    }

    private static Agent idle(Floor floor, int queue, int helped) {
        Agent best = null;
        for (Agent agent : floor.agents) {
            boolean free = agent.onQueue() && agent.leavesFor == null && agent.heldCount() == 0 && agent.move < 0;
            boolean able = agent.proficiency[helped] > 0 && !serves(agent, helped);
            if (free && able && serves(agent, queue) && (best == null || agent.restedSince < best.restedSince)) {
                best = agent;
            }
        }
        return best;
    }

    private static boolean serves(Agent agent, int queue) {
        return Arrays.stream(agent.serves).anyMatch(q -> q == queue);
    }

    private static Move move(Floor floor, Agent agent, int helped) {
        return new Move(
                "move_agent",
                agent.profile.agent(),
                floor.model.queues[agent.serves[0]].id,
                floor.model.queues[helped].id,
                Micros.toInstant(floor.now),
                Micros.toInstant(floor.now + STAY));
    }
}

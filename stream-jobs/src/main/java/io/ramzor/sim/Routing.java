package io.ramzor.sim;

import java.util.Arrays;

/**
 * Who serves whom: a contact goes to the least loaded, then longest rested agent of its queue; an agent takes the contact of
 * the highest priority, then of the longest wait, of the queues served. Agents who serve a chain come before others in their
 * own queue, and take from it first.
 */
final class Routing {
    private final Floor floor;
    private final Agent[][] serving;
    private final int[] servingCount;

    Routing(Floor floor) {
        this.floor = floor;
        serving = new Agent[floor.model.queues.length][8];
        servingCount = new int[serving.length];
    }

    /** The agent for a contact of that queue, null if none can take one. */
    Agent agentFor(QueueModel queue) {
        Agent best = null;
        Agent[] candidates = serving[queue.index];
        for (int i = 0; i < servingCount[queue.index]; i++) {
            Agent agent = candidates[i];
            if (agent.canTake(queue) && (best == null || better(agent, best, queue.index))) {
                best = agent;
            }
        }
        return best;
    }

    private static boolean better(Agent agent, Agent best, int queue) {
        if (agent.owns(queue) != best.owns(queue)) {
            return agent.owns(queue);
        }
        if (agent.load() != best.load()) {
            return agent.load() < best.load();
        }
        if (agent.restedSince != best.restedSince) {
            return agent.restedSince < best.restedSince;
        }
        return agent.index < best.index;
    }

    /** The waiting contact for that agent, null if none may be taken. */
    Contact contactFor(Agent agent) {
        Contact best = null;
        for (int queue : agent.serves) {
            Contact first = floor.lines[queue].first();
            if (first != null && agent.owns(queue) && agent.canTake(first.queue)) {
                return first;
            }
            if (first != null && (best == null || before(first, best)) && agent.canTake(first.queue)) {
                best = first;
            }
        }
        return best;
    }

    private static boolean before(Contact one, Contact other) {
        return one.priority < other.priority || one.priority == other.priority && one.queuedAt < other.queuedAt;
    }

    /** Changes the queues that an agent serves. */
    void serve(Agent agent, int[] queues) {
        for (int queue : agent.serves) {
            remove(queue, agent);
        }
        agent.serves = queues;
        for (int queue : queues) {
            if (servingCount[queue] == serving[queue].length) {
                serving[queue] = Arrays.copyOf(serving[queue], servingCount[queue] * 2);
            }
            serving[queue][servingCount[queue]++] = agent;
        }
    }

    private void remove(int queue, Agent agent) {
        Agent[] row = serving[queue];
        int place = 0;
        while (row[place] != agent) {
            place++;
        }
        System.arraycopy(row, place + 1, row, place, --servingCount[queue] - place);
        row[servingCount[queue]] = null;
    }
}

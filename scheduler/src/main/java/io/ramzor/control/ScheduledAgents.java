package io.ramzor.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many agents the plan has on each queue. Who serves several queues is shared out: those with the fewest queues first, each to what
 * his queues are still short of, and what is left in proportion to what they require.
 */
final class ScheduledAgents {
    private final List<PlannedAgent> agents;

    ScheduledAgents(List<PlannedAgent> agents) {
        this.agents = agents;
    }

    /** Whether a plan is known that reaches into {@code [start, end)} or beyond. */
    boolean known(Instant start) {
        return agents.stream()
                .flatMap(agent -> agent.stints().stream())
                .anyMatch(stint -> stint.to().isAfter(start));
    }

    /**
     * Agents by queue, averaged over {@code [start, end)}.
     *
     * @param required agents required by queue
     */
    Map<String, Double> at(Instant start, Instant end, Map<String, Double> required) {
        record Part(Set<String> queues, double share) {}
        List<Part> parts = new ArrayList<>();
        for (PlannedAgent agent : agents) {
            for (PlannedAgent.Stint stint : agent.stints()) {
                double share = stint.share(start, end);
                if (share > 0 && !stint.queues().isEmpty()) {
                    parts.add(new Part(stint.queues(), share));
                }
            }
        }
        parts.sort(Comparator.comparingInt(part -> part.queues().size()));
        Map<String, Double> given = new HashMap<>();
        for (Part part : parts) {
            share(part.queues(), part.share(), required, given);
        }
        return given;
    }

    private static void share(
            Set<String> queues, double agents, Map<String, Double> required, Map<String, Double> given) {
        double shortBy = 0;
        double needed = 0;
        for (String queue : queues) {
            shortBy += missing(queue, required, given);
            needed += required.getOrDefault(queue, 0.0);
        }
        double toShort = Math.min(agents, shortBy);
        double rest = agents - toShort;
        Map<String, Double> more = new HashMap<>();
        for (String queue : queues) {
            double first = shortBy > 0 ? toShort * missing(queue, required, given) / shortBy : 0;
            double part = needed > 0 ? required.getOrDefault(queue, 0.0) / needed : 1.0 / queues.size();
            more.put(queue, first + rest * part);
        }
        more.forEach((queue, number) -> given.merge(queue, number, Double::sum));
    }

    private static double missing(String queue, Map<String, Double> required, Map<String, Double> given) {
        return Math.max(0, required.getOrDefault(queue, 0.0) - given.getOrDefault(queue, 0.0));
    }
}

package io.ramzor.control;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An agent's time on queue by the plan of record, as moves have changed it.
 *
 * @param agent agent id
 * @param stints stretches on queue, in the order of the plan
 */
record PlannedAgent(String agent, List<Stint> stints) {

    /** A stretch on queue and the queues served in it. */
    record Stint(Instant from, Instant to, Set<String> queues) {
        /** Share of {@code [start, end)} that it covers. */
        double share(Instant start, Instant end) {
            Instant first = from.isAfter(start) ? from : start;
            Instant last = to.isBefore(end) ? to : end;
            long millis = Math.max(0, Duration.between(first, last).toMillis());
            return millis / (double) Duration.between(start, end).toMillis();
        }
    }

    /** All agents of the plan; empty if none is known. Callers hold the notes' lock. */
    static List<PlannedAgent> of(Notes notes) {
        Map<String, String> channels = QueueStates.channels(notes);
        List<PlannedAgent> planned = new ArrayList<>();
        notes.shifts.keySet().stream().sorted().forEach(agent -> {
            List<ShiftRow> rows = notes.shifts.get(agent).values().stream()
                    .sorted(Comparator.comparing(ShiftRow::start))
                    .toList();
            planned.add(new PlannedAgent(agent, stints(notes, agent, rows, channels)));
        });
        return planned;
    }

    private static List<Stint> stints(Notes notes, String agent, List<ShiftRow> rows, Map<String, String> channels) {
        List<Stint> stints = new ArrayList<>();
        for (ShiftRow row : rows) {
            if (row.activity().equals("shift")) {
                Set<String> queues = served(notes.profiles.get(agent), row.channels(), channels);
                stints.add(new Stint(row.start(), row.end(), queues));
            }
        }
        for (ShiftRow row : rows) {
            if (!row.activity().equals("shift")) {
                stints = cut(stints, row.start(), row.end(), null);
            }
        }
        for (Move move : notes.moves.ofAgent(agent)) {
            stints = cut(stints, move.start(), move.end(), Set.of(move.to()));
        }
        return stints;
    }

    /** Queues of the shift's channels for which the agent has a skill; without a known skill all of those channels. */
    private static Set<String> served(AgentProfile profile, List<String> named, Map<String, String> channels) {
        Set<String> queues = new java.util.TreeSet<>();
        boolean skilled = profile != null && !profile.skills().isEmpty();
        channels.forEach((queue, channel) -> {
            boolean able = !skilled || profile.skills().getOrDefault(queue, 0.0) > 0;
            boolean told = named == null || named.isEmpty() || named.contains(channel);
            if (able && told && (skilled || named != null && !named.isEmpty())) {
                queues.add(queue);
            }
        });
        return queues;
    }

    /** The stints without that stretch, or with other queues in it. */
    private static List<Stint> cut(List<Stint> stints, Instant from, Instant to, Set<String> instead) {
        List<Stint> left = new ArrayList<>();
        for (Stint stint : stints) {
            Instant first = stint.from().isAfter(from) ? stint.from() : from;
            Instant last = stint.to().isBefore(to) ? stint.to() : to;
            if (!first.isBefore(last)) {
                left.add(stint);
                continue;
            }
            add(left, stint.from(), first, stint.queues());
            if (instead != null) {
                add(left, first, last, instead);
            }
            add(left, last, stint.to(), stint.queues());
        }
        return left;
    }

    private static void add(List<Stint> stints, Instant from, Instant to, Set<String> queues) {
        if (from.isBefore(to)) {
            stints.add(new Stint(from, to, queues));
        }
    }
}

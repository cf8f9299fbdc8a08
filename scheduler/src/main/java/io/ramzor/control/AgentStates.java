package io.ramzor.control;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.Move;
import io.ramzor.metric.FloorAgent;
import io.ramzor.rebalance.ContactsAtOnce;
import io.ramzor.rebalance.Situation.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The agents' part of a situation: those on queue now, and those whom the plan brings on queue within the horizon. */
final class AgentStates {
    private final Notes notes;
    private final Instant until;
    private final double intervalSeconds;
    private final Map<String, String> channels;

    AgentStates(Notes notes, int intervals, int intervalMinutes) {
        this.notes = notes;
        intervalSeconds = intervalMinutes * 60.0;
        until = notes.at.plus(Duration.ofMinutes((long) intervals * intervalMinutes));
        channels = QueueStates.channels(notes);
    }

    List<AgentState> read() {
        TreeSet<String> ids = new TreeSet<>(notes.agents.keySet());
        ids.addAll(notes.profiles.keySet());
        List<AgentState> states = new ArrayList<>();
        for (String id : ids) {
            AgentState state = state(id);
            if (state != null) {
                states.add(state);
            }
        }
        return states;
    }

    private AgentState state(String id) {
        FloorAgent floor = notes.agents.get(id);
        List<ShiftRow> plan = notes.plan(id);
        List<List<Double>> available = available(floor, plan);
        if (available != null && available.isEmpty()) {
            return null;
        }
        Map<String, Double> skills = skills(id);
        List<String> home = queues(homeChannels(id, plan), skills);
        Move move = notes.moves.of(id, notes.at);
        List<String> now = move != null && channels.containsKey(move.to()) ? List.of(move.to()) : home;
        if (now.isEmpty()) {
            return null;
        }
        return new AgentState(
                id,
                mainQueue(now, skills),
                now,
                skills,
                capacity(id, floor),
                notes.moves.lastChange(id, notes.at),
                available,
                floor == null ? 0 : floor.openContacts().size(),
                move == null ? null : home.isEmpty() ? List.of(move.from()) : home,
                move == null ? null : intervals(move.end()),
                openThreads(floor),
                notes.moveLog.of(id, notes.at));
    }

    private int openThreads(FloorAgent floor) {
        return floor == null
                ? 0
                : (int) floor.openContacts().stream()
                        .filter(held ->
                                notes.centre.channelOrDefault(held.channel()).kind() == ChannelKind.MESSAGING)
                        .count();
    }

    /** Null = throughout, since nothing is known of breaks; empty = not within the horizon. */
    private List<List<Double>> available(FloorAgent floor, List<ShiftRow> plan) {
        String state = floor == null ? null : floor.state();
        if (notes.shifts.isEmpty() || plan.isEmpty()) {
            return Availability.onQueue(state) ? null : List.of();
        }
        Instant since = floor == null ? null : floor.since();
        return Availability.spans(plan, state, since, notes.at, until).stream()
                .map(span -> List.of(intervals(span.from()), intervals(span.to())))
                .toList();
    }

    private double intervals(Instant instant) {
        return Duration.between(notes.at, instant).toMillis() / 1000.0 / intervalSeconds;
    }

    /** Skills by the plan of record; else the queues of the channels in which the agent was seen. */
    private Map<String, Double> skills(String id) {
        AgentProfile profile = notes.profiles.get(id);
        if (profile != null && !profile.skills().isEmpty()) {
            return profile.skills();
        }
        Map<String, Double> skills = new HashMap<>();
        Collection<String> seen = notes.channelsSeen.getOrDefault(id, java.util.Set.of());
        channels.forEach((queue, channel) -> {
            if (seen.contains(channel)) {
                skills.put(queue, 1.0);
            }
        });
        return skills;
    }

    private List<String> homeChannels(String id, List<ShiftRow> plan) {
        ShiftRow shift = Availability.shift(plan, notes.at, until);
        if (shift != null && shift.channels() != null && !shift.channels().isEmpty()) {
            return shift.channels();
        }
        return notes.channelsAtHome.getOrDefault(id, List.of());
    }

    /** Queues of these channels (all if none is named) for which there is a skill. */
    private List<String> queues(Collection<String> served, Map<String, Double> skills) {
        List<String> queues = new ArrayList<>();
        channels.forEach((queue, channel) -> {
            boolean skilled = skills.getOrDefault(queue, 0.0) > 0;
            if (skilled && (served.isEmpty() || served.contains(channel))) {
                queues.add(queue);
            }
        });
        return queues;
    }

    /** Where the agent is best, the earlier queue if equal. */
    private static String mainQueue(List<String> queues, Map<String, Double> skills) {
        String best = queues.get(0);
        for (String queue : queues) {
            best = skills.getOrDefault(queue, 0.0) > skills.getOrDefault(best, 0.0) ? queue : best;
        }
        return best;
    }

    private ContactsAtOnce capacity(String id, FloorAgent floor) {
        Map<String, Integer> byChannel = new HashMap<>();
        AgentProfile profile = notes.profiles.get(id);
        if (profile != null) {
            byChannel.putAll(profile.capacity());
        }
        if (floor != null && floor.capacity() != null) {
            byChannel.putAll(floor.capacity());
        }
        return new ContactsAtOnce(null, byChannel);
    }
}

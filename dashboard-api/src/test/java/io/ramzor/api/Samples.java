package io.ramzor.api;

import io.ramzor.centre.AgentProfile;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.LiveSlice;
import io.ramzor.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records as the job and the planner write them. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-04-05T08:00:00Z");

    private Samples() {}

    static LiveSlice live(String queue, String channel, Instant at, Double serviceLevel) {
        long inTime = serviceLevel == null ? 0 : Math.round(40 * serviceLevel);
        LiveSlice.Window window = new LiveSlice.Window(
                at.minusSeconds(1800),
                40,
                Map.of("offered", 40, "answered_in", inTime, "answered_late", 40 - inTime),
                serviceLevel == null ? Map.of() : Map.of("service_level.short_abandons_excluded", serviceLevel),
                Map.of(
                        "first_human_reply",
                        Map.of("count", 10, "within_target", 9, "unanswered_late", 2, "p50_seconds", 33.5)));
        return new LiveSlice(queue, channel, at, Map.of("15", window, "30", window, "day", window), 12.0);
    }

    static Topics.FloorEntry waiting(String contact, String queue, String channel, Instant queued) {
        return new Topics.FloorEntry(
                new FloorContact(
                        contact, queue, channel, null, "waiting", queued, queued, queued, null, 0, null, 0, null, null,
                        null),
                null);
    }

    static Topics.FloorEntry agent(String agent, String state, String... channels) {
        return new Topics.FloorEntry(
                null, new FloorAgent(agent, state, null, NOW.minusSeconds(60), List.of(channels), Map.of(), List.of()));
    }

    static AgentProfile profile(String agent, String... queues) {
        Map<String, Double> skills = new java.util.LinkedHashMap<>();
        for (String queue : queues) {
            skills.put(queue, 1.0);
        }
        return new AgentProfile(agent, agent + " Cohen", "red", 1, skills, Map.of(), null);
    }

    static Proposal proposal(String id, String agent) {
        return new Proposal(
                id,
                NOW,
                NOW.plusSeconds(600),
                "open",
                List.of(new Move("move_agent", agent, "service-voice", "service-chat", NOW, NOW.plusSeconds(3600))),
                List.of(),
                1.0,
                2.0,
                List.of(new Proposal.Reason("backlog_grows", Map.of("queue", "service-chat"))));
    }
}

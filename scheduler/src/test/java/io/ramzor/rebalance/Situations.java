package io.ramzor.rebalance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Situations for tests. */
final class Situations {
    static final Instant NOW = Instant.parse("2026-03-02T08:40:00Z");

    private Situations() {}

    static Situation.QueueState queue(String id, double arrivals, double handleSeconds, Double patienceSeconds) {
        return new Situation.QueueState(
                id,
                id,
                0.8,
                List.of(arrivals),
                handleSeconds,
                patienceSeconds,
                List.of(),
                30.0,
                1,
                null,
                null,
                null,
                null);
    }

    static Situation.QueueState withBacklog(Situation.QueueState queue, int contacts, double ageSeconds) {
        return new Situation.QueueState(
                queue.queue(),
                queue.channel(),
                queue.target(),
                queue.arrivals(),
                queue.handleSeconds(),
                queue.patienceSeconds(),
                Collections.nCopies(contacts, ageSeconds),
                queue.answerTargetSeconds(),
                queue.capacity(),
                queue.slowdown(),
                queue.handling(),
                queue.arrivalSpread(),
                queue.arrivalsBefore());
    }

    static Situation.AgentState agent(String id, String queue, Map<String, Double> skills) {
        return agent(id, queue, skills, null, null);
    }

    static Situation.AgentState agent(
            String id, String queue, Map<String, Double> skills, List<List<Double>> available, Duration came) {
        Instant since = came == null ? null : NOW.minus(came);
        return new Situation.AgentState(id, queue, null, skills, null, since, available, 0, null, null);
    }

    static List<Situation.AgentState> agents(int count, String queue, Map<String, Double> skills) {
        List<Situation.AgentState> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            agents.add(agent(queue + "-" + i, queue, skills));
        }
        return agents;
    }

    @SafeVarargs
    static <T> List<T> all(List<T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    static Situation of(List<Situation.QueueState> queues, List<Situation.AgentState> agents) {
        return new Situation(NOW, 15, 8, queues, agents, null);
    }

    /** Voice has room, chat gets far more than its agents can take. */
    static Situation storm() {
        Map<String, Double> both = Map.of("voice", 1.0, "chat", 1.0);
        return of(
                List.of(queue("voice", 30, 240, 180.0), withBacklog(queue("chat", 60, 240, 240.0), 6, 40)),
                all(agents(14, "voice", both), agents(10, "chat", Map.of("chat", 1.0))));
    }

    /** Every queue has what it needs. */
    static Situation balanced() {
        Map<String, Double> both = Map.of("voice", 1.0, "chat", 1.0);
        return of(
                List.of(queue("voice", 30, 240, 180.0), queue("chat", 30, 240, 240.0)),
                all(agents(11, "voice", both), agents(11, "chat", both)));
    }

    /** Random small centres. */
    static Situation random(SplittableRandom random, int queues, int agents, int intervals) {
        List<Situation.QueueState> states = new ArrayList<>();
        for (int i = 0; i < queues; i++) {
            states.add(withBacklog(
                    queue("q" + i, 5 + random.nextInt(40), 120 + random.nextInt(300), 60.0 + random.nextInt(300)),
                    random.nextInt(8),
                    random.nextInt(90)));
        }
        List<Situation.AgentState> people = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            Map<String, Double> skills = new HashMap<>();
            for (int queue = 0; queue < queues; queue++) {
                if (random.nextInt(3) > 0) {
                    skills.put("q" + queue, 0.7 + random.nextDouble() * 0.5);
                }
            }
            people.add(agent("a" + i, "q" + random.nextInt(queues), skills));
        }
        return new Situation(NOW, 15, intervals, states, people, null);
    }
}

package io.ramzor.launch;

import io.ramzor.decision.Move;
import io.ramzor.event.Micros;
import io.ramzor.rebalance.Situation;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A generated centre in the middle of its day: as the planner sees it, and as a scenario of the general twin. */
final class TwinBenchCentre {
    static final int HOURS = 2;

    private static final Instant AT = Instant.parse("2026-06-15T01:00:00Z");
    private static final double LOAD = 0.92;
    private static final int SHORT_OF_AGENTS = 2;
    private static final double MORE = 1.3;
    private static final int MOVED = 6;

    /** Queues of one kind. */
    private record Kind(
            String channel, double handle, double patience, double target, int atOnce, double slowdown, int queued) {}

    private static final Kind CALLS = new Kind("voice", 240, 200, 20, 1, 0, 1);
    private static final Kind CHATS = new Kind("chat", 300, 300, 60, 3, 0.08, 3);
    private static final Kind THREADS = new Kind("whatsapp", 400, 3_600, 120, 5, 0.03, 6);
    private static final List<Kind> QUEUES = List.of(CALLS, CALLS, CALLS, CALLS, CHATS, CHATS, THREADS, THREADS);

    private final int agents;
    private final long seed;
    private final List<Map<String, Double>> skills = new ArrayList<>();
    private final List<List<String>> served = new ArrayList<>();

    TwinBenchCentre(int agents, long seed) {
        this.agents = agents;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        for (int agent = 0; agent < agents; agent++) {
            int main = agent % QUEUES.size();
            int count = 1 + random.nextInt(4);
            Map<String, Double> own = new TreeMap<>();
            List<String> queues = new ArrayList<>();
            for (int skill = 0; skill < count; skill++) {
                String queue = id((main + skill * 3) % QUEUES.size());
                own.put(queue, 0.7 + 0.5 * random.nextDouble());
                if (skill < (count + 1) / 2) {
                    queues.add(queue);
                }
            }
            skills.add(own);
            served.add(queues);
        }
    }

    private static String id(int queue) {
        return QUEUES.get(queue).channel + "-" + queue;
    }

    /** Expected contacts a quarter of an hour. */
    private double arrivals(int queue) {
        Kind kind = QUEUES.get(queue);
        double perAgent = kind.atOnce / (1 + kind.slowdown * (kind.atOnce - 1)) / kind.handle * 900;
        double share = (double) agents / QUEUES.size();
        return LOAD * perAgent * share * (queue == SHORT_OF_AGENTS ? MORE : 1);
    }

    /** Expected contacts of the two hours. */
    double contacts() {
        double sum = 0;
        for (int queue = 0; queue < QUEUES.size(); queue++) {
            sum += 4 * HOURS * arrivals(queue);
        }
        return sum;
    }

    /** The live state; each number has its own chance. */
    Situation situation(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000 + number);
        List<Situation.QueueState> states = new ArrayList<>();
        for (int queue = 0; queue < QUEUES.size(); queue++) {
            states.add(state(queue, random));
        }
        List<Situation.AgentState> people = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            int held = Math.max(1, QUEUES.get(agent % QUEUES.size()).atOnce - random.nextInt(2));
            people.add(new Situation.AgentState(
                    "a" + agent,
                    served.get(agent).get(0),
                    served.get(agent),
                    skills.get(agent),
                    null,
                    null,
                    available(agent, random),
                    held,
                    null,
                    null));
        }
        return new Situation(AT.plusSeconds(30L * number), 15, 4 * HOURS, states, people, null);
    }

    private Situation.QueueState state(int queue, SplittableRandom random) {
        Kind kind = QUEUES.get(queue);
        List<Double> ages = new ArrayList<>();
        for (int waits = random.nextInt(kind.queued + 1) + (queue == SHORT_OF_AGENTS ? 8 : 0); waits > 0; waits--) {
            ages.add(waits * 6.0);
        }
        return new Situation.QueueState(
                id(queue),
                kind.channel,
                0.8,
                List.of(arrivals(queue)),
                kind.handle,
                kind.patience,
                ages,
                kind.target,
                kind.atOnce,
                kind.slowdown,
                null,
                null,
                null);
    }

    /** A third has a break ahead, a tenth goes home. */
    private static List<List<Double>> available(int agent, SplittableRandom random) {
        double at = 1 + random.nextInt(5);
        if (agent % 10 == 0) {
            return List.of(List.of(0.0, at + 1));
        }
        return agent % 3 == 0 ? List.of(List.of(0.0, at), List.of(at + 1, 4.0 * HOURS)) : null;
    }

    /** Agents who stay the whole two hours, to the queue that is short of them. */
    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        String to = id(SHORT_OF_AGENTS);
        for (int agent = 0; agent < agents && moves.size() < MOVED; agent++) {
            boolean able =
                    skills.get(agent).containsKey(to) && !served.get(agent).contains(to);
            if (able && agent % 10 != 0 && agent % 3 != 0) {
                moves.add(new Move(
                        "move_agent", "a" + agent, served.get(agent).get(0), to, AT, AT.plus(Duration.ofMinutes(90))));
            }
        }
        return moves;
    }

    /** The last microsecond that the general twin plays. */
    long until() {
        return Micros.of(AT.plus(Duration.ofHours(HOURS)));
    }

    /** The general twin of the same centre, an hour old. */
    Simulation simulation(long its) {
        StringBuilder demand = new StringBuilder(
                "weekly: {mon: 1}\ncustomers: 20000\nshapes: {flat: {\"00:00\": 1, \"24:00\": 1}}\nqueues:\n");
        StringBuilder centre =
                new StringBuilder("zone: UTC\nagents: {capacity_by_channel: {chat: 3, whatsapp: 5}}\nqueues:\n");
        for (int queue = 0; queue < QUEUES.size(); queue++) {
            demand.append(demand(queue));
            centre.append(String.format(
                    Locale.ROOT,
                    "  %s: {channel: %s, answer_target_seconds: %.0f}%n",
                    id(queue),
                    QUEUES.get(queue).channel,
                    QUEUES.get(queue).target));
        }
        Scenario scenario = Scenario.parse("bench", "day: 2026-06-15\n", demand.toString(), staff(), centre.toString());
        Simulation simulation = new Simulation(scenario, its).clockEverySeconds(0);
        simulation.advanceTo(Micros.of(AT), null);
        return simulation;
    }

    private String demand(int queue) {
        Kind kind = QUEUES.get(queue);
        String dialogue = kind.atOnce == 1
                ? ""
                : ", dialogue: {exchanges: 4, slowdown: 0.3, gap: {law: exponential, mean: 30}, pause_share: 0,"
                        + " silent_share: 0, silent_seconds: 600}";
        double own = kind.atOnce == 1 ? kind.handle : kind.handle - 3 * 30;
        return String.format(
                Locale.ROOT,
                "  %s: {per_day: %.3f, shape: flat, topics: {any: 1}, handle: {law: exponential, mean: %.1f},"
                        + " patience: {law: exponential, mean: %.1f}%s}%n",
                id(queue),
                arrivals(queue) * 96,
                own,
                kind.patience,
                dialogue);
    }

    private String staff() {
        StringBuilder staff = new StringBuilder("patterns: {always: {hours: \"00:00-24:00\", days: [mon]}}\n"
                + "teams: {all: {line: 1, home: [voice, chat, whatsapp], agents: {");
        for (int agent = 0; agent < agents; agent++) {
            staff.append(String.format("a%d: {name: n%d, shift: always, skills: {", agent, agent));
            for (String queue : served.get(agent)) {
                staff.append(String.format(
                        Locale.ROOT, "%s: %.3f, ", queue, skills.get(agent).get(queue)));
            }
            staff.append("}}, ");
        }
        return staff.append("}}}\n").toString();
    }
}

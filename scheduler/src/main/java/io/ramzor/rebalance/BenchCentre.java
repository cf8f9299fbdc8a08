package io.ramzor.rebalance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Seeded centres on which rebalancing is measured: 8 intervals of 15 minutes; live, chat and messaging queues of several sizes; agents
 * with one to four skills and proficiencies of 0.7 to 1.2, some with a break or a shift end ahead. One queue gets 40 % more than the
 * others in proportion; all together get 95 to 105 % of what all agents can do.
 *
 * @param agents how many agents
 * @param queues how many queues
 * @param seed of all draws
 */
record BenchCentre(int agents, int queues, long seed) {
    static final int INTERVALS = 8;
    static final double SURGE = 1.4;
    private static final int MINUTES = 15;
    /** A small centre has less to spare: there the queue that is overrun is larger and the load in the lower third of the range. */
    private static final int SMALL = 100;

    private static final int MOST_SKILLS = 4;

    private record Kind(String channel, int capacity, double targetSeconds, double handleSeconds, double patience) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("voice", 1, 20, 240, 180),
            new Kind("chat", 3, 60, 420, 300),
            new Kind("voice", 1, 30, 330, 240),
            new Kind("whatsapp", 5, 300, 900, 1200));

    /** How the instance is called in the file of bounds. */
    String id() {
        return agents + "-" + queues + "-" + seed;
    }

    /** @param draw 0 first, then 1, ... as long as the centre is not worth measuring */
    Situation situation(int draw) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + agents * 31L + queues + draw * 7_919L);
        double[] share = shares(random);
        List<Situation.AgentState> people = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            int home = agent < queues ? agent : draw(random, share);
            people.add(person(random, share, agent, home));
        }
        List<Kind> kinds = new ArrayList<>();
        List<Situation.QueueState> empty = new ArrayList<>();
        for (int queue = 0; queue < queues; queue++) {
            kinds.add(kind(random, queue));
            empty.add(state(kinds.get(queue), queue, List.of(0.0)));
        }
        double[][] present = new Problem(of(empty, people), Guardrails.DEFAULT).present;
        double[][] load = loads(random, present);
        List<Situation.QueueState> states = new ArrayList<>();
        for (int queue = 0; queue < queues; queue++) {
            double perAgent = MINUTES / new Dynamics(empty.get(queue)).offeredAgents(1);
            List<Double> arrivals = new ArrayList<>();
            for (double agentsBusy : load[queue]) {
                arrivals.add(agentsBusy * perAgent);
            }
            states.add(state(kinds.get(queue), queue, arrivals));
        }
        return of(states, people);
    }

    private static Situation of(List<Situation.QueueState> queues, List<Situation.AgentState> people) {
        return new Situation(Instant.EPOCH, MINUTES, INTERVALS, queues, people, null);
    }

    private double[] shares(SplittableRandom random) {
        double surged = agents < SMALL ? 0.35 : 0.22;
        double[] share = new double[queues];
        double sum = 0;
        for (int queue = 1; queue < queues; queue++) {
            share[queue] = 0.6 + 0.8 * random.nextDouble();
            sum += share[queue];
        }
        for (int queue = 1; queue < queues; queue++) {
            share[queue] *= (1 - surged) / sum;
        }
        share[0] = surged;
        return share;
    }

    private static int draw(SplittableRandom random, double[] share) {
        double left = random.nextDouble();
        int queue = 0;
        while (queue < share.length - 1 && left >= share[queue]) {
            left -= share[queue++];
        }
        return queue;
    }

    private Situation.AgentState person(SplittableRandom random, double[] share, int agent, int home) {
        Map<String, Double> skills = new HashMap<>();
        skills.put(name(home), proficiency(random));
        int wanted = 1 + random.nextInt(MOST_SKILLS);
        while (skills.size() < wanted) {
            skills.putIfAbsent(name(draw(random, share)), proficiency(random));
        }
        return new Situation.AgentState(
                "a" + agent, name(home), null, skills, null, null, available(random), 0, null, null);
    }

    /** One in six has a break of an interval ahead, one in ten goes home within the horizon. */
    private static List<List<Double>> available(SplittableRandom random) {
        int chance = random.nextInt(60);
        if (chance < 10) {
            double from = 1 + random.nextInt(INTERVALS - 1);
            return List.of(List.of(0.0, from), List.of(from + 1, (double) INTERVALS));
        }
        return chance < 16 ? List.of(List.of(0.0, 4.0 + random.nextInt(INTERVALS - 4))) : null;
    }

    private static double proficiency(SplittableRandom random) {
        return 0.7 + 0.5 * random.nextDouble();
    }

    private static String name(int queue) {
        return "q" + queue;
    }

    private static Kind kind(SplittableRandom random, int queue) {
        Kind kind = KINDS.get(queue % KINDS.size());
        double longer = 0.8 + 0.4 * random.nextDouble();
        return new Kind(
                kind.channel(),
                kind.capacity(),
                kind.targetSeconds(),
                kind.handleSeconds() * longer,
                kind.patience() * (0.8 + 0.4 * random.nextDouble()));
    }

    private static Situation.QueueState state(Kind kind, int queue, List<Double> arrivals) {
        return new Situation.QueueState(
                name(queue),
                kind.channel(),
                null,
                arrivals,
                kind.handleSeconds(),
                kind.patience(),
                List.of(),
                kind.targetSeconds(),
                kind.capacity(),
                null,
                0.0,
                null,
                null);
    }

    /** Offered load in agents by queue and interval. */
    private double[][] loads(SplittableRandom random, double[][] present) {
        double[][] load = new double[queues][INTERVALS];
        double capacity = 0;
        double offered = 0;
        for (int queue = 0; queue < queues; queue++) {
            double level = (queue == 0 ? SURGE : 1) * (0.85 + 0.3 * random.nextDouble());
            for (int i = 0; i < INTERVALS; i++) {
                double wave = 1 + 0.08 * Math.sin(i * 0.8 + queue) + 0.03 * (random.nextDouble() - 0.5);
                load[queue][i] = level * wave * present[queue][i];
                capacity += present[queue][i];
                offered += load[queue][i];
            }
        }
        double wanted = 0.95 + (agents < SMALL ? 0.03 : 0.1) * random.nextDouble();
        for (double[] row : load) {
            for (int i = 0; i < INTERVALS; i++) {
                row[i] *= wanted * capacity / offered;
            }
        }
        return load;
    }
}

package io.ramzor.staffing;

import java.util.function.IntToDoubleFunction;

/**
 * Erlang B, C and A, exactly: within 1e-9 of themselves from 0.01 to 10 000 erlangs and 1 to 12 000 agents.
 *
 * <p>Erlang A (M/M/n+M) after Palm 1957, Garnett, Mandelbaum and Reiman 2002, and Mandelbaum and Zeltyn 2007.
 */
public final class Erlang {
    private static final int MOST_AGENTS = 1_000_000;

    private Erlang() {}

    /**
     * Erlang B: the share of contacts lost when none can wait.
     *
     * @param agents 0 or more
     * @param erlangs offered load, 0 or more
     */
    public static double lossProbability(int agents, double erlangs) {
        if (agents < 0 || !(erlangs >= 0) || Double.isInfinite(erlangs)) {
            throw new IllegalArgumentException(
                    "agents and erlangs must be 0 or more, not " + agents + " and " + erlangs);
        }
        if (agents == 0 || erlangs == 0) {
            return agents == 0 ? 1 : 0;
        }
        Station.Sums below = Station.live(agents, 1, null).below(erlangs);
        double full = Math.exp(-below.logScale());
        return full / (full + below.sum());
    }

    /** Erlang C: the share of contacts that wait when nobody leaves; 1 if the load is at least the number of agents. */
    public static double waitProbability(int agents, double erlangs) {
        if (erlangs >= agents) {
            return 1;
        }
        return erlangs == 0 ? 0 : Station.live(agents, 1, null).steady(erlangs).waits;
    }

    /**
     * What the agents give on that load: Erlang A with patience, Erlang C without.
     *
     * @param agents 1 or more
     * @param targetSeconds answer target, 0 or more
     */
    public static Outcome outcome(Load load, int agents, double targetSeconds) {
        check(agents, targetSeconds);
        double arrive = load.arrivalsPerSecond();
        if (load.erlangs() < Double.MIN_NORMAL) {
            return new Outcome(agents, 0, 0, 0, 0, new Outcome.ServiceLevel(1, 1, 1));
        }
        Station station = Station.live(agents, load.handleSeconds(), load.finitePatience());
        if (!station.settles(arrive)) {
            return new Outcome(agents, 1, 0, Double.POSITIVE_INFINITY, 1, new Outcome.ServiceLevel(0, 0, 0));
        }
        Steady steady = station.steady(arrive);
        return new Outcome(
                agents,
                steady.waits,
                steady.abandonment,
                steady.meanWaitSeconds(),
                Math.min(1, arrive / station.fullRate * (1 - steady.abandonment)),
                steady.serviceLevel(targetSeconds));
    }

    /**
     * The fewest agents with whom the share of offered contacts answered within the target reaches the service level (then it is
     * reached by the other definitions too).
     *
     * @param serviceLevel above 0 and below 1
     */
    public static int agentsFor(Load load, double targetSeconds, double serviceLevel) {
        check(1, targetSeconds);
        if (!(serviceLevel > 0 && serviceLevel < 1)) {
            throw new IllegalArgumentException("a service level lies between 0 and 1, not " + serviceLevel);
        }
        if (load.erlangs() < Double.MIN_NORMAL) {
            return 1;
        }
        double arrive = load.arrivalsPerSecond();
        return fewest(load.erlangs(), serviceLevel, agents -> {
            Station station = Station.live(agents, load.handleSeconds(), load.finitePatience());
            return station.settles(arrive) ? station.steady(arrive).answeredWithin(targetSeconds) : 0;
        });
    }

    /** The fewest agents, at least 1, from whom on what they reach, which rises with them, is enough. */
    static int fewest(double guess, double enough, IntToDoubleFunction reached) {
        int most = Math.max(1, (int) Math.ceil(Math.min(guess, MOST_AGENTS)));
        int few = 0;
        int step = 1 + (int) Math.sqrt(most);
        while (reached.applyAsDouble(most) < enough) {
            few = most;
            if (most > MOST_AGENTS) {
                throw new IllegalArgumentException("more than " + MOST_AGENTS + " agents would be needed");
            }
            most += step;
            step *= 2;
        }
        while (most - few > 1) {
            int middle = (most + few) >>> 1;
            if (reached.applyAsDouble(middle) < enough) {
                few = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }

    private static void check(int agents, double targetSeconds) {
        if (agents < 1) {
            throw new IllegalArgumentException("at least 1 agent is needed, not " + agents);
        }
        if (!(targetSeconds >= 0) || Double.isInfinite(targetSeconds)) {
            throw new IllegalArgumentException("the answer target must be 0 seconds or more, not " + targetSeconds);
        }
    }
}

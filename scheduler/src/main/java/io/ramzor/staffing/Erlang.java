package io.ramzor.staffing;

import java.util.function.DoubleUnaryOperator;

/**
 * Erlang B, C and A, exactly.
 *
 * <p>Erlang A (M/M/n+M) after Palm 1957, Garnett, Mandelbaum and Reiman 2002, and Mandelbaum and Zeltyn 2007: the offered wait has
 * an atom at 0 and the density {@code lambda p(n-1) exp(lambda (1 - exp(-theta x)) / theta - n mu x)}. Sums are taken in
 * logarithms, so thousands of agents and heavy overloads neither overflow nor underflow; the density is integrated by
 * Gauss-Legendre quadrature on panels short against its scale.
 */
public final class Erlang {
    private static final double[] NODES = {
        0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717
    };
    private static final double[] WEIGHTS = {
        0.2955242247147529, 0.2692667193099963, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881
    };
    /** Terms so much smaller than the largest, in logarithms, add nothing to a double. */
    private static final double NEGLIGIBLE = 45;

    private static final int MOST_AGENTS = 1_000_000;

    private Erlang() {}

    /**
     * Erlang B: the share of contacts lost when none can wait.
     *
     * @param agents 0 or more
     * @param erlangs offered load, 0 or more
     */
    public static double lossProbability(int agents, double erlangs) {
        if (erlangs == 0) {
            return agents == 0 ? 1 : 0;
        }
        return Math.exp(-logInverseLoss(agents, erlangs));
    }

    /** Erlang C: the share of contacts that wait when nobody leaves; 1 if the load is at least the number of agents. */
    public static double waitProbability(int agents, double erlangs) {
        if (erlangs >= agents) {
            return 1;
        }
        double loss = lossProbability(agents, erlangs);
        return agents * loss / (agents - erlangs * (1 - loss));
    }

    /**
     * What the agents give on that load: Erlang A with patience, Erlang C without.
     *
     * @param agents 1 or more
     * @param targetSeconds answer target, 0 or more
     */
    public static Outcome outcome(Load load, int agents, double targetSeconds) {
        if (agents < 1) {
            throw new IllegalArgumentException("at least 1 agent is needed, not " + agents);
        }
        if (!(targetSeconds >= 0)) {
            throw new IllegalArgumentException("the answer target must be 0 seconds or more, not " + targetSeconds);
        }
        if (load.arrivalsPerSecond() == 0) {
            return new Outcome(agents, 0, 0, 0, 0, new Outcome.ServiceLevel(1, 1, 1));
        }
        return load.patienceSeconds() == null || load.patienceSeconds().isInfinite()
                ? patient(load, agents, targetSeconds)
                : impatient(load, agents, targetSeconds);
    }

    /**
     * The fewest agents with whom the share of offered contacts answered within the target reaches the service level (then it is
     * reached by the other definitions too).
     *
     * @param serviceLevel above 0 and below 1
     */
    public static int agentsFor(Load load, double targetSeconds, double serviceLevel) {
        if (!(serviceLevel > 0 && serviceLevel < 1)) {
            throw new IllegalArgumentException("a service level lies between 0 and 1, not " + serviceLevel);
        }
        int enough = Math.max(1, (int) Math.ceil(Math.min(load.erlangs(), MOST_AGENTS)));
        int few = 0;
        while (outcome(load, enough, targetSeconds).serviceLevel().ofOffered() < serviceLevel) {
            few = enough;
            if (enough > MOST_AGENTS) {
                throw new IllegalArgumentException("more than " + MOST_AGENTS + " agents would be needed");
            }
            enough += Math.max(1, enough / 4);
        }
        while (enough - few > 1) {
            int middle = (enough + few) >>> 1;
            if (outcome(load, middle, targetSeconds).serviceLevel().ofOffered() < serviceLevel) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    private static Outcome patient(Load load, int agents, double targetSeconds) {
        double erlangs = load.erlangs();
        if (erlangs >= agents) {
            return new Outcome(agents, 1, 0, Double.POSITIVE_INFINITY, 1, new Outcome.ServiceLevel(0, 0, 0));
        }
        double waits = waitProbability(agents, erlangs);
        double drain = (agents - erlangs) / load.handleSeconds();
        double within = 1 - waits * Math.exp(-drain * targetSeconds);
        return new Outcome(
                agents, waits, 0, waits / drain, erlangs / agents, new Outcome.ServiceLevel(within, within, within));
    }

    private static Outcome impatient(Load load, int agents, double targetSeconds) {
        double arrive = load.arrivalsPerSecond();
        double serve = agents / load.handleSeconds();
        double leave = 1 / load.patienceSeconds();
        double logBelow = logInverseLoss(agents, load.erlangs());
        Queue queue = Queue.of(arrive, serve, leave);
        double logAll = logSum(logBelow, queue.logSum());
        double waits = Math.exp(logSum(0, queue.logSum()) - logAll);
        double meanQueue = Math.exp(queue.logWeighted() - logAll);
        double abandonment = leave * meanQueue / arrive;

        // p(n-1) = p(n) n mu / lambda, so the density at x is n mu p(n) exp(...).
        double logHeight = Math.log(serve) - logAll;
        DoubleUnaryOperator density = x -> Math.exp(logHeight - arrive * Math.expm1(-leave * x) / leave - serve * x);
        double served =
                1 - waits + integral(x -> density.applyAsDouble(x) * Math.exp(-leave * x), targetSeconds, load, serve);
        double offeredWaitWithin = 1 - waits + integral(density, targetSeconds, load, serve);
        double waitWithin = 1 - Math.max(0, 1 - offeredWaitWithin) * Math.exp(-leave * targetSeconds);
        double leftWithin = Math.max(0, waitWithin - served);
        return new Outcome(
                agents,
                waits,
                abandonment,
                meanQueue / arrive,
                Math.min(1, arrive * (1 - abandonment) / serve),
                new Outcome.ServiceLevel(served, served / (1 - leftWithin), waitWithin));
    }

    /** Relative weights of the states with k waiting, k from 1, against the state in which all agents are busy and none waits. */
    private record Queue(double logSum, double logWeighted) {
        static Queue of(double arrive, double serve, double leave) {
            double logTerm = 0;
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            double weighted = 0;
            for (long k = 1; ; k++) {
                logTerm += Math.log(arrive / (serve + k * leave));
                if (logTerm > largest) {
                    double shrink = Math.exp(largest - logTerm);
                    sum *= shrink;
                    weighted *= shrink;
                    largest = logTerm;
                }
                double term = Math.exp(logTerm - largest);
                sum += term;
                weighted += k * term;
                if (arrive < serve + k * leave && logTerm + Math.log(k) < largest - NEGLIGIBLE) {
                    return new Queue(largest + Math.log(sum), largest + Math.log(weighted));
                }
            }
        }
    }

    /** The logarithm of 1 / Erlang B, by the recursion 1/B(j) = 1 + j / (a B(j-1)). */
    private static double logInverseLoss(int agents, double erlangs) {
        double inverse = 1;
        double scale = 0;
        double one = 1;
        for (int j = 1; j <= agents; j++) {
            inverse = one + inverse * j / erlangs;
            if (inverse > 1e250) {
                inverse *= 1e-250;
                one *= 1e-250;
                scale += 250 * Math.log(10);
            }
        }
        return Math.log(inverse) + scale;
    }

    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }

    private static double integral(DoubleUnaryOperator f, double until, Load load, double serve) {
        double scale = load.arrivalsPerSecond() + serve + 1 / load.patienceSeconds();
        int panels = (int) Math.min(20_000, Math.max(1, Math.ceil(until * scale / 4)));
        double half = until / panels / 2;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double middle = (2 * panel + 1) * half;
            for (int i = 0; i < NODES.length; i++) {
                double step = half * NODES[i];
                sum += WEIGHTS[i] * (f.applyAsDouble(middle - step) + f.applyAsDouble(middle + step));
            }
        }
        return sum * half;
    }
}

package io.ramzor.rebalance;

/**
 * How one queue moves: service, patience and cost by contacts in the system and agents present. All rates are per minute. With m
 * contacts at once an agent takes {@code h (1 + slowdown (m - 1))} for each, so throughput rises with concurrency, but less than in
 * proportion.
 */
final class Dynamics {
    /** An abandoned contact is the unit of cost. */
    static final double LATE_COST = 0.3;

    private static final double LATENESS_GRACE_MINUTES = 2;

    private final double handleMinutes;
    private final double slowdown;
    private final int atOnce;
    private final double leavingRate;
    private final double targetMinutes;

    Dynamics(Situation.QueueState queue) {
        handleMinutes = queue.handleSeconds() / 60;
        slowdown = queue.capacity() > 1 ? queue.slowdown() : 0;
        atOnce = queue.capacity();
        leavingRate = queue.patienceSeconds() == null ? 0 : 60 / queue.patienceSeconds();
        targetMinutes = queue.answerTargetSeconds() / 60;
    }

    /** Contacts that so many agents hold at most. */
    double slots(double agents) {
        return Math.max(0, agents) * atOnce;
    }

    /** Completions per minute with so many contacts in the system. */
    double serviceRate(double contacts, double agents) {
        double held = Math.min(contacts, slots(agents));
        if (held <= 0) {
            return 0;
        }
        double each = Math.max(1, held / agents);
        return held / (handleMinutes * (1 + slowdown * (each - 1)));
    }

    double leavingRate() {
        return leavingRate;
    }

    double targetMinutes() {
        return targetMinutes;
    }

    /** Throughput of an agent who holds {@code own} at once, relative to one who holds as many as the queue says. */
    double relativeThroughput(int own) {
        return throughput(own) / throughput(atOnce);
    }

    private double throughput(int held) {
        return held / (1 + slowdown * (held - 1));
    }

    /** Mean agents kept busy by so many arrivals per minute, at full concurrency. */
    double offeredAgents(double arrivalsPerMinute) {
        return arrivalsPerMinute * handleMinutes / throughput(atOnce);
    }

    /**
     * Cost per minute in each state 0 to {@code states - 1}, in units of {@code group} contacts: leavers, {@value #LATE_COST} for each
     * arrival that will be answered late (Gamma tail of the wait behind those ahead), and lateness, where target + 2 minutes of it weigh
     * as much as one leaver.
     */
    double[] costRates(int states, int group, double agents, double arrivalsPerMinute) {
        double slots = slots(agents);
        double full = serviceRate(slots + 1, agents);
        double[] lateTail = lateTail(states * group, full * targetMinutes);
        double[] cost = new double[states];
        for (int i = 0; i < states; i++) {
            double contacts = (double) i * group;
            double waiting = Math.max(0, contacts - slots);
            double late = between(lateTail, contacts - slots + 1);
            double overdue = Math.max(0, waiting - full * targetMinutes);
            cost[i] = leavingRate * waiting
                    + LATE_COST * arrivalsPerMinute * late
                    + overdue / (targetMinutes + LATENESS_GRACE_MINUTES);
        }
        return cost;
    }

    /** The tail at a place between two whole ones, so that a fraction of an agent counts for its fraction. */
    private static double between(double[] tail, double ahead) {
        if (ahead <= 0) {
            return 0;
        }
        int whole = (int) ahead;
        if (whole >= tail.length - 1) {
            return tail[tail.length - 1];
        }
        return tail[whole] + (ahead - whole) * (tail[whole + 1] - tail[whole]);
    }

    /** P(fewer than k completions until the target) for k = 0..n, completions being Poisson with that mean. */
    private static double[] lateTail(int n, double mean) {
        double[] tail = new double[n + 2];
        boolean tiny = mean > 500;
        double term = Math.exp(-mean);
        double sum = 0;
        for (int k = 1; k < tail.length; k++) {
            sum += term;
            term *= mean / k;
            tail[k] = tiny ? (k > mean ? 1 : 0) : Math.min(1, sum);
        }
        return tail;
    }

    /** What a contact that still waits at the end of the horizon is expected to cost after it. */
    double costLeft(double waiting, double agents) {
        double beyond = Math.max(0, waiting - serviceRate(slots(agents) + 1, agents) * targetMinutes);
        return 0.5 * waiting * Math.min(1, leavingRate * handleMinutes) + 0.5 * beyond;
    }
}

package io.ramzor.staffing;

/**
 * Several dialogues an agent: places are the agents' slots, and the more dialogues an agent has, the longer each takes.
 *
 * <p>An agent with k dialogues owes a reply in each with the probability p with which it is the agent's turn; a reply takes
 * 1 + slowdown (k - 1) p times as long as alone, which lengthens the dialogue and so raises p: the fixed point gives the
 * dialogue's length T(k). Dialogues are spread evenly, so that with j of them on n agents each has j / n or one more, and
 * endings come at the sum of k / T(k). An idle thread takes idleWeight of a slot,
 * and what remains takes new dialogues only as whole slots; but a thread that revives is taken on even where none is free. So
 * an agent who is never short of work holds the larger of the whole free slots and the revived threads; both numbers are taken
 * as Poisson.
 *
 * <p>How far off it was seen to be: the service level of a day in the twin was 0.7 points higher with three chats at once and
 * replies slowed by 0.3 for each other one owed; with idle threads it was 5 to 7 points higher (2, 3 and 5 threads at once),
 * which is about one agent in twelve too many.
 */
record ThreadPlaces(Work.Threads work) implements Places {
    private static final int ROUNDS = 60;
    private static final int MOST_THREADS = 2_000;

    @Override
    public Station with(int agents, IntervalDemand demand, double arrivalsPerSecond) {
        int slots = slots(agents, demand, arrivalsPerSecond);
        double[] ended = new double[work.concurrency() + 2];
        for (int dialogues = 1; dialogues < ended.length; dialogues++) {
            ended[dialogues] = dialogues / (demand.handleSeconds() * stretch(dialogues));
        }
        double[] rates = new double[slots + 1];
        for (int present = 1; present <= slots; present++) {
            int each = present / agents;
            int more = present % agents;
            double rate = (agents - more) * ended[each] + more * ended[each + 1];
            rates[present] = Math.max(rate, rates[present - 1]);
        }
        return Station.of(rates, work.patienceSeconds());
    }

    @Override
    public double leaveRate() {
        return Station.leaveRate(work.patienceSeconds());
    }

    @Override
    public double workload(IntervalDemand demand, double arrivalsPerSecond) {
        double threads = arrivalsPerSecond
                * (demand.handleSeconds() * stretch(work.concurrency()) + work.idleWeight() * work.idleSeconds());
        return threads / work.concurrency();
    }

    /** By how much longer a dialogue takes if its agent has so many. */
    private double stretch(int dialogues) {
        double slower = 1;
        for (int round = 0; round < ROUNDS && work.slowdown() > 0; round++) {
            double writing = work.replyShare() * slower;
            double all = writing + 1 - work.replyShare();
            slower = 1 + work.slowdown() * (dialogues - 1) * writing / all;
        }
        return work.replyShare() * slower + 1 - work.replyShare();
    }

    private int slots(int agents, IntervalDemand demand, double arrivalsPerSecond) {
        if (work.idleSeconds() == 0 || work.idleWeight() == 0) {
            return agents * work.concurrency();
        }
        double active = arrivalsPerSecond * demand.handleSeconds() * stretch(work.concurrency()) / agents;
        double[] idle = poisson(arrivalsPerSecond * work.idleSeconds() / agents);
        double[] revived = poisson(active * work.revivals() / (1 + work.revivals()));
        double slots = 0;
        for (int i = 0; i < idle.length; i++) {
            int free = (int) Math.max(0, Math.floor(work.concurrency() - work.idleWeight() * i + 1e-9));
            double held = free;
            for (int r = free + 1; r < revived.length; r++) {
                held += (r - free) * revived[r];
            }
            slots += idle[i] * Math.min(work.concurrency(), held);
        }
        return (int) Math.max(1, Math.floor(agents * slots));
    }

    /** Probabilities of 0, 1, ..., up to where they no longer count. */
    private static double[] poisson(double mean) {
        int most = (int) Math.min(MOST_THREADS, mean + 10 * Math.sqrt(mean) + 10);
        double[] probabilities = new double[most + 1];
        double sum = 0;
        double log = -mean;
        for (int i = 0; i <= most; i++) {
            probabilities[i] = Math.exp(log);
            sum += probabilities[i];
            log += Math.log(mean / (i + 1));
        }
        for (int i = 0; i <= most; i++) {
            probabilities[i] /= Math.max(sum, Double.MIN_NORMAL);
        }
        return probabilities;
    }
}

package io.ramzor.staffing;

/**
 * Several dialogues an agent: places are the agents' slots, and the more dialogues an agent has, the longer each takes.
 *
 * <p>An agent with k dialogues owes a reply in each with the probability p with which it is the agent's turn; a reply takes
 * 1 + slowdown (k - 1) p times as long as alone, which lengthens the dialogue and so raises p: the fixed point gives the
 * dialogue's length T(k). Dialogues are spread evenly, so that with j of them on n agents each has j / n or one more, and
 * endings come at the sum of k / T(k). Idle threads take idleWeight of a slot; their number an agent is taken as Poisson, and
 * only whole slots that remain free take a new dialogue.
 */
record ThreadPlaces(Work.Threads work) implements Places {
    private static final int ROUNDS = 60;

    @Override
    public Station with(int agents, IntervalDemand demand, double arrivalsPerSecond) {
        int slots = slots(agents, arrivalsPerSecond);
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

    private int slots(int agents, double arrivalsPerSecond) {
        double idle = arrivalsPerSecond * work.idleSeconds() / agents;
        if (idle == 0 || work.idleWeight() == 0) {
            return agents * work.concurrency();
        }
        double most = work.concurrency() / work.idleWeight();
        double probability = Math.exp(-idle);
        double sum = 0;
        double slots = 0;
        for (int threads = 0; threads <= most && sum < 1 - 1e-9; threads++) {
            slots += probability * Math.floor(work.concurrency() - work.idleWeight() * threads + 1e-9);
            sum += probability;
            probability *= idle / (threads + 1);
        }
        return (int) Math.max(agents, Math.floor(agents * slots));
    }
}

package io.ramzor.rebalance;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** One sampled future of a queue, event by event, first come first served; times in minutes from now. */
final class Path {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private record Waiter(double queued, double leaves) {}

    private final Situation.QueueState queue;
    private final Dynamics dynamics;
    private final double[] agents;
    private final int intervalMinutes;
    private final Projection into;
    private final int index;
    private final SplittableRandom arrivalDraws;
    private final SplittableRandom serviceDraws;
    private final double arrivalLevel;
    private final double handlingLevel;
    private final ArrayDeque<Waiter> line = new ArrayDeque<>();
    private double held;

    Path(
            Situation.QueueState queue,
            double handling,
            double[] agents,
            int intervalMinutes,
            SplittableRandom random,
            Projection into,
            int index) {
        this.queue = queue;
        this.agents = agents;
        this.intervalMinutes = intervalMinutes;
        this.into = into;
        this.index = index;
        dynamics = new Dynamics(queue);
        SplittableRandom levels = random.split();
        arrivalDraws = random.split();
        serviceDraws = random.split();
        arrivalLevel = Projection.level(levels, queue.arrivalSpread());
        handlingLevel = Projection.handlingLevel(levels);
        held = handling;
        queue.backlog().stream().sorted((a, b) -> Double.compare(b, a)).forEach(this::joinWithAge);
    }

    /** Runs to the end of the projection. */
    void run() {
        double end = into.minutes();
        double now = 0;
        int bucket = 0;
        double arrival = nextArrival(0);
        serve(0);
        while (now < end) {
            double mark = (bucket + 1) * (double) Projection.BUCKET_MINUTES;
            double rate = dynamics.serviceRate(held, agentsAt(now)) / handlingLevel;
            double completion = rate <= 0 ? NEVER : now + exponential(serviceDraws) / rate;
            double change = nextInterval(now);
            double next = Math.min(Math.min(arrival, completion), Math.min(mark, change));
            now = next;
            if (next == completion) {
                held = Math.max(0, held - 1);
            } else if (next == arrival) {
                join(now);
                arrival = nextArrival(now);
            }
            serve(now);
            if (next == mark) {
                into.wait(index, bucket++, present(now));
            }
        }
        line.forEach(waiter -> leaveOrWait(waiter, end));
    }

    private void joinWithAge(double ageSeconds) {
        line.add(new Waiter(-ageSeconds / 60, patience()));
    }

    private void join(double now) {
        line.add(new Waiter(now, now + patience()));
    }

    private double patience() {
        return dynamics.leavingRate() <= 0 ? NEVER : exponential(arrivalDraws) / dynamics.leavingRate();
    }

    /** Hands waiting contacts to free slots; those whose patience has run out meanwhile count as abandoned. */
    private void serve(double now) {
        double slots = dynamics.slots(agentsAt(now));
        while (!line.isEmpty()) {
            Waiter first = line.peek();
            if (first.leaves() <= now) {
                line.poll();
                leaveOrWait(first, now);
            } else if (held + 0.5 <= slots) {
                line.poll();
                held += 1;
                double wait = now - first.queued();
                boolean in = wait <= dynamics.targetMinutes();
                into.decide(index, in ? now : first.queued() + dynamics.targetMinutes(), in, false);
            } else {
                return;
            }
        }
    }

    private void leaveOrWait(Waiter waiter, double now) {
        double due = waiter.queued() + dynamics.targetMinutes();
        boolean left = waiter.leaves() <= now;
        double decided = left ? Math.min(waiter.leaves(), due) : due;
        if (left || due <= now) {
            into.decide(index, decided, false, left);
        }
    }

    private int present(double now) {
        int count = 0;
        for (Waiter waiter : line) {
            if (waiter.leaves() > now) {
                count++;
            }
        }
        return count;
    }

    private double agentsAt(double minute) {
        return agents[Math.min(agents.length - 1, (int) (minute / intervalMinutes))];
    }

    private double nextInterval(double now) {
        return (Math.floor(now / intervalMinutes) + 1) * intervalMinutes;
    }

    private double nextArrival(double from) {
        double at = from;
        while (at < into.minutes()) {
            double rate = arrivalLevel * queue.arrivalsIn((int) (at / intervalMinutes)) / intervalMinutes;
            double edge = nextInterval(at);
            double next = rate <= 0 ? NEVER : at + exponential(arrivalDraws) / rate;
            if (next < edge) {
                return next;
            }
            at = edge;
        }
        return NEVER;
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}

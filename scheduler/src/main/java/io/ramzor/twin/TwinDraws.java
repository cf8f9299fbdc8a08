package io.ramzor.twin;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The chance of one pair of futures: when contacts arrive, how much work each of them is and when it loses patience. Both futures read
 * the same draws, and each queue has its own stream, so that they differ by nothing but what is done. Where fewer come in one future
 * than in the other, they are some of the others. Used again for pair after pair by one thread.
 */
final class TwinDraws {
    private final TwinFloor floor;
    private final List<TwinFloor.Held> held;
    /** All who come in either future. */
    private final TwinLines all;
    /** Those who come in one in which fewer do. */
    private final TwinLines fewer;
    /** Who comes in the future to be played. */
    TwinLines lines;

    final boolean[] isHeld;
    final double[] heldWork;
    private long seed;

    TwinDraws(TwinFloor floor, List<TwinFloor.Held> held) {
        this.floor = floor;
        this.held = held;
        all = new TwinLines(floor);
        fewer = new TwinLines(floor);
        isHeld = new boolean[held.size()];
        heldWork = new double[held.size()];
    }

    /** Draws the pair of that seed. */
    void draw(long pair) {
        seed = pair;
        SplittableRandom random = new SplittableRandom(pair);
        double[] handling = new double[floor.queues().size()];
        all.clear();
        for (int queue = 0; queue < handling.length; queue++) {
            SplittableRandom own = random.split();
            TwinFloor.Line line = floor.queues().get(queue);
            double level = level(own, line.arrivalSpread());
            handling[queue] = line.handleSeconds() * level(own, line.handleSpread());
            backlog(queue, line, own, handling[queue]);
            arrivals(queue, line, own, level, handling[queue]);
        }
        for (int i = 0; i < isHeld.length; i++) {
            isHeld[i] = random.nextDouble() < held.get(i).probability();
            heldWork[i] = random.nextExponential() * handling[held.get(i).queue()];
        }
        all.merge();
        lines = all;
    }

    /** Picks those who come in the future of that course. */
    void pick(TwinCourse course) {
        if (course.comers == null) {
            lines = all;
            return;
        }
        SplittableRandom lots = new SplittableRandom(~seed);
        fewer.clear();
        for (int queue = 0; queue < floor.queues().size(); queue++) {
            for (int place = 0; place < all.count[queue]; place++) {
                double at = all.queuedAt[queue][place];
                if (lots.nextDouble() < course.share(queue, at, floor.intervalSeconds())) {
                    fewer.add(queue, at, all.work[queue][place], all.leavesAt[queue][place]);
                }
            }
        }
        fewer.merge();
        lines = fewer;
    }

    private void backlog(int queue, TwinFloor.Line line, SplittableRandom random, double handling) {
        for (double age : line.backlog()) {
            all.add(
                    queue,
                    -age,
                    random.nextExponential() * handling,
                    random.nextExponential() * line.patienceSeconds());
        }
    }

    private void arrivals(int queue, TwinFloor.Line line, SplittableRandom random, double level, double handling) {
        double interval = floor.intervalSeconds();
        double at = 0;
        for (int i = 0; at < floor.horizonSeconds(); i++) {
            double rate = level * line.perSecond(i, interval);
            double end = Math.min(floor.horizonSeconds(), (i + 1) * interval);
            while (rate > 0) {
                at += random.nextExponential() / rate;
                if (at >= end) {
                    break;
                }
                all.add(
                        queue,
                        at,
                        random.nextExponential() * handling,
                        at + random.nextExponential() * line.patienceSeconds());
            }
            at = end;
        }
    }

    /** A draw with mean 1 and that coefficient of variation, log-normal. */
    private static double level(SplittableRandom random, double spread) {
        double sigma = Math.sqrt(Math.log1p(spread * spread));
        return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}

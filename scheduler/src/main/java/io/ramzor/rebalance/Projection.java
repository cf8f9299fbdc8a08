package io.ramzor.rebalance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What may become of one queue: sampled paths over the horizon from the live state, backlog and ages included. Each path draws its own
 * level of arrivals (gamma, so that counts are over-dispersed) and of handling, then every arrival, service and patience. The same seed
 * gives the same paths, and two plans of one situation share their draws of level and arrivals, so that their difference is sharp.
 */
final class Projection {
    /** Legs are counted by the five minutes in which they are decided. */
    static final int BUCKET_MINUTES = 5;

    private static final double HANDLING_SPREAD = 0.10;

    private final int buckets;
    private final int[][] answeredIn;
    private final int[][] decided;
    private final int[][] abandoned;
    private final int[][] waiting;

    private Projection(int paths, int buckets) {
        this.buckets = buckets;
        answeredIn = new int[paths][buckets];
        decided = new int[paths][buckets];
        abandoned = new int[paths][buckets];
        waiting = new int[paths][buckets];
    }

    /**
     * Samples the queue's future.
     *
     * @param queue its state now
     * @param handling contacts with agents now
     * @param agents agents by interval
     * @param minutes how far
     * @param paths how many paths
     * @param seed of all draws
     */
    static Projection of(
            Situation.QueueState queue,
            double handling,
            double[] agents,
            int intervalMinutes,
            int minutes,
            int paths,
            long seed) {
        int buckets = Math.max(1, (minutes + BUCKET_MINUTES - 1) / BUCKET_MINUTES);
        Projection projection = new Projection(paths, buckets);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < paths; i++) {
            new Path(queue, handling, agents, intervalMinutes, random, projection, i).run();
        }
        return projection;
    }

    /** Records a leg at its decision time, minutes from now. */
    void decide(int path, double atMinute, boolean in, boolean leaver) {
        int bucket = (int) (atMinute / BUCKET_MINUTES);
        if (atMinute < 0 || bucket >= buckets) {
            return;
        }
        decided[path][bucket]++;
        if (in) {
            answeredIn[path][bucket]++;
        }
        if (leaver) {
            abandoned[path][bucket]++;
        }
    }

    void wait(int path, int bucket, int contacts) {
        waiting[path][bucket] = contacts;
    }

    int minutes() {
        return buckets * BUCKET_MINUTES;
    }

    /** Service level of the legs decided in {@code [from, to)} minutes: 10 %, 50 %, 90 %; null = no data in most paths. */
    List<Double> serviceLevel(double from, double to) {
        return shares(answeredIn, from, to);
    }

    /** Share of the legs decided in {@code [from, to)} minutes that were abandoned: 10 %, 50 %, 90 %; null = no data in most paths. */
    List<Double> abandonment(double from, double to) {
        return shares(abandoned, from, to);
    }

    /** Contacts waiting at that minute: 10 %, 50 %, 90 %. */
    List<Double> waitingAt(double minute) {
        int bucket = Math.max(0, Math.min(buckets - 1, (int) Math.round(minute / BUCKET_MINUTES) - 1));
        double[] values = new double[waiting.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = waiting[i][bucket];
        }
        Arrays.sort(values);
        return quantiles(values, values.length);
    }

    private List<Double> shares(int[][] counts, double from, double to) {
        int first = Math.max(0, (int) Math.round(from / BUCKET_MINUTES));
        int end = Math.min(buckets, Math.max(first + 1, (int) Math.round(to / BUCKET_MINUTES)));
        double[] values = new double[counts.length];
        int known = 0;
        for (int i = 0; i < counts.length; i++) {
            int part = 0;
            int whole = 0;
            for (int bucket = first; bucket < end; bucket++) {
                part += counts[i][bucket];
                whole += decided[i][bucket];
            }
            if (whole > 0) {
                values[known++] = (double) part / whole;
            }
        }
        if (known * 2 < counts.length) {
            return null;
        }
        Arrays.sort(values, 0, known);
        return quantiles(values, known);
    }

    private static List<Double> quantiles(double[] sorted, int known) {
        return List.of(rank(sorted, known, 0.1), rank(sorted, known, 0.5), rank(sorted, known, 0.9));
    }

    private static double rank(double[] sorted, int known, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * known) - 1)];
    }

    /** A draw with mean 1 and that coefficient of variation, log-normal. */
    static double level(SplittableRandom random, double spread) {
        double sigma = Math.sqrt(Math.log1p(spread * spread));
        return Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }

    static double handlingLevel(SplittableRandom random) {
        return level(random, HANDLING_SPREAD);
    }
}

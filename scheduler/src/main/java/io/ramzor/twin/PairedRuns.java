package io.ramzor.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Both futures of a floor, with and without what is proposed, pair by pair on the same chance, on all processors. Pairs are played in
 * steps, and no more of them than it takes to tell whether the one is cheaper: after each step the mean saving is held against a bound
 * that is as wide at every look and is crossed by chance at any of them in one case of ten (Pocock 1977: {@value #POCOCK} standard
 * errors for five looks, widened for few pairs as Student's law is). The same seed gives the same pairs on any machine.
 */
public final class PairedRuns {
    /** Pairs that are always played. */
    public static final int FEWEST = 20;
    /** Pairs after which the answer stays open. */
    public static final int MOST = 200;

    private static final int[] LOOKS = {FEWEST, 40, 80, 140, MOST};

    private static final double POCOCK = 2.122;

    /** What the pairs say of the proposal. */
    public enum Verdict {
        /** It saves more than it costs. */
        HELPS,
        /** It does not. */
        DOES_NOT_HELP,
        /** So many pairs do not tell. */
        OPEN
    }

    /** What is measured of one queue in one future. */
    public enum Measure {
        SERVICE_LEVEL,
        ABANDONMENT,
        LATENESS_SECONDS,
        WAITING,
        COST
    }

    private final TwinFloor floor;
    private final TwinCourse without;
    private final TwinCourse with;
    private final double markSeconds;
    private final double ownCost;
    private final long seed;
    private final int workers;
    private final List<double[][][]> pairs = new ArrayList<>();
    private final List<TwinFloor.Held> held;

    /**
     * @param without what agents do if nothing is done
     * @param with what they do if it is; serves now what the other does or what it was changed to
     * @param markSeconds shares are measured from now to then
     * @param ownCost what the proposal must save at the least, in abandoned contacts
     * @param workers threads, at least 1
     */
    public PairedRuns(
            TwinFloor floor,
            TwinCourse without,
            TwinCourse with,
            double markSeconds,
            double ownCost,
            long seed,
            int workers) {
        this.floor = floor;
        this.without = without.sorted();
        this.with = with.sorted();
        this.markSeconds = markSeconds;
        this.ownCost = ownCost;
        this.seed = seed;
        this.workers = Math.max(1, workers);
        held = floor.held(without.serves, without.open);
    }

    /** Plays {@value #FEWEST} pairs, and more while the answer is open, at most {@value #MOST}. */
    public PairedRuns untilClear() {
        for (int look : LOOKS) {
            play(look);
            if (verdict() != Verdict.OPEN) {
                break;
            }
        }
        return this;
    }

    /** Plays so many pairs in all. */
    public PairedRuns play(int all) {
        int first = pairs.size();
        int each = Math.max(1, (all - first + workers - 1) / workers);
        List<double[][][]> more = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> part(first + worker * each, Math.min(all, first + (worker + 1) * each)))
                .flatMap(List::stream)
                .toList();
        pairs.addAll(more);
        return this;
    }

    private List<double[][][]> part(int from, int to) {
        List<double[][][]> part = new ArrayList<>();
        TwinRun run = new TwinRun(floor);
        TwinDraws draws = new TwinDraws(floor, held);
        TwinCounts counts = new TwinCounts(floor, markSeconds);
        for (int pair = from; pair < to; pair++) {
            draws.draw(new SplittableRandom(seed + pair).nextLong());
            run.play(without, held, draws, counts);
            double[][] alone = measured(counts);
            run.play(with, held, draws, counts);
            part.add(new double[][][] {alone, measured(counts)});
        }
        return part;
    }

    private double[][] measured(TwinCounts counts) {
        double[][] measured = new double[Measure.values().length][floor.queues().size()];
        for (int queue = 0; queue < floor.queues().size(); queue++) {
            measured[Measure.SERVICE_LEVEL.ordinal()][queue] = counts.serviceLevel(queue);
            measured[Measure.ABANDONMENT.ordinal()][queue] = counts.abandonment(queue);
            measured[Measure.LATENESS_SECONDS.ordinal()][queue] = counts.latenessSeconds(queue);
            measured[Measure.WAITING.ordinal()][queue] = counts.waiting(queue);
            measured[Measure.COST.ordinal()][queue] = counts.cost(queue);
        }
        return measured;
    }

    /** Pairs played. */
    public int pairs() {
        return pairs.size();
    }

    /** What they say so far. */
    public Verdict verdict() {
        double[] saving = saving();
        return saving[0] > 0 ? Verdict.HELPS : saving[2] < 0 ? Verdict.DOES_NOT_HELP : Verdict.OPEN;
    }

    /** What the proposal saves beyond its own cost, in abandoned contacts: the mean with its interval of 90 %, which holds at any look. */
    public double[] saving() {
        double[] savings = pairs.stream()
                .mapToDouble(pair -> sum(pair[0]) - sum(pair[1]) - ownCost)
                .toArray();
        return interval(savings);
    }

    /** By how much the measure of a queue changes by the proposal: the mean with its interval of 90 %; null = no data. */
    public double[] change(Measure measure, int queue) {
        double[] changes = pairs.stream()
                .mapToDouble(pair -> pair[1][measure.ordinal()][queue] - pair[0][measure.ordinal()][queue])
                .filter(change -> !Double.isNaN(change))
                .toArray();
        return changes.length < 2 ? null : interval(changes);
    }

    /** Whether anything becomes of the queue that would not else. */
    public boolean touched(int queue) {
        return pairs.stream()
                .anyMatch(pair -> IntStream.range(0, Measure.values().length)
                        .anyMatch(measure -> Double.compare(pair[0][measure][queue], pair[1][measure][queue]) != 0));
    }

    /**
     * What becomes of a queue: 5, 50 and 95 % of the futures (of n futures the k-th is the quantile k / (n + 1), and between them a
     * straight line); null = no data in most of them.
     */
    public double[] band(boolean withProposal, Measure measure, int queue) {
        double[] values = pairs.stream()
                .mapToDouble(pair -> pair[withProposal ? 1 : 0][measure.ordinal()][queue])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return values.length * 2 < pairs.size() || values.length == 0
                ? null
                : new double[] {quantile(values, 0.05), quantile(values, 0.5), quantile(values, 0.95)};
    }

    /** Mean of a measure of a queue over the futures; NaN = no data in some. */
    public double mean(boolean withProposal, Measure measure, int queue) {
        return pairs.stream()
                .mapToDouble(pair -> pair[withProposal ? 1 : 0][measure.ordinal()][queue])
                .average()
                .orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double share) {
        double place = Math.max(0, Math.min(sorted.length - 1.0, share * (sorted.length + 1) - 1));
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double sum(double[][] measured) {
        return Arrays.stream(measured[Measure.COST.ordinal()]).sum();
    }

    private static double[] interval(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double student = POCOCK + (POCOCK * POCOCK * POCOCK + POCOCK) / (4 * (n - 1.0));
        double half = n < 2 ? Double.POSITIVE_INFINITY : student * Math.sqrt(squares / (n - 1) / n);
        return new double[] {mean - half, mean, mean + half};
    }
}

package io.ramzor.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code bench push} found in one stretch of time. All spans are in milliseconds.
 *
 * @param name what is compared
 * @param eventsPerSecond taken at the door
 * @param batches measured
 * @param unseen pairs of batch and watcher of which no frame came
 * @param total from the last byte at the door to the first frame with the batch, over all batches and watchers
 * @param stages the same, part by part
 * @param framesPerSecond by a watcher, the mean
 * @param cores processors kept busy, by process
 * @param load the machine's load average over the last minute
 */
record PushPhase(
        String name,
        int watchers,
        double eventsPerSecond,
        int batches,
        long unseen,
        Span total,
        Map<String, Span> stages,
        double framesPerSecond,
        long meanFrameBytes,
        Map<String, Double> cores,
        double load) {

    /** The middle, the 99th of a hundred and the largest, in milliseconds; null without any. */
    record Span(Double median, Double p99, Double most, long samples) {
        static Span of(List<Long> nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0
                    ? new Span(null, null, null, 0)
                    : new Span(rank(sorted, 0.5), rank(sorted, 0.99), sorted[sorted.length - 1] / 1e6, sorted.length);
        }

        private static double rank(long[] sorted, double share) {
            return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)] / 1e6;
        }

        @Override
        public String toString() {
            return median == null ? "no data" : String.format("%8.0f %8.0f %8.0f", median, p99, most);
        }
    }

    /** A stretch of time, by the monotonic clock, and what ran in it. */
    record Stretch(String name, int watchers, long from, long to, Map<String, Double> cores, double load) {}

    static PushPhase of(
            Stretch stretch, PushLoad load, int eventsABatch, Map<Integer, Long> onFloor, PushWatched watched) {
        List<PushSender.Sent> sent = new ArrayList<>();
        for (int batch = 0; batch < load.batches(); batch++) {
            PushSender.Sent one = load.sent(batch);
            if (one != null && one.lastByte() >= stretch.from && one.lastByte() < stretch.to) {
                sent.add(one);
            }
        }
        long[][] seen = new long[stretch.watchers][];
        int frames = 0;
        for (int watcher = 0; watcher < stretch.watchers; watcher++) {
            seen[watcher] = watched.firstSeen(watcher, load.batches());
            frames += watched.frames(watcher, stretch.from, stretch.to);
        }
        Parts parts = new Parts();
        sent.forEach(one -> parts.add(one, onFloor.get(one.batch()), seen));
        double seconds = (stretch.to - stretch.from) / 1e9;
        return new PushPhase(
                stretch.name,
                stretch.watchers,
                sent.size() * eventsABatch / seconds,
                sent.size(),
                parts.unseen,
                Span.of(parts.total),
                parts.spans(),
                frames / seconds / stretch.watchers,
                watched.meanFrameBytes(),
                stretch.cores,
                stretch.load);
    }

    private static final class Parts {
        private final List<Long> total = new ArrayList<>();
        private final Map<String, List<Long>> stages = new LinkedHashMap<>();
        private long unseen;

        void add(PushSender.Sent one, Long floor, long[][] seen) {
            long[] arrivals = Arrays.stream(seen)
                    .mapToLong(batches -> batches[one.batch()])
                    .filter(at -> at != PushWatched.NEVER)
                    .toArray();
            unseen += seen.length - arrivals.length;
            part("door to committed and answered", one.answered() - one.lastByte());
            if (floor != null) {
                part("answered to topic floor (the job)", floor - one.answered());
            }
            if (arrivals.length == 0) {
                return;
            }
            long first = Arrays.stream(arrivals).min().getAsLong();
            if (floor != null) {
                part("topic floor to the first watcher", first - floor);
            }
            for (long at : arrivals) {
                part("the first watcher to each", at - first);
                total.add(at - one.lastByte());
            }
        }

        private void part(String name, long nanos) {
            stages.computeIfAbsent(name, first -> new ArrayList<>()).add(nanos);
        }

        Map<String, Span> spans() {
            Map<String, Span> spans = new LinkedHashMap<>();
            stages.forEach((name, nanos) -> spans.put(name, Span.of(nanos)));
            return spans;
        }
    }

    /** Lines for a person. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                "%s: %,.0f events/s, %d batches, %,d watchers, %.2f frames/s each of %,d bytes (mean of the run), load %.1f%n",
                name, eventsPerSecond, batches, watchers, framesPerSecond, meanFrameBytes, load));
        table.append(String.format("  %-36s %8s %8s %8s ms%n", "", "median", "p99", "most"));
        table.append(String.format(
                "  %-36s %s   (%,d samples, %,d unseen)%n", "door to frame", total, total.samples, unseen));
        stages.forEach((stage, span) -> table.append(String.format("    %-34s %s%n", stage, span)));
        table.append("  processors busy:");
        cores.forEach((process, busy) -> table.append(String.format(" %s %.2f", process, busy)));
        return table.append(System.lineSeparator()).toString();
    }
}

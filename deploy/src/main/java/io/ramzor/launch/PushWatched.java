package io.ramzor.launch;

import io.ramzor.event.Micros;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What the watchers of {@code bench push} saw. */
final class PushWatched {
    /** In place of an instant: not seen. */
    static final long NEVER = Long.MAX_VALUE;

    private final long meanBytes;
    /** Of each frame the number of batches that its numbers contain. */
    private final NavigableMap<Long, Integer> contained = new TreeMap<>();
    /** By watcher: pairs of frame and instant. */
    private final List<long[]> stamps = new ArrayList<>();

    /**
     * @param batches how many were sent
     * @param timeOf the time of a batch's probes
     */
    PushWatched(Path file, int batches, IntFunction<Instant> timeOf) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long bytes = in.readLong();
            int frames = in.readInt();
            meanBytes = frames == 0 ? 0 : bytes / frames;
            long waiting = 0;
            long since = Long.MIN_VALUE;
            int reached = 0;
            for (int i = 0; i < frames; i++) {
                long number = in.readLong();
                long saidWaiting = in.readLong();
                long saidSince = in.readLong();
                waiting = saidWaiting < 0 ? waiting : saidWaiting;
                since = saidSince == Long.MIN_VALUE ? since : saidSince;
                while (reached < batches && reached < waiting && Micros.of(timeOf.apply(reached)) <= since) {
                    reached++;
                }
                contained.put(number, reached);
            }
            int watchers = in.readInt();
            for (int i = 0; i < watchers; i++) {
                long[] pairs = new long[in.readInt()];
                for (int k = 0; k < pairs.length; k++) {
                    pairs[k] = in.readLong();
                }
                stamps.add(pairs);
            }
        }
    }

    int watchers() {
        return stamps.size();
    }

    /** Mean length of a frame. */
    long meanFrameBytes() {
        return meanBytes;
    }

    /** When that watcher first had each of so many batches in a frame. */
    long[] firstSeen(int watcher, int batches) {
        long[] seen = new long[batches];
        Arrays.fill(seen, NEVER);
        long[] pairs = stamps.get(watcher);
        int reached = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            int holds = Math.min(batches, contained.floorEntry(pairs[i]).getValue());
            while (reached < holds) {
                seen[reached++] = pairs[i + 1];
            }
        }
        return seen;
    }

    /** Frames that the watcher received between the two instants. */
    int frames(int watcher, long from, long to) {
        long[] pairs = stamps.get(watcher);
        int frames = 0;
        for (int i = 1; i < pairs.length; i += 2) {
            frames += pairs[i] >= from && pairs[i] < to ? 1 : 0;
        }
        return frames;
    }
}

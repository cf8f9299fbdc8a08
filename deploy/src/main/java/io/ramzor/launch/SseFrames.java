package io.ramzor.launch;

import io.ramzor.topic.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What the frames of a stream say of the probes, by the frames' numbers. All watchers are sent the same frames, so each is read once, on
 * a thread of its own.
 */
final class SseFrames {
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "frames");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Long, PushProbe.Reading> readings = new TreeMap<>();
    private final List<Long> lengths = new ArrayList<>();
    private long newest = -1;

    /** Whether no watcher has begun to receive that frame before; asked once a frame, on one thread. */
    boolean isNew(long number) {
        boolean isNew = number > newest;
        newest = Math.max(newest, number);
        return isNew;
    }

    void keep(long number, byte[] frame) {
        reader.execute(() -> read(number, frame));
    }

    private void read(long number, byte[] frame) {
        int data = 0;
        while (frame[data] != '{') {
            data++;
        }
        try {
            PushProbe.Reading reading = PushProbe.read(Json.MAPPER.readTree(frame, data, frame.length - data));
            readings.put(number, reading);
            lengths.add((long) frame.length);
        } catch (IOException e) {
            throw new IllegalStateException("frame " + number + " is no board: " + e.getMessage(), e);
        }
    }

    /** The readings by frame, once all frames kept have been read. */
    Map<Long, PushProbe.Reading> readings() throws InterruptedException {
        reader.shutdown();
        if (!reader.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the frames could not be read within a minute");
        }
        return readings;
    }

    /** Bytes of the frames, in all. */
    long bytes() {
        return lengths.stream().mapToLong(Long::longValue).sum();
    }
}

package io.ramzor.launch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends the batches of a log as the clock comes to them, however slow the answers are, until it is closed. */
final class PushLoad implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final PushLog log;
    private final PushSender sender;
    private final Duration every;
    private final Instant begin;
    private final long beginNanos;
    private final Map<Integer, PushSender.Sent> sent = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ended;
    private volatile int begun;
    private volatile IOException failure;

    PushLoad(PushLog log, PushSender sender, Duration every, Instant begin) {
        this.log = log;
        this.sender = sender;
        this.every = every;
        this.begin = begin;
        this.beginNanos = System.nanoTime();
        this.thread = new Thread(this::run, "load");
        thread.start();
    }

    private void run() {
        for (int batch = 0; batch < log.batches() && !ended && failure == null; batch++) {
            byte[] lines = log.lines(batch, begin);
            for (long left = due(batch) - System.nanoTime(); left > 0; left = due(batch) - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            begun = batch + 1;
            sender.send(batch, lines, new PushSender.Outcome() {
                @Override
                public void sent(PushSender.Sent one) {
                    PushLoad.this.sent.put(one.batch(), one);
                }

                @Override
                public void failed(int number, IOException why) {
                    failure = why;
                }
            });
        }
    }

    /** When the batch is to be sent, by the monotonic clock. */
    long due(int batch) {
        return beginNanos + every.multipliedBy(batch + 1L).toNanos();
    }

    /** The time of the batch's probes. */
    Instant at(int batch) {
        return log.at(batch, begin);
    }

    /** Sends no more and waits until all that was sent is answered. */
    void end() throws IOException, InterruptedException {
        ended = true;
        thread.join();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (sent.size() < begun && failure == null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        requireHealth();
    }

    /** @throws IOException if a batch was not taken whole */
    void requireHealth() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** How many batches were sent. */
    int batches() {
        return begun;
    }

    /** What became of it; null if it was not answered. */
    PushSender.Sent sent(int batch) {
        return sent.get(batch);
    }

    @Override
    public void close() {
        ended = true;
    }
}

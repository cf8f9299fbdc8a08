package io.ramzor.launch;

import io.ramzor.event.EventJson;
import io.ramzor.sim.BusyLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The batches of {@code bench push}, made before the clock runs: a busy log of a day long ago, whose times are moved to the present when
 * a batch is sent.
 */
final class PushLog {
    /** No other text in an event begins as its times do. */
    private static final byte[] MARK = "\"1970-".getBytes(StandardCharsets.US_ASCII);

    private static final Instant FIRST = Instant.parse("1970-07-01T00:00:00Z");
    private static final int CUSTOMERS = 50_000;
    private static final int QUEUES = 20;

    private final BusyLog log;
    private final int linesABatch;
    private final Duration every;
    private final List<byte[]> batches = new ArrayList<>();

    /**
     * @param rate events a second, those of the probes included
     * @param agents about so many
     * @param every from batch to batch
     */
    PushLog(int rate, int agents, Duration every, long seed) {
        double batchesASecond = 1000.0 / every.toMillis();
        this.every = every;
        this.linesABatch = Math.max(1, (int) (rate / batchesASecond) - PushProbe.EVENTS);
        BusyLog.Shape shape =
                new BusyLog.Shape(agents, CUSTOMERS, QUEUES, Math.max(1, (int) (linesABatch * batchesASecond)));
        this.log = new BusyLog(shape, seed, FIRST);
    }

    String centreYaml() {
        return log.centreYaml();
    }

    /** Makes so many more batches. */
    void make(int count) {
        for (int batch = 0; batch < count; batch++) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            log.write(linesABatch, entry -> {
                if (!entry.key().equals("clock")) {
                    lines.writeBytes(entry.value());
                    lines.write('\n');
                }
            });
            batches.add(lines.toByteArray());
        }
    }

    int batches() {
        return batches.size();
    }

    int eventsABatch() {
        return linesABatch + PushProbe.EVENTS;
    }

    /** When a batch is to be sent that belongs to a log which begins then; it ends with the time of its probes. */
    Instant at(int batch, Instant begin) {
        return begin.plus(every.multipliedBy(batch + 1L));
    }

    /** The lines of the batch in a log that begins then. */
    byte[] lines(int batch, Instant begin) {
        byte[] raw = batches.get(batch);
        Duration shift = Duration.between(FIRST, begin);
        ByteArrayOutputStream lines = new ByteArrayOutputStream(raw.length + 512);
        int copied = 0;
        for (int at = next(raw, 0); at >= 0; at = next(raw, copied)) {
            int end = at + 1;
            while (raw[end] != '"') {
                end++;
            }
            lines.write(raw, copied, at + 1 - copied);
            Instant told = Instant.parse(new String(raw, at + 1, end - at - 1, StandardCharsets.US_ASCII));
            lines.writeBytes(told.plus(shift).toString().getBytes(StandardCharsets.US_ASCII));
            copied = end;
        }
        lines.write(raw, copied, raw.length - copied);
        PushProbe.events(batch, at(batch, begin)).forEach(event -> {
            lines.writeBytes(EventJson.encode(event));
            lines.write('\n');
        });
        return lines.toByteArray();
    }

    private static int next(byte[] raw, int from) {
        for (int at = from; at + MARK.length <= raw.length; at++) {
            int same = 0;
            while (same < MARK.length && raw[at + same] == MARK[same]) {
                same++;
            }
            if (same == MARK.length) {
                return at;
            }
        }
        return -1;
    }
}

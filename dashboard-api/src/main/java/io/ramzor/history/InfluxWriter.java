package io.ramzor.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes lines in bounded batches; finds those that the server refuses, so that the rest goes on. */
final class InfluxWriter {
    /** Points in one request. */
    static final int BATCH = 5_000;

    private static final Pattern DROPPED = Pattern.compile("dropped=(\\d+)");
    private static final String TOO_OLD = "beyond retention policy";

    private final InfluxConnection connection;
    private final RefusedPoints refused;
    private final AtomicLong tooOld = new AtomicLong();

    InfluxWriter(InfluxConnection connection, RefusedPoints refused) {
        this.connection = connection;
        this.refused = refused;
    }

    void write(List<InfluxPoints.Line> lines) throws IOException {
        Map<String, List<InfluxPoints.Line>> byPolicy = new LinkedHashMap<>();
        lines.forEach(line -> byPolicy.computeIfAbsent(line.policy(), each -> new ArrayList<>())
                .add(line));
        for (List<InfluxPoints.Line> ofPolicy : byPolicy.values()) {
            for (int from = 0; from < ofPolicy.size(); from += BATCH) {
                writeBatch(ofPolicy.subList(from, Math.min(from + BATCH, ofPolicy.size())));
            }
        }
    }

    private void writeBatch(List<InfluxPoints.Line> batch) throws IOException {
        List<String> lines = batch.stream().map(InfluxPoints.Line::line).toList();
        try {
            connection.write(batch.get(0).policy(), lines);
        } catch (InfluxConnection.RefusedException e) {
            long dropped = dropped(e.getMessage());
            if (e.getMessage().contains(TOO_OLD)) {
                // The server says so only when it has nothing else against the batch; the rest is written.
                tooOld.addAndGet(Math.max(1, dropped));
            } else if (batch.size() == 1 || dropped == batch.size()) {
                refused.add(e.getMessage(), lines);
            } else {
                for (List<InfluxPoints.Line> part : parts(batch)) {
                    writeBatch(part);
                }
            }
        }
    }

    private static long dropped(String reason) {
        Matcher number = DROPPED.matcher(reason);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }

    /** A conflict is one of a measurement, so those are looked at one by one, and then by halves. */
    private static List<List<InfluxPoints.Line>> parts(List<InfluxPoints.Line> batch) {
        Map<String, List<InfluxPoints.Line>> measurements = new LinkedHashMap<>();
        batch.forEach(line -> measurements
                .computeIfAbsent(line.measurement(), each -> new ArrayList<>())
                .add(line));
        if (measurements.size() > 1) {
            return List.copyOf(measurements.values());
        }
        int half = batch.size() / 2;
        return List.of(batch.subList(0, half), batch.subList(half, batch.size()));
    }

    /** Points that the server did not keep because they are older than it is to keep them. */
    long tooOld() {
        return tooOld.get();
    }
}

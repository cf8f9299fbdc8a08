package io.ramzor.history;

import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets aside the points that InfluxDB refuses, with its reason; each reason is logged once. Safe for use by several threads. */
final class RefusedPoints {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedPoints.class);
    /** The file grows no larger; what is refused after that is counted only, for the embedded history has it. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST_REASONS = 1_000;

    private final Path file;
    private final AtomicLong count = new AtomicLong();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    RefusedPoints(Path file) {
        this.file = file;
    }

    private record Refused(String reason, String point) {}

    synchronized void add(String reason, List<String> lines) throws IOException {
        count.addAndGet(lines.size());
        String kind = reason.replaceAll(" dropped=\\d+", "");
        if (logged.size() < MOST_REASONS && logged.add(kind)) {
            LOG.warn(
                    "InfluxDB refuses points: {}. They are set aside in {}; the rest goes on. Once the cause is mended,"
                            + " `backfill` writes them from the embedded history.",
                    kind,
                    file);
        }
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(new String(Json.write(new Refused(kind, line)), java.nio.charset.StandardCharsets.UTF_8))
                    .append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Points refused since the start. */
    long count() {
        return count.get();
    }
}

package io.ramzor.history;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Writes what the embedded history holds into an InfluxDB; writing it again changes nothing. */
public final class HistoryBackfill {
    private static final Duration AT_ONCE = Duration.ofHours(2);

    private HistoryBackfill() {}

    /**
     * How far it has come.
     *
     * @param points numbers read
     * @param at time up to which all is written
     */
    public record Progress(long points, Instant at) {}

    /**
     * Writes the points of {@code [from, to)}.
     *
     * @param told after each part
     * @return how far it came: the points, and the end
     */
    public static Progress run(
            SqliteHistory from, InfluxHistory to, Instant start, Instant end, Consumer<Progress> told)
            throws IOException {
        // A server that cannot be written to is named before anything is read.
        to.write(List.of(), List.of());
        long written = 0;
        for (Resolution resolution : Resolution.values()) {
            Instant next = from.first(resolution, start).orElse(end);
            while (next.isBefore(end)) {
                Instant until = next.plus(AT_ONCE).isBefore(end) ? next.plus(AT_ONCE) : end;
                List<Point> points = from.points(resolution, next, until);
                to.write(points, List.of());
                written += points.size();
                told.accept(new Progress(written, until));
                next = from.first(resolution, until).orElse(end);
            }
        }
        to.settle();
        return new Progress(written, end);
    }
}

package io.ramzor.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the lines that were sent; given only after all is committed.
 *
 * @param accepted events that were appended
 * @param duplicates events whose id had come before; they change nothing
 * @param rejected lines that were set aside
 * @param rejects the first {@link #MOST_LISTED} of those, by line
 */
public record Receipt(long accepted, long duplicates, long rejected, List<Line> rejects) {
    /** So many rejects are listed; all are counted, and all are kept on topic rejects. */
    public static final int MOST_LISTED = 10_000;

    static final Receipt NOTHING = new Receipt(0, 0, 0, List.of());

    /** A line that was set aside, and why. */
    public record Line(long line, String reason) {}

    /** Both together. */
    Receipt and(Receipt next) {
        List<Line> all = new ArrayList<>(rejects);
        all.addAll(next.rejects.subList(0, Math.min(next.rejects.size(), MOST_LISTED - all.size())));
        return new Receipt(
                accepted + next.accepted, duplicates + next.duplicates, rejected + next.rejected, List.copyOf(all));
    }

    /** Lines that were sent. */
    public long lines() {
        return accepted + duplicates + rejected;
    }
}

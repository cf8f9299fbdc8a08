package io.ramzor.control;

import io.ramzor.centre.ShiftRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When an agent is on queue, by the plan of record and by what they are seen to do now. */
final class Availability {
    private static final Duration LATE_TO_WORK = Duration.ofMinutes(10);
    private static final Duration LATE_FROM_BREAK = Duration.ofMinutes(3);

    /** A stretch on queue. */
    record Span(Instant from, Instant to) {}

    private Availability() {}

    /** The shift in which the instant lies, else the first that starts before {@code until}; null if none. */
    static ShiftRow shift(List<ShiftRow> rows, Instant at, Instant until) {
        return rows.stream()
                .filter(row -> row.activity().equals("shift"))
                .filter(row -> row.end().isAfter(at) && row.start().isBefore(until))
                .min(Comparator.comparing(ShiftRow::start))
                .orElse(null);
    }

    /**
     * Stretches on queue in {@code [at, until)}.
     *
     * @param rows the agent's rows of the plan
     * @param state state now, null if never seen
     * @param since since when
     * @return empty if none is expected
     */
    static List<Span> spans(List<ShiftRow> rows, String state, Instant since, Instant at, Instant until) {
        ShiftRow shift = shift(rows, at, until);
        boolean working = onQueue(state);
        if (shift == null) {
            return working ? List.of(new Span(at, at.plus(LATE_FROM_BREAK))) : List.of();
        }
        boolean begun = !shift.start().isAfter(at);
        boolean gone = state == null || state.equals("offline");
        if (gone && begun && shift.start().isBefore(at.minus(LATE_TO_WORK))) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(later(at, shift.start()), earlier(until, shift.end())));
        for (ShiftRow row : rows) {
            boolean away = !row.activity().equals("shift");
            if (away && !(working && covers(row, at))) {
                spans = without(spans, row.start(), end(row, state, since, at));
            }
        }
        if (!working
                && !gone
                && begun
                && !spans.isEmpty()
                && !spans.get(0).from().isAfter(at)) {
            spans = without(spans, at, at.plus(LATE_FROM_BREAK));
        }
        return spans;
    }

    /** A break lasts as long as planned from when it really began. */
    private static Instant end(ShiftRow row, String state, Instant since, Instant at) {
        boolean inIt = !onQueue(state) && since != null && since.isAfter(row.start()) && covers(row, since);
        return inIt ? since.plus(Duration.between(row.start(), row.end())) : row.end();
    }

    private static boolean covers(ShiftRow row, Instant at) {
        return !row.start().isAfter(at) && row.end().isAfter(at);
    }

    static boolean onQueue(String state) {
        return "available".equals(state) || "busy".equals(state) || "wrap_up".equals(state);
    }

    private static List<Span> without(List<Span> spans, Instant from, Instant to) {
        List<Span> left = new ArrayList<>();
        for (Span span : spans) {
            if (!span.from().isBefore(to) || !span.to().isAfter(from)) {
                left.add(span);
                continue;
            }
            if (span.from().isBefore(from)) {
                left.add(new Span(span.from(), from));
            }
            if (to.isBefore(span.to())) {
                left.add(new Span(to, span.to()));
            }
        }
        return left;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

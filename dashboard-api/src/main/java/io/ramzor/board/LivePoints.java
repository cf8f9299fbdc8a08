package io.ramzor.board;

import io.ramzor.history.HistoryMetrics;
import io.ramzor.history.Point;
import io.ramzor.history.Resolution;
import io.ramzor.history.ServiceLevelCount;
import io.ramzor.metric.LiveSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a queue's live windows count, as points of a minute: the facts of the board's window, the legs met and counted by the queue's own
 * formula, and those of the last quarter of an hour that arrivals and the expected wait are made of. Ratios are for the reader.
 */
final class LivePoints {
    private static final String QUARTER = "15";
    private static final double QUARTER_SECONDS = 900;
    /** Numbers of a response clock that are sums. */
    private static final Set<String> OF_CLOCK = Set.of("count", "within_target", "unanswered_late", "sum_seconds");

    private static final double SAME = 1e-6;

    private final LiveSlice slice;
    private final Instant minute;
    private final List<Point> points = new ArrayList<>();

    private LivePoints(LiveSlice slice, Instant minute) {
        this.slice = slice;
        this.minute = minute;
    }

    /**
     * The points of that queue.
     *
     * @param formula preset by which the queue is judged
     * @param waiting legs that are open now
     */
    static List<Point> of(LiveSlice slice, String formula, long waiting, Instant minute) {
        LivePoints points = new LivePoints(slice, minute);
        LiveSlice.Window window = Windows.window(slice, Windows.FORMULA_WINDOW);
        if (window != null && window.facts() != null) {
            points.addFacts(window, formula);
        }
        points.addQuarter(waiting);
        return points.points;
    }

    private void addFacts(LiveSlice.Window window, String formula) {
        window.facts().forEach((fact, number) -> add(fact, number.doubleValue()));
        ServiceLevelCount count = ServiceLevelCount.of(formula, fact -> {
            Number number = window.facts().get(fact);
            return number == null ? 0 : number.longValue();
        });
        add(HistoryMetrics.SERVICE_LEVEL_MET, count.met());
        add(HistoryMetrics.SERVICE_LEVEL_COUNTED, count.counted());
        if (window.responses() != null) {
            window.responses().forEach(this::addClock);
        }
    }

    private void addClock(String clock, Map<String, Object> numbers) {
        for (String name : OF_CLOCK) {
            if (numbers.get(name) instanceof Number number) {
                add(clock + "." + name, number.doubleValue());
            }
        }
    }

    /**
     * The expected wait comes without the two counts of which it is made. Who waits is known here too; where the answers that follow
     * from both are no whole number, the one is newer than the other, and the next reading tells.
     */
    private void addQuarter(long waiting) {
        LiveSlice.Window window = Windows.window(slice, QUARTER);
        if (window == null) {
            return;
        }
        add("arrivals", window.arrivals());
        Double expected = slice.expectedWaitSeconds();
        double answered = expected == null ? 0 : (waiting + 1) * QUARTER_SECONDS / expected;
        if (Math.abs(answered - Math.rint(answered)) < SAME) {
            add(HistoryMetrics.EXPECTED_WAIT_WAITING, waiting);
            add(HistoryMetrics.EXPECTED_WAIT_ANSWERED, Math.rint(answered));
        }
    }

    private void add(String metric, double number) {
        points.add(new Point(metric, slice.queue(), slice.channel(), Resolution.LIVE, minute, number));
    }
}

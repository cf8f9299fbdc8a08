package io.ramzor.board;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.LiveSlice;
import java.time.Instant;
import java.util.Map;

/** Reads numbers out of a queue's live windows; what is missing is "no data". */
public final class Windows {
    /** Window, in minutes, of the service level that the board shows. */
    public static final int FORMULA_WINDOW_MINUTES = 30;

    static final String FORMULA_WINDOW = String.valueOf(FORMULA_WINDOW_MINUTES);

    private Windows() {}

    /** Formula preset by which the queue is judged at that time. */
    public static String formula(Centre centre, String queue, String channel, Instant at) {
        return centre.queueOrDefault(queue, channel).termsAt(Micros.of(at)).formula();
    }

    /** Service level of the board's window by that preset, null = no data. */
    public static Double serviceLevel(LiveSlice slice, String formula) {
        return serviceLevel(slice, FORMULA_WINDOW, formula);
    }

    static Double serviceLevel(LiveSlice slice, String window, String formula) {
        return value(slice, window, "service_level." + formula);
    }

    static Double value(LiveSlice slice, String window, String key) {
        LiveSlice.Window found = window(slice, window);
        return found == null || found.values() == null ? null : found.values().get(key);
    }

    static LiveSlice.Window window(LiveSlice slice, String window) {
        return slice == null || slice.windows() == null ? null : slice.windows().get(window);
    }

    static boolean hadLegs(LiveSlice slice) {
        return slice.windows() != null
                && slice.windows().values().stream()
                        .anyMatch(window -> window.arrivals() > 0 || fact(window.facts(), "offered") > 0);
    }

    private static double fact(Map<String, Number> facts, String name) {
        Number number = facts == null ? null : facts.get(name);
        return number == null ? 0 : number.doubleValue();
    }

    /** Numbers of a response clock over the window, with how many run past their target now. */
    static BoardView.Replies replies(LiveSlice slice, String window, String clock, int overdue) {
        LiveSlice.Window found = window(slice, window);
        Map<String, Object> numbers = found == null || found.responses() == null
                ? null
                : found.responses().get(clock);
        if (numbers == null) {
            return new BoardView.Replies(null, null, 0, overdue);
        }
        double count = number(numbers, "count", 0.0);
        double judged = count + number(numbers, "unanswered_late", 0.0);
        Double withinTarget = number(numbers, "within_target", null);
        Double share = judged == 0 || withinTarget == null ? null : withinTarget / judged;
        return new BoardView.Replies(number(numbers, "p50_seconds", null), share, (long) count, overdue);
    }

    private static Double number(Map<String, Object> numbers, String name, Double otherwise) {
        return numbers.get(name) instanceof Number number ? Double.valueOf(number.doubleValue()) : otherwise;
    }
}

package io.ramzor.job;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.LiveSlice;
import io.ramzor.metric.Measure;
import io.ramzor.metric.MetricRegistry;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sliding windows as sums of 10-second panes. A fact is added to one pane; when the windows are read, each takes in the panes that
 * changed and gives back those that left, so that the cost of an event does not grow with the number or length of the windows.
 */
final class LiveWindows implements Serializable {
    static final long PANE = 10 * Micros.SECOND;
    /** The windows of the board; more may be watched. */
    static final List<Integer> MINUTES = List.of(5, 15, 30, 60);

    private static final int EXPECTED_WAIT_MINUTES = 15;

    private final int[] minutes;
    private final int expectedWaitWindow;
    private final long longest;

    /** @param minutes lengths of the windows, 15 among them */
    LiveWindows(List<Integer> minutes) {
        this.minutes = minutes.stream().mapToInt(Integer::intValue).toArray();
        this.expectedWaitWindow = minutes.indexOf(EXPECTED_WAIT_MINUTES);
        this.longest = Collections.max(minutes) * Micros.MINUTE / PANE;
        if (expectedWaitWindow < 0) {
            throw new IllegalArgumentException("of the windows " + minutes + " none is of 15 minutes");
        }
    }

    /** Counts the fact under its pane. */
    static void add(LiveBook book, Counted fact) {
        if (fact.book() == Book.LIVE) {
            change(book, fact.at()).slice.add(fact);
        } else if (fact.measure() == Measure.OFFERED) {
            change(book, fact.at()).arrivals += fact.weight();
        } else if (fact.measure() == Measure.WAIT_ANSWERED) {
            // Queued then and answered after that wait.
            change(book, fact.at() + fact.value()).answered += fact.weight();
        }
    }

    private static Pane change(LiveBook book, long at) {
        return book.changes.computeIfAbsent(Math.floorDiv(at, PANE), pane -> new Pane());
    }

    /** Brings the windows up to now. */
    void update(LiveBook book, long now, BusinessCalendar calendar) {
        long last = Math.floorDiv(now, PANE);
        while (book.windows.size() < minutes.length) {
            book.windows.add(new Pane());
        }
        for (int i = 0; i < minutes.length && book.lastPane != EventClock.NONE; i++) {
            roll(book, i, panes(i), last);
        }
        book.lastPane = last;
        for (Map.Entry<Long, Pane> change : book.changes.entrySet()) {
            takeIn(book, change.getKey(), change.getValue());
        }
        updateDay(book, calendar.firstOpeningOfDay(now));
        book.changes = new HashMap<>();
        book.panes.keySet().removeIf(pane -> pane <= last - longest);
    }

    private long panes(int window) {
        return minutes[window] * Micros.MINUTE / PANE;
    }

    /** Moves a window of so many panes from the book's last pane to that one. */
    private void roll(LiveBook book, int window, long length, long last) {
        Pane sum = book.windows.get(window);
        if (last - book.lastPane >= length) {
            sum = new Pane();
            book.windows.set(window, sum);
        } else {
            for (long pane = book.lastPane - length + 1; pane <= last - length; pane++) {
                Pane left = book.panes.get(pane);
                if (left != null) {
                    sum.subtract(left);
                }
            }
        }
        for (long pane = Math.max(book.lastPane, last - length) + 1; pane <= last; pane++) {
            Pane came = book.panes.get(pane);
            if (came != null) {
                sum.add(came);
            }
        }
    }

    private void takeIn(LiveBook book, long number, Pane change) {
        if (number > book.lastPane - longest) {
            book.panes.computeIfAbsent(number, pane -> new Pane()).add(change);
        }
        for (int i = 0; i < minutes.length; i++) {
            if (number > book.lastPane - panes(i) && number <= book.lastPane) {
                book.windows.get(i).add(change);
            }
        }
    }

    private static void updateDay(LiveBook book, long dayStart) {
        Map<Long, Pane> news = book.changes;
        if (dayStart != book.dayStart) {
            // The day has just begun: what it holds lies in the panes of the last hour.
            book.dayStart = dayStart;
            book.day = new Pane();
            news = book.panes;
        }
        long first = Math.floorDiv(dayStart, PANE);
        for (Map.Entry<Long, Pane> pane : news.entrySet()) {
            if (pane.getKey() >= first) {
                book.day.add(pane.getValue());
            }
        }
    }

    /** The windows as a record, after {@link #update}. */
    LiveSlice slice(String queue, LiveBook book, long now, BusinessCalendar calendar) {
        Map<String, LiveSlice.Window> windows = new LinkedHashMap<>();
        for (int i = 0; i < minutes.length; i++) {
            long from = (book.lastPane - panes(i) + 1) * PANE;
            windows.put(Integer.toString(minutes[i]), window(from, book.windows.get(i), now, calendar));
        }
        windows.put("day", window(book.dayStart, book.day, now, calendar));
        return new LiveSlice(queue, book.channel, Micros.toInstant(now), windows, expectedWait(book));
    }

    private static LiveSlice.Window window(long from, Pane sum, long now, BusinessCalendar calendar) {
        Map<String, Number> facts = sum.slice.facts(now);
        facts.remove(MetricRegistry.WORK);
        return new LiveSlice.Window(
                Micros.toInstant(from), sum.arrivals, facts, sum.slice.values(now), sum.slice.responses(now, calendar));
    }

    private Double expectedWait(LiveBook book) {
        long answered = book.windows.get(expectedWaitWindow).answered;
        double windowSeconds = minutes[expectedWaitWindow] * 60.0;
        return answered <= 0 ? null : (book.waiting + 1) * windowSeconds / answered;
    }
}

package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that were promised and not yet tried: who books one no longer waits, and is known demand inside the window that was promised; one
 * whose window is over is due at once. Beyond those, nothing is supposed of attempts that reach nobody. Immutable.
 */
final class BookedCallbacks {
    static final BookedCallbacks NONE = new BookedCallbacks(List.of());

    /** A promise whose window is over is kept within this. */
    private static final Duration OVERDUE = Duration.ofMinutes(15);
    /** Later it is taken for forgotten, or for cancelled. */
    private static final Duration FORGOTTEN = Duration.ofHours(2);

    private final List<Promise> promises;

    private record Promise(String queue, Instant from, Instant to) {}

    private BookedCallbacks(List<Promise> promises) {
        this.promises = List.copyOf(promises);
    }

    /** Of all bookings and attempts that hold now, by time, among others; a booking without a queue or a window says nothing. */
    static BookedCallbacks of(List<Event> told) {
        Map<String, Promise> open = new HashMap<>();
        for (Event event : told) {
            switch (event.type()) {
                case CALLBACK_BOOKED -> {
                    if (event.queue() != null && event.windowStart() != null && event.windowEnd() != null) {
                        open.put(
                                event.contact(),
                                new Promise(
                                        event.queue(),
                                        Micros.toInstant(event.windowStart()),
                                        Micros.toInstant(event.windowEnd())));
                    }
                }
                case CALLBACK_ATTEMPTED, CALLBACK_REACHED -> open.remove(event.contact());
                default -> {}
            }
        }
        return new BookedCallbacks(new ArrayList<>(open.values()));
    }

    /** First attempts to be expected of a queue in {@code [from, to)}, as of that instant. */
    double expected(String queue, Instant from, Instant to, Instant at) {
        double sum = 0;
        for (Promise promise : promises) {
            if (promise.queue.equals(queue) && promise.to.plus(FORGOTTEN).isAfter(at)) {
                Instant begins = later(promise.from, at);
                Instant ends = promise.to.isAfter(begins) ? promise.to : begins.plus(OVERDUE);
                Duration inside = Duration.between(later(begins, from), ends.isBefore(to) ? ends : to);
                sum += Math.max(0, inside.toMillis())
                        / (double) Duration.between(begins, ends).toMillis();
            }
        }
        return sum;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

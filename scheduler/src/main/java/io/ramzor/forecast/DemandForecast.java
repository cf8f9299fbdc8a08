package io.ramzor.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a centre must expect: all its queues over the same intervals.
 *
 * @param start first instant of the first interval
 * @param minutes length of an interval, at least 1
 * @param botLevel level of the bot in it, {@code green} where there is none
 * @param queues one each
 */
public record DemandForecast(Instant start, int minutes, String botLevel, List<QueueDemand> queues) {
    public DemandForecast {
        if (minutes < 1) {
            throw new IllegalArgumentException("an interval has at least 1 minute, not " + minutes);
        }
        int count = queues.isEmpty() ? 0 : queues.get(0).mean().size();
        for (QueueDemand queue : queues) {
            if (queue.mean().size() != count) {
                throw new IllegalArgumentException("queue " + queue.queue() + " has "
                        + queue.mean().size() + " intervals, the first has " + count);
            }
        }
        queues = List.copyOf(queues);
    }

    /** Number of intervals. */
    public int intervals() {
        return queues.isEmpty() ? 0 : queues.get(0).mean().size();
    }

    /** First instant of an interval. */
    public Instant startOf(int interval) {
        return start.plus(Duration.ofMinutes((long) interval * minutes));
    }

    /** The queue of that id, null if there is none. */
    public QueueDemand queue(String id) {
        return queues.stream()
                .filter(queue -> queue.queue().equals(id))
                .findFirst()
                .orElse(null);
    }
}

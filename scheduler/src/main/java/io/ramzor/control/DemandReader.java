package io.ramzor.control;

import io.ramzor.centre.ChannelKind;
import io.ramzor.forecast.CountDistribution;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.IntervalForecast;
import io.ramzor.forecast.LiveForecast;
import io.ramzor.forecast.QueueDemand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The demand of all queues as the notes let expect it; the one place that chooses the forecaster: what updates within the day for today,
 * whole days ahead for the rest. Callers hold the notes' lock.
 */
final class DemandReader {
    private final Notes notes;
    private final Duration length;
    private final Instant tomorrow;

    DemandReader(Notes notes) {
        this.notes = notes;
        ZoneId zone = notes.centre.zone();
        length = Duration.ofMinutes(notes.centre.intervalMinutes());
        tomorrow = LocalDate.ofInstant(notes.at, zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /**
     * What is expected from the interval that starts at {@code start} on, as of the notes' now.
     *
     * @param start start of an interval of the centre
     */
    DemandForecast read(Instant start, int intervals) {
        List<QueueDemand> queues = new ArrayList<>();
        QueueStates.channels(notes).forEach((queue, channel) -> queues.add(demand(queue, channel, start, intervals)));
        return new DemandForecast(start, notes.centre.intervalMinutes(), notes.bot.level(), queues);
    }

    private QueueDemand demand(String queue, String channel, Instant start, int intervals) {
        LiveForecast today = notes.forecast(queue);
        List<Double> means = new ArrayList<>();
        List<Double> spreads = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            CountDistribution expected = expected(today, queue, channel, start.plus(length.multipliedBy(i)));
            means.add(expected.mean());
            spreads.add(expected.spread());
        }
        ChannelKind kind = notes.centre.channelOrDefault(channel).kind();
        return new QueueDemand(
                queue,
                channel,
                means,
                spreads,
                notes.handling.handleSeconds(queue, kind, notes.at),
                notes.handling.patienceSeconds(queue, kind, notes.at),
                notes.bot.containedByLevel(notes.centre, channel));
    }

    private CountDistribution expected(LiveForecast today, String queue, String channel, Instant start) {
        IntervalForecast later = start.isBefore(tomorrow) ? null : notes.daysAhead.at(notes, queue, start);
        if (later != null) {
            return later.distribution();
        }
        if (!comes(queue, channel, start)) {
            return new CountDistribution(0, 0);
        }
        return new CountDistribution(Math.max(0, today.mean(start, start.plus(length))), today.spread(start));
    }

    /** Nobody calls a closed line, but letters come at night. */
    private boolean comes(String queue, String channel, Instant from) {
        boolean live = notes.centre.channelOrDefault(channel).kind() == ChannelKind.LIVE;
        return !live || OpeningHours.open(notes.centre, queue, channel, from, from.plus(length));
    }
}

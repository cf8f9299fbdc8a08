package io.ramzor.control;

import io.ramzor.centre.ChannelKind;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.IntradayForecaster;
import io.ramzor.forecast.QueueDemand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demand of all queues as the notes let expect it; the one place that chooses the forecaster. */
final class DemandReader {
    private static final String NO_BOT = "green";

    private DemandReader() {}

    /**
     * What is expected from the interval that starts at {@code start} on, as of the notes' now.
     *
     * @param start start of an interval of the centre
     */
    static DemandForecast read(Notes notes, Instant start, int intervals) {
        List<QueueDemand> queues = new ArrayList<>();
        QueueStates.channels(notes).forEach((queue, channel) -> {
            IntradayForecaster.QueueForecast forecast = notes.forecaster.of(queue, notes.at);
            List<Double> means = new ArrayList<>();
            List<Double> spreads = new ArrayList<>();
            Duration length = Duration.ofMinutes(notes.centre.intervalMinutes());
            for (int i = 0; i < intervals; i++) {
                Instant from = start.plus(length.multipliedBy(i));
                means.add(comes(notes, queue, channel, from, length) ? forecast.mean(from, from.plus(length)) : 0);
                spreads.add(forecast.spread());
            }
            ChannelKind kind = notes.centre.channelOrDefault(channel).kind();
            HandlingFacts facts = notes.handling.getOrDefault(queue, new HandlingFacts());
            queues.add(new QueueDemand(
                    queue, channel, means, spreads, facts.handleSeconds(kind), facts.patienceSeconds(kind), Map.of()));
        });
        return new DemandForecast(start, notes.centre.intervalMinutes(), NO_BOT, queues);
    }

    /** Nobody calls a closed line, but letters come at night. */
    private static boolean comes(Notes notes, String queue, String channel, Instant from, Duration length) {
        boolean live = notes.centre.channelOrDefault(channel).kind() == ChannelKind.LIVE;
        return !live || OpeningHours.open(notes.centre, queue, channel, from, from.plus(length));
    }
}

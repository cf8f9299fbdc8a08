package io.ramzor.control;

import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Micros;
import io.ramzor.forecast.LiveForecast;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.rebalance.Situation.QueueState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues' part of a situation. */
final class QueueStates {
    /** Where both sides are present an agent's own work is a larger part of a contact's time than where they may pause. */
    private static final double LIVE_SLOWDOWN = 0.08;

    private static final double OTHER_SLOWDOWN = 0.03;

    private final Notes notes;
    private final int intervals;
    private final int intervalMinutes;

    QueueStates(Notes notes, int intervals, int intervalMinutes) {
        this.notes = notes;
        this.intervals = intervals;
        this.intervalMinutes = intervalMinutes;
    }

    /** Channel by queue id: the centre's queues, then those that were seen. */
    static Map<String, String> channels(Notes notes) {
        Map<String, String> channels = new LinkedHashMap<>();
        notes.centre.queues().values().forEach(queue -> channels.put(queue.id(), queue.channel()));
        notes.live.values().forEach(slice -> channels.putIfAbsent(slice.queue(), slice.channel()));
        return channels;
    }

    /** By how much of itself a contact takes longer for each other one that its agent has. */
    static double slowdown(Channel channel) {
        return channel.kind() == ChannelKind.LIVE ? LIVE_SLOWDOWN : OTHER_SLOWDOWN;
    }

    List<QueueState> read() {
        List<QueueState> states = new ArrayList<>();
        channels(notes).forEach((queue, channel) -> states.add(state(queue, channel)));
        return states;
    }

    private QueueState state(String queue, String channelId) {
        QueueTerms terms = notes.centre.queueOrDefault(queue, channelId).termsAt(Micros.of(notes.at));
        Channel channel = notes.centre.channelOrDefault(channelId);
        LiveForecast forecast = notes.forecast(queue);
        Concurrency concurrency = notes.concurrency.getOrDefault(queue, new Concurrency());
        double slowdown = slowdown(channel);
        double alone = 1 + (channel.capacity() > 1 ? slowdown * (concurrency.atOnce() - 1) : 0);
        double weight = channel.kind() == ChannelKind.MESSAGING ? concurrency.meanWeight() : 1;
        return new QueueState(
                queue,
                channelId,
                terms.serviceLevelTarget(),
                arrivals(queue, forecast),
                notes.handling.handleSeconds(queue, channel.kind(), notes.at) * weight / alone,
                notes.handling.patienceSeconds(queue, channel.kind(), notes.at),
                backlog(queue),
                Micros.toSeconds(terms.answerTargetMicros()),
                channel.capacity(),
                slowdown,
                handling(queue, channelId),
                forecast.spread(notes.at),
                forecast.meanWithoutSurge(notes.at, notes.at.plus(Duration.ofMinutes(intervalMinutes))),
                terms.statutoryMicros() == null ? null : Micros.toSeconds(terms.statutoryMicros()),
                notes.bot() == null
                        ? null
                        : notes.bot.factors(notes.centre, channelId, notes.bot().level()));
    }

    /** Those who come, and those who were promised a call. */
    private List<Double> arrivals(String queue, LiveForecast forecast) {
        List<Double> arrivals = new ArrayList<>();
        Instant start = notes.at;
        for (int i = 0; i < intervals; i++) {
            Instant end = start.plus(Duration.ofMinutes(intervalMinutes));
            arrivals.add(forecast.mean(start, end) + notes.callbacks.expected(queue, start, end, notes.at));
            start = end;
        }
        return arrivals;
    }

    private List<Double> backlog(String queue) {
        List<Double> ages = new ArrayList<>();
        for (FloorContact contact : notes.contacts.values()) {
            if (queue.equals(contact.queue()) && "waiting".equals(contact.place()) && contact.queued() != null) {
                ages.add(
                        Math.max(0, Duration.between(contact.queued(), notes.at).toMillis() / 1000.0));
            }
        }
        ages.sort((one, other) -> Double.compare(other, one));
        return ages;
    }

    /** Weight of the contacts with agents; who wraps up a live contact that is no longer open counts too. */
    private double handling(String queue, String channel) {
        double sum = 0;
        for (FloorAgent agent : notes.agents.values()) {
            for (FloorAgent.Held held : agent.openContacts()) {
                sum += queue.equals(held.queue()) ? held.weight() : 0;
            }
            boolean wrapsUp =
                    "wrap_up".equals(agent.state()) && agent.openContacts().isEmpty();
            if (wrapsUp && agent.channels().contains(channel)) {
                long queues = channels(notes).values().stream()
                        .filter(agent.channels()::contains)
                        .count();
                sum += 1.0 / Math.max(1, queues);
            }
        }
        return sum;
    }
}

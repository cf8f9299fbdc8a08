package io.ramzor.board;

import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.QueueTerms;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.QueueOutlook;
import io.ramzor.event.Micros;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.LiveSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the rows of the queues. */
final class QueueRows {
    private static final String FIRST_REPLY = "first_human_reply";
    private static final String NEXT_REPLY = "next_reply";
    private static final Duration ARRIVALS_SPAN = Duration.ofMinutes(15);

    private final BoardState state;
    private final Instant at;
    private final boolean stale;
    private final Map<String, List<FloorContact>> contacts = new HashMap<>();

    /** @param stale whether no source has been heard of lately */
    QueueRows(BoardState state, boolean stale) {
        this.state = state;
        this.at = state.at == null ? Instant.EPOCH : state.at;
        this.stale = stale;
        for (FloorContact contact : state.contacts.values()) {
            if (contact.queue() != null) {
                contacts.computeIfAbsent(contact.queue(), q -> new ArrayList<>())
                        .add(contact);
            }
        }
    }

    BoardView.QueueRow row(String queue, String channelId, StaffOfQueue staff) {
        Channel channel = state.centre.channelOrDefault(channelId);
        QueueTerms terms = state.centre.queueOrDefault(queue, channelId).termsAt(Micros.of(at));
        LiveSlice slice = state.live.get(queue);
        List<FloorContact> here = contacts.getOrDefault(queue, List.of());
        List<Double> waits = waits(here);
        Double oldest = waits.stream().max(Double::compare).orElse(null);
        Double serviceLevel = Windows.serviceLevel(slice, terms.formula());
        BoardView.Replies firstReply = replies(channel, slice, FIRST_REPLY, here);
        Map<String, List<Double>> outlook = outlook(queue);
        boolean noData = !state.seen.contains(queue);
        boolean live = channel.kind() == ChannelKind.LIVE;
        double answerTarget = Micros.toSeconds(terms.answerTargetMicros());
        String light = Light.of(new Light.Reading(
                stale || noData,
                live,
                serviceLevel,
                terms.serviceLevelTarget(),
                oldest,
                answerTarget,
                firstReply,
                outlook == null ? null : outlook.get("30")));
        return new BoardView.QueueRow(
                queue,
                channelId,
                channel.kind().name().toLowerCase(Locale.ROOT),
                noData,
                stale,
                waits.size(),
                oldest,
                serviceLevel,
                terms.formula(),
                Windows.serviceLevel(slice, "day", terms.formula()),
                terms.serviceLevelTarget(),
                light,
                state.trend.of(queue, state.at),
                firstReply,
                replies(channel, slice, NEXT_REPLY, here),
                ageing(waits, answerTarget),
                arrivals(slice),
                arrivalsForecast(queue),
                Windows.value(slice, Windows.FORMULA_WINDOW, "abandonment"),
                slice == null ? null : slice.expectedWaitSeconds(),
                (int) here.stream().filter(c -> "agent".equals(c.place())).count(),
                staff.counts(),
                staff.load(),
                outlook);
    }

    private List<Double> waits(List<FloorContact> here) {
        return here.stream()
                .filter(contact -> "waiting".equals(contact.place()))
                .map(contact -> seconds(contact.queued() != null ? contact.queued() : contact.since()))
                .toList();
    }

    /** Age of what began then; a contact may be newer than the last live numbers. */
    private double seconds(Instant since) {
        return since == null ? 0 : Math.max(0, Micros.toSeconds(Micros.of(at) - Micros.of(since)));
    }

    private BoardView.Replies replies(Channel channel, LiveSlice slice, String clock, List<FloorContact> here) {
        if (!channel.written()) {
            return null;
        }
        int overdue = (int) here.stream()
                .map(contact -> clock.equals(FIRST_REPLY) ? contact.firstHumanReplyDue() : contact.nextReplyDue())
                .filter(due -> due != null && due.isBefore(at))
                .count();
        return Windows.replies(slice, Windows.FORMULA_WINDOW, clock, overdue);
    }

    static List<Integer> ageing(List<Double> waits, double answerTargetSeconds) {
        int[] bands = new int[4];
        for (double wait : waits) {
            double share = answerTargetSeconds <= 0 ? Double.MAX_VALUE : wait / answerTargetSeconds;
            bands[share < 0.5 ? 0 : share <= 1 ? 1 : share <= 2 ? 2 : 3]++;
        }
        return List.of(bands[0], bands[1], bands[2], bands[3]);
    }

    private static long arrivals(LiveSlice slice) {
        LiveSlice.Window window = Windows.window(slice, "15");
        return window == null ? 0 : window.arrivals();
    }

    /** Expected arrivals of the last 15 minutes: each forecast interval by the share of it that lies there. */
    private Double arrivalsForecast(String queue) {
        Instant from = at.minus(ARRIVALS_SPAN);
        double expected = 0;
        boolean any = false;
        for (ForecastPoint point : state.forecast.values()) {
            if (!point.queue().equals(queue)) {
                continue;
            }
            Instant end = point.start().plus(Duration.ofMinutes(point.minutes()));
            Instant first = point.start().isAfter(from) ? point.start() : from;
            Instant last = end.isBefore(at) ? end : at;
            if (first.isBefore(last)) {
                any = true;
                expected += point.mean() * Duration.between(first, last).toMillis() / (point.minutes() * 60_000.0);
            }
        }
        return any ? expected : null;
    }

    private Map<String, List<Double>> outlook(String queue) {
        QueueOutlook found = state.outlook.get(queue);
        return found == null ? null : found.serviceLevel();
    }
}

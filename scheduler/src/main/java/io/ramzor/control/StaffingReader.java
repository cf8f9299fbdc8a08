package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.centre.Queue;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.event.Micros;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.QueueDemand;
import io.ramzor.staffing.IntervalDemand;
import io.ramzor.staffing.QueueWork;
import io.ramzor.staffing.Requirement;
import io.ramzor.staffing.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** What a demand takes by queue and interval, beside what the plan has. Made of what was known at one instant; safe for several threads. */
final class StaffingReader {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final Centre centre;
    private final ScheduledAgents scheduled;
    private final AgentNumbers numbers;
    /** Part of its handling time in which a contact really takes its agent, by queue; see {@link QueueStates}. */
    private final Map<String, Double> workShare;

    private final DeferredBacklog backlog;
    private final BookedCallbacks callbacks;
    private final Instant madeAt;

    private record Side(List<Requirement> mean, List<Requirement> low, List<Requirement> high) {}

    private StaffingReader(
            Centre centre,
            ScheduledAgents scheduled,
            AgentNumbers numbers,
            Map<String, Double> workShare,
            DeferredBacklog backlog,
            BookedCallbacks callbacks,
            Instant madeAt) {
        this.centre = centre;
        this.scheduled = scheduled;
        this.numbers = numbers;
        this.workShare = workShare;
        this.backlog = backlog;
        this.callbacks = callbacks;
        this.madeAt = madeAt;
    }

    /** Of the notes as they stand; callers hold their lock. */
    static StaffingReader of(Notes notes, AgentNumbers numbers) {
        Map<String, Double> workShare = new HashMap<>();
        QueueStates.channels(notes).forEach((queue, channel) -> workShare.put(queue, workShare(notes, queue, channel)));
        ScheduledAgents scheduled = new ScheduledAgents(PlannedAgent.of(notes));
        DeferredBacklog backlog = new DeferredBacklog(notes);
        return new StaffingReader(notes.centre, scheduled, numbers, workShare, backlog, notes.callbacks, notes.at);
    }

    private static double workShare(Notes notes, String queue, String channelId) {
        Channel channel = notes.centre.channelOrDefault(channelId);
        Concurrency concurrency = notes.concurrency.getOrDefault(queue, new Concurrency());
        double alone = 1 + (channel.capacity() > 1 ? QueueStates.slowdown(channel) * (concurrency.atOnce() - 1) : 0);
        double weight = channel.kind() == ChannelKind.MESSAGING ? concurrency.meanWeight() : 1;
        return weight / alone;
    }

    /** One need a queue and interval of the demand, by interval. */
    List<StaffingNeed> needs(DemandForecast demand) {
        Map<String, Side> required = new LinkedHashMap<>();
        for (QueueDemand queue : demand.queues()) {
            required.put(queue.queue(), side(demand, queue));
        }
        List<StaffingNeed> needs = new ArrayList<>();
        for (int i = 0; i < demand.intervals(); i++) {
            needs.addAll(needs(demand, i, required));
        }
        return needs;
    }

    private Side side(DemandForecast demand, QueueDemand queue) {
        return new Side(
                required(demand, queue, i -> queue.mean().get(i)),
                required(demand, queue, i -> queue.quantile(i, LOW)),
                required(demand, queue, i -> queue.quantile(i, HIGH)));
    }

    private List<Requirement> required(DemandForecast demand, QueueDemand queue, IntToDoubleFunction contacts) {
        Duration length = Duration.ofMinutes(demand.minutes());
        double seconds = queue.handleSeconds() * workShare.getOrDefault(queue.queue(), 1.0);
        List<IntervalDemand> intervals = new ArrayList<>();
        for (int i = 0; i < demand.intervals(); i++) {
            Instant start = demand.startOf(i);
            Instant end = start.plus(length);
            boolean open = OpeningHours.open(centre, queue.queue(), queue.channel(), start, end);
            double promised = callbacks.expected(queue.queue(), start, end, madeAt);
            intervals.add(new IntervalDemand(contacts.applyAsDouble(i) + promised, seconds, open));
        }
        return numbers.required(work(queue, demand.start()), (int) length.toSeconds(), intervals);
    }

    /** What waits now is part of a demand that begins now; of how much of it is left by a later beginning nothing is known. */
    private Work work(QueueDemand queue, Instant at) {
        Queue known = centre.queueOrDefault(queue.queue(), queue.channel());
        Channel channel = centre.channelOrDefault(queue.channel());
        QueueWork.Habits usual = QueueWork.Habits.usual(queue.patienceSeconds());
        QueueWork.Habits habits = new QueueWork.Habits(
                usual.patienceSeconds(),
                usual.mostAbandonment(),
                usual.replyShare(),
                QueueStates.slowdown(channel),
                usual.idleSeconds(),
                usual.variation(),
                at.isAfter(madeAt) ? List.of() : backlog.ages(known, at));
        return QueueWork.of(centre, known, Micros.of(at), habits);
    }

    private List<StaffingNeed> needs(DemandForecast demand, int interval, Map<String, Side> sides) {
        Instant start = demand.startOf(interval);
        Instant end = start.plusSeconds(demand.minutes() * 60L);
        Map<String, Double> required = new HashMap<>();
        sides.forEach((queue, side) ->
                required.put(queue, (double) side.mean().get(interval).agents()));
        Map<String, Double> there = scheduled.known(start) ? scheduled.at(start, end, required) : null;
        List<StaffingNeed> needs = new ArrayList<>();
        for (QueueDemand queue : demand.queues()) {
            Side side = sides.get(queue.queue());
            needs.add(new StaffingNeed(
                    queue.queue(),
                    queue.channel(),
                    start,
                    demand.minutes(),
                    queue.mean().get(interval),
                    queue.handleSeconds(),
                    required.get(queue.queue()),
                    Math.min(
                            required.get(queue.queue()),
                            side.low().get(interval).agents()),
                    Math.max(
                            required.get(queue.queue()),
                            side.high().get(interval).agents()),
                    there == null ? null : there.getOrDefault(queue.queue(), 0.0),
                    madeAt));
        }
        return needs;
    }
}

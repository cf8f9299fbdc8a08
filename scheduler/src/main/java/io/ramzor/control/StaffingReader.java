package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Channel;
import io.ramzor.centre.QueueTerms;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.event.Micros;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.QueueDemand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a demand takes by queue and interval, beside what the plan has. Made of what was known at one instant; for one thread at a time. */
final class StaffingReader {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final Centre centre;
    private final ScheduledAgents scheduled;
    private final AgentNumbers numbers;
    private final Instant madeAt;

    StaffingReader(Centre centre, ScheduledAgents scheduled, AgentNumbers numbers, Instant madeAt) {
        this.centre = centre;
        this.scheduled = scheduled;
        this.numbers = numbers;
        this.madeAt = madeAt;
    }

    /** One need a queue and interval of the demand, by interval. */
    List<StaffingNeed> needs(DemandForecast demand) {
        List<StaffingNeed> needs = new ArrayList<>();
        for (int i = 0; i < demand.intervals(); i++) {
            needs.addAll(needs(demand, i));
        }
        return needs;
    }

    private List<StaffingNeed> needs(DemandForecast demand, int interval) {
        Instant start = demand.startOf(interval);
        Instant end = start.plusSeconds(demand.minutes() * 60L);
        Map<String, Double> required = new HashMap<>();
        for (QueueDemand queue : demand.queues()) {
            required.put(queue.queue(), required(queue, queue.mean().get(interval), demand.minutes(), start));
        }
        Map<String, Double> there = scheduled.known(start) ? scheduled.at(start, end, required) : null;
        List<StaffingNeed> needs = new ArrayList<>();
        for (QueueDemand queue : demand.queues()) {
            needs.add(new StaffingNeed(
                    queue.queue(),
                    queue.channel(),
                    start,
                    demand.minutes(),
                    queue.mean().get(interval),
                    queue.handleSeconds(),
                    required.get(queue.queue()),
                    required(queue, queue.quantile(interval, LOW), demand.minutes(), start),
                    required(queue, queue.quantile(interval, HIGH), demand.minutes(), start),
                    there == null ? null : there.getOrDefault(queue.queue(), 0.0),
                    madeAt));
        }
        return needs;
    }

    private double required(QueueDemand queue, double arrivals, int minutes, Instant start) {
        if (!OpeningHours.open(
                centre, queue.queue(), queue.channel(), start, start.plus(Duration.ofMinutes(minutes)))) {
            return 0;
        }
        QueueTerms terms = centre.queueOrDefault(queue.queue(), queue.channel()).termsAt(Micros.of(start));
        Channel channel = centre.channelOrDefault(queue.channel());
        return numbers.required(new AgentNumbers.Question(
                arrivals,
                minutes,
                queue.handleSeconds(),
                queue.patienceSeconds(),
                Micros.toSeconds(terms.answerTargetMicros()),
                terms.serviceLevelTarget(),
                channel));
    }
}

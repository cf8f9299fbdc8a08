package io.ramzor.sim;

import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the {@link Truth} of a run from its tally. */
final class TruthReport {
    private final Floor floor;

    private TruthReport(Floor floor) {
        this.floor = floor;
    }

    static Truth of(Floor floor) {
        return new TruthReport(floor).truth();
    }

    private Truth truth() {
        Map<String, Truth.QueueTruth> queues = new LinkedHashMap<>();
        Map<String, Long> returned = new LinkedHashMap<>();
        for (QueueModel queue : floor.model.queues) {
            queues.put(queue.id, queue(queue));
            returned.put(queue.id, floor.tally.returned[queue.index]);
        }
        return new Truth(
                floor.model.scenario.name(),
                floor.seed,
                Micros.toInstant(floor.tally.start),
                Micros.toInstant(floor.now),
                floor.tally.arrived,
                floor.tally.ended,
                queues,
                returned,
                floor.journeyTally == null ? null : JourneyTruth.of(floor),
                floor.rota.followed());
    }

    private Truth.QueueTruth queue(QueueModel queue) {
        List<Truth.IntervalTruth> intervals = new ArrayList<>();
        long[] sums = new long[Tally.Fact.values().length];
        for (int interval = 0; interval < floor.tally.intervals; interval++) {
            Map<String, Integer> arrived = arrived(queue, interval);
            double rate = floor.tally.rate(queue.index, interval);
            boolean worked = floor.tally.fact(Tally.Fact.OFFERED, queue.index, interval) > 0
                    || floor.tally.fact(Tally.Fact.HANDLE, queue.index, interval) > 0;
            if (rate > 0 || !arrived.isEmpty() || worked) {
                for (Tally.Fact fact : Tally.Fact.values()) {
                    sums[fact.ordinal()] += floor.tally.fact(fact, queue.index, interval);
                }
                intervals.add(new Truth.IntervalTruth(
                        Micros.toInstant(floor.tally.startOf(interval)),
                        rate,
                        arrived,
                        floor.tally.facts(queue.index, interval)));
            }
        }
        return new Truth.QueueTruth(
                queue.channelId,
                Micros.toSeconds(queue.answerTarget),
                parameters(floor.model.scenario.demand().queues().get(queue.id)),
                floor.tally.transfers[queue.index],
                bot(queue),
                Tally.named(sums),
                intervals);
    }

    private Map<String, Integer> arrived(QueueModel queue, int interval) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int stream = 0; stream < floor.model.streams.length; stream++) {
            int count = floor.tally.arrivals(stream, interval);
            if (floor.model.streams[stream][0] == queue.index && count > 0) {
                counts.put(floor.model.topics[floor.model.streams[stream][1]], count);
            }
        }
        return counts;
    }

    private static Map<String, Object> parameters(Demand.QueueDemand demand) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("handle", demand.handle());
        parameters.put("wrap_up", demand.wrapUp());
        parameters.put("patience", demand.patience());
        parameters.put("dialogue", demand.dialogue());
        parameters.put("transfer", demand.transfer());
        parameters.put("bot", demand.bot());
        return parameters;
    }

    private Map<String, Map<String, Long>> bot(QueueModel queue) {
        Map<String, Map<String, Long>> topics = new LinkedHashMap<>();
        for (int topic = 0; topic < floor.model.topics.length; topic++) {
            long[] counts = floor.tally.bot[queue.index][topic];
            if (counts[0] + counts[1] + counts[2] > 0) {
                Map<String, Long> outcomes = new LinkedHashMap<>();
                outcomes.put("contained", counts[0]);
                outcomes.put("handed_over", counts[1]);
                outcomes.put("abandoned", counts[2]);
                topics.put(floor.model.topics[topic], outcomes);
            }
        }
        return topics;
    }
}

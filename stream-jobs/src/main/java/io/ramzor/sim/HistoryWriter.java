package io.ramzor.sim;

import io.ramzor.event.Micros;
import io.ramzor.metric.IntervalSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The interval history that a centre has when its day begins: the same engine plays the weeks before, without a log, and its own
 * counts are the history.
 */
public final class HistoryWriter {
    private static final int MINUTES = 15;

    private HistoryWriter() {}

    /**
     * The quarter hours of the weeks before the scenario's day, by time, then queue; those in which nobody was queued are left
     * out, as everywhere.
     *
     * @param weeks at least 1
     */
    public static List<IntervalSlice> before(Scenario scenario, long seed, int weeks) {
        LocalDate first = scenario.day().minusWeeks(weeks);
        Simulation past = new Simulation(scenario, seed, first, 7 * weeks, "");
        past.advanceTo(Long.MAX_VALUE, null);
        List<IntervalSlice> slices = new ArrayList<>();
        Tally tally = past.tally();
        for (int interval = 0; interval < tally.intervals; interval++) {
            for (QueueModel queue : past.model().queues) {
                if (tally.fact(Tally.Fact.OFFERED, queue.index, interval) > 0) {
                    slices.add(slice(tally, queue, interval));
                }
            }
        }
        return slices;
    }

    private static IntervalSlice slice(Tally tally, QueueModel queue, int interval) {
        Map<String, Number> facts = tally.facts(queue.index, interval);
        return new IntervalSlice(
                queue.id,
                queue.channelId,
                Micros.toInstant(tally.startOf(interval)),
                MINUTES,
                1,
                facts,
                values(facts),
                Map.of());
    }

    private static Map<String, Double> values(Map<String, Number> facts) {
        double in = number(facts, "answered_in");
        double answered = in + number(facts, "answered_late");
        double left = number(facts, "abandoned_early") + number(facts, "abandoned_late");
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("service_level.short_abandons_excluded", share(in, answered + left));
        values.put("asa_seconds", share(number(facts, "wait_answered_seconds"), answered));
        values.put("abandonment", share(left, number(facts, "offered") - number(facts, "abandoned_short")));
        values.put("aht_seconds", share(number(facts, "handle_seconds"), number(facts, "handled")));
        return values;
    }

    private static double number(Map<String, Number> facts, String name) {
        return facts.get(name).doubleValue();
    }

    private static Double share(double part, double whole) {
        return whole == 0 ? null : Double.valueOf(part / whole);
    }
}

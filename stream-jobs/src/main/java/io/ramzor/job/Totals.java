package io.ramzor.job;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.centre.Queue;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The sums of a whole log. Legs of a queue are added into its channel and into all; ratios and percentiles are taken from the sums. */
final class Totals {
    private final Centre centre;
    private final Map<String, Slice> queues = new TreeMap<>();
    private final Map<String, Slice> channels = new TreeMap<>();
    private final Slice all = new Slice();
    private final GroupTotals groups = new GroupTotals();
    private Ingest ingest = Ingest.NONE;

    Totals(Centre centre) {
        this.centre = centre;
        centre.queues().keySet().forEach(queue -> queues.put(queue, new Slice()));
        centre.channels().keySet().forEach(channel -> channels.put(channel, new Slice()));
    }

    void add(TotalPart part) {
        if (part.ingest() != null) {
            ingest = ingest.plus(part.ingest());
        } else if (part.group() != null) {
            groups.add(part);
        } else {
            addQueue(part);
        }
    }

    private void addQueue(TotalPart part) {
        if (!part.queue().isEmpty()) {
            queues.computeIfAbsent(part.queue(), queue -> new Slice()).add(part.slice());
        }
        channels.computeIfAbsent(part.channel(), channel -> new Slice()).add(part.slice());
        all.add(part.slice());
    }

    /** All numbers as of that now, under the names of {@code totals.json}. */
    Map<String, Object> at(long now) {
        Map<String, Object> ofQueues = new LinkedHashMap<>();
        Map<String, Object> responses = new LinkedHashMap<>();
        queues.forEach((queue, slice) -> {
            if (LiveOperator.hasQueue(queue)) {
                ofQueues.put(queue, numbers(slice, now));
            }
            Map<String, Map<String, Object>> clocks = slice.responses(now, calendar(queue, now));
            if (!clocks.isEmpty()) {
                responses.put(queue, clocks);
            }
        });
        Map<String, Object> ofChannels = new LinkedHashMap<>();
        channels.forEach((channel, slice) -> ofChannels.put(channel, withContacts(slice, now)));
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("queues", ofQueues);
        totals.put("channels", ofChannels);
        totals.put("all", withContacts(all, now));
        totals.put("responses", responses);
        totals.put("shift", ShiftTotals.of(centre, groups));
        totals.put("bot", BotTotals.of(groups));
        totals.put("agents", AgentTotals.of(groups));
        totals.put("deadlines", DeadlineTotals.of(groups));
        totals.put("funnel", FunnelTotals.of(groups));
        totals.put("ingest", ingest);
        return totals;
    }

    /** Of a queue that the file does not name: always open. */
    private BusinessCalendar calendar(String queue, long now) {
        Queue named = centre.queues().get(queue);
        return named == null ? null : centre.calendarOf(named.termsAt(now));
    }

    private static Map<String, Object> numbers(Slice slice, long now) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("facts", slice.facts(now));
        numbers.put("values", slice.values(now));
        return numbers;
    }

    private static Map<String, Object> withContacts(Slice slice, long now) {
        Map<String, Object> numbers = numbers(slice, now);
        Map<String, Number> facts = new LinkedHashMap<>(slice.facts(now));
        facts.put("contacts", slice.count(Measure.CONTACTS));
        numbers.put("facts", facts);
        return numbers;
    }
}

package io.ramzor.job;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.centre.Queue;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import io.ramzor.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the totals of a bounded log: the parts come when the log has ended, the one record leaves after the last of them. Legs of a
 * queue are added into its channel and into all; ratios and percentiles are taken from the sums.
 */
final class TotalsOperator extends AbstractStreamOperator<TopicRecord>
        implements OneInputStreamOperator<TotalPart, TopicRecord> {
    /** Key of the one record. */
    static final String KEY = "totals";

    private final Centre centre;
    private transient Map<String, Slice> queues;
    private transient Map<String, Slice> channels;
    private transient Slice all;
    private transient GroupTotals groups;
    private transient Ingest ingest;
    private transient long now;

    TotalsOperator(Centre centre) {
        this.centre = centre;
    }

    @Override
    public void open() throws Exception {
        super.open();
        queues = new TreeMap<>();
        channels = new TreeMap<>();
        all = new Slice();
        groups = new GroupTotals();
        ingest = Ingest.NONE;
        centre.queues().keySet().forEach(queue -> queues.put(queue, new Slice()));
        centre.channels().keySet().forEach(channel -> channels.put(channel, new Slice()));
    }

    @Override
    public void processElement(StreamRecord<TotalPart> record) {
        TotalPart part = record.getValue();
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

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            now = mark.getTimestamp();
        } else {
            output.collect(new StreamRecord<>(new TopicRecord(KEY, Json.write(totals()))));
        }
        super.processWatermark(mark);
    }

    private Map<String, Object> totals() {
        Map<String, Object> ofQueues = new LinkedHashMap<>();
        Map<String, Object> responses = new LinkedHashMap<>();
        queues.forEach((queue, slice) -> {
            if (LiveOperator.hasQueue(queue)) {
                ofQueues.put(queue, numbers(slice));
            }
            Map<String, Map<String, Object>> clocks = slice.responses(now, calendar(queue));
            if (!clocks.isEmpty()) {
                responses.put(queue, clocks);
            }
        });
        Map<String, Object> ofChannels = new LinkedHashMap<>();
        channels.forEach((channel, slice) -> ofChannels.put(channel, withContacts(slice)));
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("queues", ofQueues);
        totals.put("channels", ofChannels);
        totals.put("all", withContacts(all));
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
    private BusinessCalendar calendar(String queue) {
        Queue named = centre.queues().get(queue);
        return named == null ? null : centre.calendarOf(named.termsAt(now));
    }

    private Map<String, Object> numbers(Slice slice) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("facts", slice.facts(now));
        numbers.put("values", slice.values(now));
        return numbers;
    }

    private Map<String, Object> withContacts(Slice slice) {
        Map<String, Object> numbers = numbers(slice);
        Map<String, Number> facts = new LinkedHashMap<>(slice.facts(now));
        facts.put("contacts", slice.count(Measure.CONTACTS));
        numbers.put("facts", facts);
        return numbers;
    }
}

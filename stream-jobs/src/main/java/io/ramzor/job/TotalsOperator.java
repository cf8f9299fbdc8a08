package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.topic.Json;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Adds up the totals of a bounded log: the parts come when the log has ended, the one record leaves after the last of them. */
final class TotalsOperator extends AbstractStreamOperator<TopicRecord>
        implements OneInputStreamOperator<TotalPart, TopicRecord> {
    /** Key of the one record. */
    static final String KEY = "totals";

    private final Centre centre;
    private transient Totals totals;
    private transient long now;

    TotalsOperator(Centre centre) {
        this.centre = centre;
    }

    @Override
    public void open() throws Exception {
        super.open();
        totals = new Totals(centre);
    }

    @Override
    public void processElement(StreamRecord<TotalPart> record) {
        totals.add(record.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            now = mark.getTimestamp();
        } else {
            output.collect(new StreamRecord<>(new TopicRecord(KEY, Json.write(totals.at(now)))));
        }
        super.processWatermark(mark);
    }
}

package io.ramzor.job;

import io.ramzor.event.Reject;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Writes the record of a line that is set aside. A line that was an event when it was read is fetched from the log again, so that the
 * job need not carry the text of every line.
 */
final class RejectWriter extends RichMapFunction<Rejection, TopicRecord> {
    private final BrokerAddress address;
    private final JobOptions options;
    private transient Broker broker;

    RejectWriter(BrokerAddress address, JobOptions options) {
        this.address = address;
        this.options = options;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        broker = address.open();
    }

    @Override
    public TopicRecord map(Rejection rejection) throws IOException {
        byte[] text = rejection.verbatim() ? rejection.text() : asRead(rejection);
        return TopicRecord.of(
                Topics.REJECTS,
                Reject.of(
                        options.partitionName(rejection.partition()),
                        rejection.offset(),
                        rejection.reason(),
                        rejection.detail(),
                        text));
    }

    private byte[] asRead(Rejection rejection) throws IOException {
        List<Broker.Stored> lines =
                broker.read(Topics.EVENTS, rejection.partition(), rejection.offset(), 1, Duration.ZERO);
        boolean there = !lines.isEmpty() && lines.get(0).offset() == rejection.offset();
        return there ? lines.get(0).value() : rejection.text();
    }

    @Override
    public void close() throws IOException {
        if (broker != null) {
            broker.close();
        }
    }
}

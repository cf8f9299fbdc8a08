package io.ramzor.job;

import io.ramzor.topic.BrokerAddress;
import java.io.IOException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads a topic's lines through the broker seam, one split a partition, offsets in checkpoints. One reader takes all partitions and
 * hands their lines on so that none runs ahead in event time: what is late then does not depend on the race of two readers.
 *
 * @param address where to read
 * @param topic what to read
 * @param bounded whether to end where the topic ends at the start
 */
record BrokerSource(BrokerAddress address, String topic, boolean bounded)
        implements Source<Line, BrokerSplit, BrokerEnumerator.State> {

    @Override
    public Boundedness getBoundedness() {
        return bounded ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<BrokerSplit, BrokerEnumerator.State> createEnumerator(
            SplitEnumeratorContext<BrokerSplit> context) throws IOException {
        return new BrokerEnumerator(context, this, BrokerEnumerator.splitsOf(this));
    }

    @Override
    public SplitEnumerator<BrokerSplit, BrokerEnumerator.State> restoreEnumerator(
            SplitEnumeratorContext<BrokerSplit> context, BrokerEnumerator.State state) {
        return new BrokerEnumerator(context, this, state.unassigned());
    }

    @Override
    public SourceReader<Line, BrokerSplit> createReader(SourceReaderContext context) {
        return new BrokerReader(this);
    }

    @Override
    public SimpleVersionedSerializer<BrokerSplit> getSplitSerializer() {
        return new BrokerSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<BrokerEnumerator.State> getEnumeratorCheckpointSerializer() {
        return new BrokerEnumerator.StateSerializer();
    }
}

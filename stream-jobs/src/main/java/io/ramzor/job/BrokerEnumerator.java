package io.ramzor.job;

import io.ramzor.topic.Broker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Gives every partition to the one reader. */
final class BrokerEnumerator implements SplitEnumerator<BrokerSplit, BrokerEnumerator.State> {
    private static final int READER = 0;

    private final SplitEnumeratorContext<BrokerSplit> context;
    private final BrokerSource source;
    private final List<BrokerSplit> unassigned;

    /** Partitions that no reader has yet. */
    record State(List<BrokerSplit> unassigned) {}

    BrokerEnumerator(SplitEnumeratorContext<BrokerSplit> context, BrokerSource source, List<BrokerSplit> unassigned) {
        this.context = context;
        this.source = source;
        this.unassigned = new ArrayList<>(unassigned);
    }

    /** All partitions from their beginning, up to their present ends if the source is bounded. */
    static List<BrokerSplit> splitsOf(BrokerSource source) throws IOException {
        try (Broker broker = source.address().open()) {
            List<BrokerSplit> splits = new ArrayList<>();
            for (int partition = 0; partition < broker.partitions(source.topic()); partition++) {
                long end = source.bounded() ? broker.end(source.topic(), partition) : Long.MAX_VALUE;
                splits.add(new BrokerSplit(partition, 0, end, Long.MIN_VALUE));
            }
            return splits;
        }
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<BrokerSplit> splits, int subtask) {
        unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
        if (subtask != READER) {
            throw new IllegalStateException("the events source runs with one reader, not with reader " + subtask);
        }
        if (!unassigned.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(READER, new ArrayList<>(unassigned))));
            unassigned.clear();
        }
        if (source.bounded()) {
            context.signalNoMoreSplits(READER);
        }
    }

    @Override
    public State snapshotState(long checkpointId) {
        return new State(List.copyOf(unassigned));
    }

    @Override
    public void close() {}

    static final class StateSerializer implements SimpleVersionedSerializer<State> {
        private final BrokerSplit.Serializer splits = new BrokerSplit.Serializer();

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(State state) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(64);
            out.writeInt(state.unassigned.size());
            for (BrokerSplit split : state.unassigned) {
                Wire.bytes(splits.serialize(split), out);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public State deserialize(int version, byte[] bytes) throws IOException {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            int size = in.readInt();
            List<BrokerSplit> unassigned = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                unassigned.add(splits.deserialize(version, Wire.bytes(in)));
            }
            return new State(unassigned);
        }
    }
}

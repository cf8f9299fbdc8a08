package io.ramzor.job;

import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * One partition and how far it has been read.
 *
 * @param partition partition of the topic
 * @param next offset to read next
 * @param end first offset not to read, Long.MAX_VALUE = never ends
 * @param largest largest event time read in it, Long.MIN_VALUE = none yet
 */
record BrokerSplit(int partition, long next, long end, long largest) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(partition);
    }

    /** The split once that line has been handed on. */
    BrokerSplit after(Line line) {
        long time = line.event() == null ? Long.MIN_VALUE : line.event().time();
        return new BrokerSplit(partition, line.offset() + 1, end, Math.max(largest, time));
    }

    static final class Serializer implements SimpleVersionedSerializer<BrokerSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(BrokerSplit split) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(28);
            out.writeInt(split.partition);
            out.writeLong(split.next);
            out.writeLong(split.end);
            out.writeLong(split.largest);
            return out.getCopyOfBuffer();
        }

        @Override
        public BrokerSplit deserialize(int version, byte[] bytes) throws IOException {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            return new BrokerSplit(in.readInt(), in.readLong(), in.readLong(), in.readLong());
        }
    }
}

package io.ramzor.job;

import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Appends records to a topic in batches, at least every 50 ms and before each checkpoint. What was appended after the checkpoint that a
 * restart goes back to is appended again: on a compacted topic the same keys and revisions replace it, on another one the records that
 * stand there already are left out. Of the floor, what is out of date before it is appended is left out.
 *
 * @param outlet where the topic is
 * @param topic its name
 * @param compacted whether only the newest record of a key counts
 * @param marked whether to say on topic {@code marks} how far in event time it has come
 */
record TopicSink(Outlet outlet, String topic, boolean compacted, boolean marked)
        implements Sink<TopicRecord>, SupportsWriterState<TopicRecord, long[]> {
    private static final int MOST_RECORDS = 1_000;
    private static final int MOST_KEYS = 10_000;
    private static final long MOST_MILLIS = 50;

    @Override
    public StatefulSinkWriter<TopicRecord, long[]> createWriter(WriterInitContext context) throws IOException {
        return new TopicWriter(
                outlet.open(topic), marks(), compacted, newestOnly(), context.getProcessingTimeService(), List.of());
    }

    @Override
    public StatefulSinkWriter<TopicRecord, long[]> restoreWriter(WriterInitContext context, Collection<long[]> states)
            throws IOException {
        Outlet.Writer writer = outlet.open(topic);
        List<TopicRecord> standing = new ArrayList<>();
        if (!compacted) {
            for (long[] ends : states) {
                standing.addAll(writer.since(ends));
            }
        }
        return new TopicWriter(writer, marks(), compacted, newestOnly(), context.getProcessingTimeService(), standing);
    }

    private boolean newestOnly() {
        return topic.equals(Topics.FLOOR.name());
    }

    private TopicMarks marks() throws IOException {
        return marked ? new TopicMarks(topic, outlet.open(Topics.MARKS.name())) : null;
    }

    @Override
    public SimpleVersionedSerializer<long[]> getWriterStateSerializer() {
        return new EndsSerializer();
    }

    private static final class TopicWriter implements StatefulSinkWriter<TopicRecord, long[]> {
        private final Outlet.Writer writer;
        private final TopicMarks marks;
        private final boolean compacted;
        private final boolean newestOnly;
        private final ProcessingTimeService time;
        private final Map<List<Object>, Integer> standing = new HashMap<>();
        private List<TopicRecord> batch = new ArrayList<>();
        /** Of the floor, instead of the batch: of each key the newest record, in their order. */
        private final Map<String, TopicRecord> newest = new LinkedHashMap<>();

        private boolean timed;

        TopicWriter(
                Outlet.Writer writer,
                TopicMarks marks,
                boolean compacted,
                boolean newestOnly,
                ProcessingTimeService time,
                List<TopicRecord> standing) {
            this.writer = writer;
            this.marks = marks;
            this.compacted = compacted;
            this.newestOnly = newestOnly;
            this.time = time;
            standing.forEach(record -> this.standing.merge(content(record), 1, Integer::sum));
        }

        private static List<Object> content(TopicRecord record) {
            return List.of(String.valueOf(record.key()), ByteBuffer.wrap(record.value()));
        }

        @Override
        public void write(TopicRecord record, Context context) throws IOException {
            if (!standing.isEmpty() && stands(record)) {
                return;
            }
            if (newestOnly) {
                newest.remove(record.key());
                newest.put(record.key(), record);
            } else {
                batch.add(record);
            }
            if (batch.size() >= MOST_RECORDS || newest.size() >= MOST_KEYS) {
                flush(false);
            } else if (!timed) {
                timed = true;
                time.registerTimer(time.getCurrentProcessingTime() + MOST_MILLIS, at -> {
                    timed = false;
                    flush(false);
                });
            }
        }

        private boolean stands(TopicRecord record) {
            List<Object> content = content(record);
            boolean stands = standing.containsKey(content);
            standing.computeIfPresent(content, (same, count) -> count == 1 ? null : count - 1);
            return stands;
        }

        @Override
        public void writeWatermark(Watermark now) throws IOException {
            if (marks != null && marks.isDue(now.getTimestamp())) {
                flush(false);
                marks.say(now.getTimestamp(), writer.ends()[0]);
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (!newest.isEmpty()) {
                batch.addAll(newest.values());
                newest.clear();
            }
            if (!batch.isEmpty()) {
                writer.append(batch);
                batch = new ArrayList<>();
            }
        }

        @Override
        public List<long[]> snapshotState(long checkpointId) throws IOException {
            return compacted ? List.of() : List.of(writer.ends());
        }

        @Override
        public void close() throws IOException {
            writer.close();
            if (marks != null) {
                marks.close();
            }
        }
    }

    private static final class EndsSerializer implements SimpleVersionedSerializer<long[]> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(long[] ends) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(16);
            out.writeInt(ends.length);
            for (long end : ends) {
                out.writeLong(end);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public long[] deserialize(int version, byte[] bytes) throws IOException {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            long[] ends = new long[in.readInt()];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = in.readLong();
            }
            return ends;
        }
    }
}

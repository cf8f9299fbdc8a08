package io.ramzor.job;

import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records go to the topics of a broker.
 *
 * @param address where the broker is
 */
record BrokerOutlet(BrokerAddress address) implements Outlet {
    private static final int READ_AT_ONCE = 1_000;

    @Override
    public Writer open(String topic) throws IOException {
        return new TopicWriter(address.open(), topic);
    }

    private static final class TopicWriter implements Writer {
        private final Broker broker;
        private final String topic;
        /** Ends after own appends, by partition: asking the broker costs a round trip. */
        private long[] ends;

        TopicWriter(Broker broker, String topic) {
            this.broker = broker;
            this.topic = topic;
        }

        @Override
        public void append(List<TopicRecord> records) throws IOException {
            int partitions = broker.partitions(topic);
            Map<Integer, List<Broker.Entry>> batches = new TreeMap<>();
            for (TopicRecord record : records) {
                int partition =
                        record.key() == null ? 0 : Math.floorMod(record.key().hashCode(), partitions);
                batches.computeIfAbsent(partition, p -> new ArrayList<>())
                        .add(new Broker.Entry(record.key(), record.value()));
            }
            for (Map.Entry<Integer, List<Broker.Entry>> batch : batches.entrySet()) {
                long last = broker.append(topic, batch.getKey(), batch.getValue());
                if (ends != null) {
                    ends[batch.getKey()] = last + 1;
                }
            }
        }

        @Override
        public long[] ends() throws IOException {
            if (ends == null) {
                long[] asked = new long[broker.partitions(topic)];
                for (int partition = 0; partition < asked.length; partition++) {
                    asked[partition] = broker.end(topic, partition);
                }
                ends = asked;
            }
            return ends.clone();
        }

        @Override
        public List<TopicRecord> since(long[] ends) throws IOException {
            List<TopicRecord> records = new ArrayList<>();
            for (int partition = 0; partition < ends.length; partition++) {
                long from = ends[partition];
                List<Broker.Stored> read;
                do {
                    read = broker.read(topic, partition, from, READ_AT_ONCE, Duration.ZERO);
                    for (Broker.Stored stored : read) {
                        records.add(new TopicRecord(stored.key(), stored.value()));
                        from = stored.offset() + 1;
                    }
                } while (!read.isEmpty());
            }
            return records;
        }

        @Override
        public void close() throws IOException {
            broker.close();
        }
    }
}

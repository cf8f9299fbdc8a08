package io.ramzor.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.topic.Broker;
import io.ramzor.topic.Broker.Entry;
import io.ramzor.topic.Broker.Stored;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every broker is to those who use it; {@link #address} gives topics that nobody has used yet. */
abstract class BrokerContract {
    static final Duration NO_WAIT = Duration.ZERO;

    /** Two partitions of the events topic, one of every other. */
    abstract BrokerAddress address() throws Exception;

    static Entry entry(String key, String value) {
        return new Entry(key, value == null ? null : value.getBytes(UTF_8));
    }

    static List<Entry> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> entry("k" + i, "v" + i)).toList();
    }

    static List<String> shown(List<Stored> records) {
        return records.stream()
                .map(r -> r.offset() + " " + r.key() + "=" + (r.value() == null ? null : new String(r.value(), UTF_8)))
                .toList();
    }

    static List<Stored> all(Broker broker, String topic, int partition) throws IOException {
        List<Stored> all = new ArrayList<>();
        long next = 0;
        List<Stored> batch = broker.read(topic, partition, next, 700, NO_WAIT);
        while (!batch.isEmpty()) {
            all.addAll(batch);
            next = batch.get(batch.size() - 1).offset() + 1;
            batch = broker.read(topic, partition, next, 700, NO_WAIT);
        }
        return all;
    }

    static Map<String, String> newest(List<Stored> records) {
        Map<String, String> newest = new LinkedHashMap<>();
        for (Stored record : records) {
            newest.remove(record.key());
            if (record.value() != null) {
                newest.put(record.key(), new String(record.value(), UTF_8));
            }
        }
        return newest;
    }

    @Test
    void recordsComeBackInOrderFromAnyOffset() throws Exception {
        try (Broker broker = address().open()) {
            assertThat(broker.end("events", 0)).isZero();
            assertThat(broker.read("events", 0, 0, 3, NO_WAIT)).isEmpty();
            assertThat(broker.append("events", 0, entries(0, 3))).isEqualTo(2);
            assertThat(broker.append("events", 0, entries(3, 5))).isEqualTo(4);
            assertThat(broker.append("events", 0, List.of())).isEqualTo(4);
            assertThat(shown(broker.read("events", 0, 1, 3, NO_WAIT))).containsExactly("1 k1=v1", "2 k2=v2", "3 k3=v3");
            assertThat(shown(broker.read("events", 0, 0, 1, NO_WAIT))).containsExactly("0 k0=v0");
            assertThat(shown(broker.read("events", 0, 3, 9, NO_WAIT))).containsExactly("3 k3=v3", "4 k4=v4");
            assertThat(broker.end("events", 0)).isEqualTo(5);
            assertThat(broker.read("events", 0, 5, 3, NO_WAIT)).isEmpty();
            assertThat(broker.read("events", 0, 7, 3, Duration.ofMillis(20))).isEmpty();
        }
    }

    @Test
    void partitionsAreApart() throws Exception {
        try (Broker broker = address().open()) {
            assertThat(broker.partitions("events")).isEqualTo(2);
            assertThat(broker.partitions("rejects")).isEqualTo(1);
            broker.append("events", 1, entries(0, 1));
            assertThat(broker.end("events", 0)).isZero();
            assertThat(broker.end("events", 1)).isEqualTo(1);
            assertThatThrownBy(() -> broker.end("events", 2)).hasMessage("topic events has partitions 0 to 1, not 2");
        }
    }

    @Test
    void openingsOfOneAddressSeeTheSameRecordsUntilTheyClose() throws Exception {
        BrokerAddress address = address();
        Broker one = address.open();
        try (Broker other = address.open()) {
            one.append("events", 0, entries(0, 1));
            one.close();
            one.close();
            assertThat(shown(other.read("events", 0, 0, 9, NO_WAIT))).containsExactly("0 k0=v0");
            assertThatThrownBy(() -> one.read("events", 0, 0, 9, NO_WAIT)).hasMessageContaining("is closed");
            other.append("events", 0, entries(1, 2));
        }
        try (Broker again = address.open()) {
            assertThat(again.end("events", 0)).isEqualTo(2);
        }
    }

    @Test
    void aCompactedTopicTellsTheNewestOfAKeyAndWhatIsGone() throws Exception {
        try (Broker broker = address().open()) {
            broker.append("live", 0, List.of(entry("a", "1"), entry("b", "1"), entry("a", "2")));
            assertThat(broker.append("live", 0, List.of(entry("b", null)))).isEqualTo(3);
            List<Stored> told = all(broker, "live", 0);
            assertThat(newest(told)).containsExactly(Map.entry("a", "2"));
            assertThat(shown(told)).endsWith("2 a=2", "3 b=null");
            assertThat(broker.end("live", 0)).isEqualTo(4);
        }
    }

    @Test
    void recordsThatTheTopicCannotKeepAreRefusedAndTheRestGoesOn() throws Exception {
        try (Broker broker = address().open()) {
            assertThatThrownBy(() -> broker.append("live", 0, List.of(entry(null, "1"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("needs a key");
            assertThatThrownBy(() -> broker.append("events", 0, List.of(entry("k", "1"), entry("k", null))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("needs a value");
            broker.append("events", 0, List.of(entry(null, "1")));
            broker.append("live", 0, List.of(entry("k", "1")));
            assertThat(shown(broker.read("events", 0, 0, 9, NO_WAIT))).containsExactly("0 null=1");
            assertThat(broker.end("live", 0)).isEqualTo(1);
        }
    }

    @Test
    void aReadWaitsForTheFirstRecord() throws Exception {
        try (Broker broker = address().open()) {
            CompletableFuture<List<Stored>> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return broker.read("events", 0, 0, 9, Duration.ofMinutes(1));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            broker.append("events", 0, entries(0, 1));
            assertThat(shown(read.get(30, TimeUnit.SECONDS))).containsExactly("0 k0=v0");
            assertThat(broker.read("events", 0, 1, 9, Duration.ofMillis(20))).isEmpty();
        }
    }

    @Test
    void aReadThatWaitsIsEndedByAnInterrupt() throws Exception {
        try (Broker broker = address().open()) {
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    broker.read("events", 0, 0, 9, Duration.ofMinutes(5));
                    outcome.complete(null);
                } catch (Throwable e) {
                    outcome.complete(e);
                }
            });
            reader.start();
            reader.interrupt();
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(java.io.InterruptedIOException.class);
            broker.append("events", 0, entries(0, 1));
            assertThat(broker.read("events", 0, 0, 9, NO_WAIT)).hasSize(1);
        }
    }

    @Test
    void twoWhoAppendLoseNothingAndKeepTheirBatchesWhole() throws Exception {
        int batches = 100;
        BrokerAddress address = address();
        try (Broker broker = address.open()) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (String name : List.of("one", "other")) {
                running.add(CompletableFuture.runAsync(() -> {
                    for (int b = 0; b < batches; b++) {
                        try {
                            long last = broker.append("events", 0, List.of(entry(name, b + "a"), entry(name, b + "b")));
                            assertThat(shown(one(broker, last - 1)))
                                    .containsExactly((last - 1) + " " + name + "=" + b + "a");
                            assertThat(shown(one(broker, last))).containsExactly(last + " " + name + "=" + b + "b");
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
            }
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            assertThat(broker.end("events", 0)).isEqualTo(4L * batches);
        }
    }

    private static List<Stored> one(Broker broker, long offset) throws IOException {
        return broker.read("events", 0, offset, 1, NO_WAIT);
    }

    /** A batch that no single request of a network protocol would hold. */
    @Test
    void aLargeBatchIsKeptWholeAndInOrder() throws Exception {
        List<Entry> large = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 24; i++) {
            byte[] value = new byte[1 << 20];
            random.nextBytes(value);
            large.add(new Entry("k" + i, value));
        }
        try (Broker broker = address().open()) {
            assertThat(broker.append("events", 1, large)).isEqualTo(23);
            List<Stored> read = all(broker, "events", 1);
            assertThat(read)
                    .extracting(Stored::key)
                    .isEqualTo(large.stream().map(Entry::key).toList());
            for (int i = 0; i < large.size(); i++) {
                assertThat(read.get(i).value()).isEqualTo(large.get(i).value());
            }
        }
    }

    @Test
    void manyRecordsAreReadInBatchesOfAnySize() throws Exception {
        try (Broker broker = address().open()) {
            broker.append("events", 0, entries(0, 5_000));
            assertThat(shown(all(broker, "events", 0)))
                    .containsExactlyElementsOf(IntStream.range(0, 5_000)
                            .mapToObj(i -> i + " k" + i + "=v" + i)
                            .toList());
            assertThat(shown(broker.read("events", 0, 4_321, 1, NO_WAIT))).containsExactly("4321 k4321=v4321");
            assertThat(shown(broker.read("events", 0, 4_400, 1, NO_WAIT))).containsExactly("4400 k4400=v4400");
            assertThat(shown(broker.read("events", 0, 12, 1, NO_WAIT))).containsExactly("12 k12=v12");
        }
    }

    @Test
    void everyTopicCanBeAppendedTo() throws Exception {
        try (Broker broker = address().open()) {
            for (var topic : Topics.ALL) {
                broker.append(topic.name(), 0, List.of(entry("k", "v")));
                assertThat(broker.end(topic.name(), 0)).as(topic.name()).isEqualTo(1);
            }
        }
    }
}

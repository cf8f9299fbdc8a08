package io.ramzor.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.topic.Broker.Entry;
import io.ramzor.topic.Broker.Stored;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final Duration NO_WAIT = Duration.ZERO;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private final EmbeddedOptions options = EmbeddedOptions.defaults().clock(now::get);

    private static List<Entry> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> entry("k" + i, "v" + i)).toList();
    }

    private static Entry entry(String key, String value) {
        return new Entry(key, value == null ? null : value.getBytes(UTF_8));
    }

    private static List<String> shown(List<Stored> records) {
        return records.stream()
                .map(r -> r.offset() + " " + r.key() + "=" + (r.value() == null ? null : new String(r.value(), UTF_8)))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private List<String> dayFiles(Path in) {
        String[] names = in.resolve("events.0").toFile().list((dir, name) -> name.endsWith(".sqlite"));
        return Stream.of(names).sorted().toList();
    }

    @Test
    void anotherNumberOfPartitionsIsRefused() throws IOException {
        EmbeddedBroker.open(folder, options.partitions("events", 4)).close();
        assertThatThrownBy(() -> EmbeddedBroker.open(folder, options.partitions("events", 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("topic events in folder")
                .hasMessageContaining("has 4 partitions, not 2");
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            assertThat(broker.partitions("events")).isEqualTo(4);
        }
    }

    @Test
    void oneProcessSharesAFolderUntilItsLastOpeningCloses() throws IOException {
        EmbeddedBroker one = EmbeddedBroker.open(folder, options);
        Broker other = BrokerAddress.embedded(folder.resolve(".")).open();
        one.append("events", 0, entries(0, 1));
        one.close();
        one.close();
        assertThat(shown(other.read("events", 0, 0, 9, NO_WAIT))).containsExactly("0 k0=v0");
        assertThatThrownBy(() -> one.read("events", 0, 0, 9, NO_WAIT)).hasMessageContaining("is closed");
        other.append("events", 0, entries(1, 2));
        other.close();
        try (EmbeddedBroker again = EmbeddedBroker.open(folder, options)) {
            assertThat(again.end("events", 0)).isEqualTo(2);
        }
    }

    @Test
    void anotherProcessIsToldWhoUsesTheFolder() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            broker.append("events", 0, entries(0, 1));
            Process second = new ProcessBuilder(
                            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OpenFolder.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(second.getInputStream().readAllBytes(), UTF_8);
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said)
                    .contains("another Ramzor (process "
                            + ProcessHandle.current().pid() + ") uses folder " + folder.toRealPath());
            broker.append("events", 0, entries(1, 2));
        }
    }

    /** Opens a folder in a process of its own. */
    static final class OpenFolder {
        private OpenFolder() {}

        public static void main(String[] args) {
            try (EmbeddedBroker broker = EmbeddedBroker.open(Path.of(args[0]), EmbeddedOptions.defaults())) {
                System.out.println("opened " + broker.end("events", 0));
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aCompactedTopicKeepsTheNewestOfAKeyAndTellsWhatIsGone() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            broker.append("live", 0, List.of(entry("a", "1"), entry("b", "1"), entry("a", "2")));
            broker.append("live", 0, List.of(entry("b", null)));
            assertThat(shown(broker.read("live", 0, 0, 9, NO_WAIT))).containsExactly("2 a=2", "3 b=null");
            assertThat(broker.end("live", 0)).isEqualTo(4);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            assertThat(broker.append("live", 0, List.of(entry("c", "1")))).isEqualTo(4);
        }
    }

    @Test
    void whatIsGoneIsForgottenAfterAnHourAndTenThousandRecords() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            broker.append("live", 0, List.of(entry("gone", "1"), entry("gone", null)));
            List<Entry> busy = IntStream.range(0, 10_000)
                    .mapToObj(i -> entry("busy", "v" + i))
                    .toList();
            broker.append("live", 0, busy);
            assertThat(broker.read("live", 0, 0, 9, NO_WAIT))
                    .extracting(Stored::key)
                    .containsExactly("gone", "busy");
            now.set(now.get().plus(Duration.ofMinutes(61)));
            broker.append("live", 0, busy);
            assertThat(shown(broker.read("live", 0, 0, 9, NO_WAIT))).containsExactly("20001 busy=v9999");
            assertThat(broker.end("live", 0)).isEqualTo(20_002);
        }
    }

    @Test
    void manyWritersAtOnceLoseNothingAndKeepTheirBatchesWhole() throws Exception {
        int writers = 8;
        int batches = 100;
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String name = "w" + w;
                running.add(CompletableFuture.runAsync(() -> {
                    for (int b = 0; b < batches; b++) {
                        try {
                            long last = broker.append("events", 0, List.of(entry(name, b + "a"), entry(name, b + "b")));
                            List<Stored> own = broker.read("events", 0, last - 1, 2, NO_WAIT);
                            assertThat(shown(own))
                                    .containsExactly(
                                            (last - 1) + " " + name + "=" + b + "a", last + " " + name + "=" + b + "b");
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
            }
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            assertThat(broker.end("events", 0)).isEqualTo(2L * writers * batches);
        }
    }

    @Test
    void aNewDayStartsANewFileAndOffsetsContinue() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            broker.append("events", 0, entries(0, 3));
            now.set(Instant.parse("2026-02-01T00:00:00Z"));
            broker.append("events", 0, entries(3, 5));
            now.set(Instant.parse("2026-01-31T23:00:00Z"));
            broker.append("events", 0, entries(5, 6));
            assertThat(dayFiles(folder))
                    .containsExactly("2026-01-31.0000000000000000000.sqlite", "2026-02-01.0000000000000000003.sqlite");
            List<Stored> read = new ArrayList<>();
            while (read.size() < 6) {
                read.addAll(broker.read("events", 0, read.size(), 2, NO_WAIT));
            }
            assertThat(read).extracting(Stored::offset).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            assertThat(broker.append("events", 0, entries(6, 7))).isEqualTo(6);
        }
    }

    @Test
    void retentionDeletesWholeDaysButNeverTheNewest() throws IOException {
        EmbeddedOptions oneDay = options.retain(Duration.ofDays(1));
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, oneDay)) {
            for (int day = 0; day < 4; day++) {
                broker.append("events", 0, entries(day * 10, day * 10 + 10));
                now.set(now.get().plus(Duration.ofDays(1)));
            }
            assertThat(dayFiles(folder)).hasSize(2);
            assertThat(broker.read("events", 0, 0, 100, NO_WAIT))
                    .first()
                    .extracting(Stored::offset)
                    .isEqualTo(20L);
            broker.append("decisions", 0, entries(0, 1));
        }
        now.set(now.get().plus(Duration.ofDays(30)));
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, oneDay)) {
            assertThat(broker.end("events", 0)).isEqualTo(40);
            assertThat(dayFiles(folder)).containsExactly("2026-02-03.0000000000000000030.sqlite");
            now.set(now.get().plus(Duration.ofDays(30)));
            assertThat(broker.append("events", 0, entries(40, 41))).isEqualTo(40);
            assertThat(broker.end("decisions", 0)).isEqualTo(1);
        }
    }

    @Test
    void aDayWithoutRecordsLeavesNoFile() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            broker.end("events", 0);
            now.set(now.get().plus(Duration.ofDays(1)));
            broker.append("events", 0, entries(0, 1));
            assertThat(dayFiles(folder)).containsExactly("2026-02-01.0000000000000000000.sqlite");
            assertThat(shown(broker.read("events", 0, 0, 9, NO_WAIT))).containsExactly("0 k0=v0");
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAKilledProcess(@TempDir Path copies) throws IOException {
        Path copy = copies.resolve("copy");
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options.partitions("events", 2))) {
            broker.append("events", 0, entries(0, 1_000));
            broker.append("events", 1, entries(0, 7));
            broker.append("live", 0, List.of(entry("a", "1"), entry("a", "2")));
            copy(folder, copy);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.open(copy, options)) {
            assertThat(broker.end("events", 0)).isEqualTo(1_000);
            assertThat(broker.read("events", 0, 0, 2_000, NO_WAIT)).hasSize(1_000);
            assertThat(broker.read("events", 1, 0, 2_000, NO_WAIT)).hasSize(7);
            assertThat(shown(broker.read("live", 0, 0, 9, NO_WAIT))).containsExactly("1 a=2");
            assertThat(broker.append("events", 0, entries(0, 1))).isEqualTo(1_000);
        }
    }

    @Test
    void aFullDiskRefusesTheBatchKeepsTheRestAndGoesOnWhenThereIsRoom() throws IOException {
        List<Entry> big = List.of(new Entry("k", new byte[100_000]));
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options.mostPages(200))) {
            long acknowledged = 0;
            IOException full = null;
            while (full == null) {
                try {
                    broker.append("events", 0, big);
                    acknowledged++;
                } catch (IOException e) {
                    full = e;
                }
            }
            assertThat(full)
                    .hasMessageContaining("is full; nothing of this batch was kept")
                    .hasMessageContaining(".sqlite");
            assertThat(acknowledged).isBetween(3L, 8L);
            assertThat(broker.read("events", 0, 0, 100, NO_WAIT)).hasSize((int) acknowledged);
            assertThatThrownBy(() -> broker.append("events", 0, big)).hasMessageContaining("is full");
            assertThat(broker.append("events", 0, List.of(entry("small", "fits"))))
                    .isEqualTo(acknowledged);
            now.set(now.get().plus(Duration.ofDays(1)));
            assertThat(broker.append("events", 0, big)).isEqualTo(acknowledged + 1);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            assertThat(broker.append("events", 0, big)).isEqualTo(broker.end("events", 0) - 1);
        }
    }

    @Test
    void aFolderThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> EmbeddedBroker.open(file, options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        Files.writeString(folder.resolve("partitions.json"), "?");
        assertThatThrownBy(() -> EmbeddedBroker.open(folder, options))
                .hasMessageContaining("partitions.json cannot be read");
        Files.delete(folder.resolve("partitions.json"));
        Files.writeString(folder.resolve("live.0.sqlite"), "this is no database, although it is long enough to be one");
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, options)) {
            assertThatThrownBy(() -> broker.end("live", 0)).hasMessageContaining("live.0.sqlite cannot be opened");
            assertThat(broker.end("floor", 0)).isZero();
        }
    }
}

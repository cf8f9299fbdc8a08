package io.ramzor.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.topic.Broker.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFilesTest {
    @TempDir
    Path folder;

    private static List<Stored> read(Broker files, int partition, long from, int most) throws IOException {
        return files.read("events", partition, from, most, Duration.ZERO);
    }

    private static List<String> shown(List<Stored> records) {
        return records.stream()
                .map(r -> r.offset() + " " + new String(r.value(), UTF_8))
                .toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void offsetsAreLineNumbersAndBlankLinesAreNoRecords() throws IOException {
        Path log = file("a.ndjson", "\uFEFFone\n\n  \t\r\ntwo\r\n\nthree");
        try (Broker files =
                BrokerAddress.files(List.of(log, file("b.ndjson", ""))).open()) {
            assertThat(files.partitions("events")).isEqualTo(2);
            assertThat(shown(read(files, 0, 0, 2))).containsExactly("1 one", "4 two");
            assertThat(shown(read(files, 0, 5, 9))).containsExactly("6 three");
            assertThat(read(files, 0, 7, 9)).isEmpty();
            assertThat(files.end("events", 0)).isEqualTo(7);
            assertThat(shown(read(files, 0, 1, 1))).containsExactly("1 one");
            assertThat(read(files, 1, 0, 9)).isEmpty();
            assertThat(files.end("events", 1)).isEqualTo(1);
        }
    }

    @Test
    void longFilesAreReadFromAnyLine() throws IOException {
        String text = IntStream.rangeClosed(1, 60_000)
                .mapToObj(i -> "line " + i + " " + "x".repeat(i % 40))
                .collect(Collectors.joining("\n"));
        Path plain = file("plain.ndjson", text);
        Path packed = folder.resolve("packed.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(UTF_8));
        }
        try (Broker files = new LineFiles(List.of(plain, packed))) {
            for (int partition = 0; partition < 2; partition++) {
                assertThat(files.end("events", partition)).isEqualTo(60_001);
                List<Long> seen = new ArrayList<>();
                for (long from : new long[] {1, 59_999, 30_001, 30_000, 10_000, 9_999, 45_678, 45_679, 60_000}) {
                    List<Stored> found = read(files, partition, from, 1);
                    assertThat(new String(found.get(0).value(), UTF_8)).startsWith("line " + from + " ");
                    seen.add(found.get(0).offset());
                }
                assertThat(seen)
                        .containsExactly(1L, 59_999L, 30_001L, 30_000L, 10_000L, 9_999L, 45_678L, 45_679L, 60_000L);
                long next = 1;
                List<Stored> batch = read(files, partition, next, 777);
                while (!batch.isEmpty()) {
                    next += batch.size();
                    assertThat(batch.get(batch.size() - 1).offset()).isEqualTo(next - 1);
                    batch = read(files, partition, next, 777);
                }
                assertThat(next).isEqualTo(60_001);
            }
        }
    }

    @Test
    void aLineThatIsTooLongIsCutButStillTooLong() throws IOException {
        Path log = file("a.ndjson", "one\n" + "x".repeat(2 * EventJson.LINE_BYTES) + "\nthree\n");
        try (Broker files = new LineFiles(List.of(log))) {
            List<Stored> all = read(files, 0, 0, 9);
            assertThat(all).extracting(Stored::offset).containsExactly(1L, 2L, 3L);
            assertThat(all.get(1).value()).hasSize(EventJson.LINE_BYTES + 1);
            assertThatThrownBy(() -> EventJson.decode(all.get(1).value()))
                    .isInstanceOf(EventException.class)
                    .hasMessageStartingWith("too_long: ");
        }
    }

    @Test
    void filesAreOnlyReadAndMustBeThere() throws IOException {
        assertThatThrownBy(() -> new LineFiles(List.of(folder.resolve("none.ndjson"))))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no file " + folder.resolve("none.ndjson"));
        assertThatThrownBy(() -> new LineFiles(List.of(folder))).hasMessageContaining("is not a file that can be read");
        try (Broker files = new LineFiles(List.of(file("a", "x")))) {
            assertThatThrownBy(() -> files.append("events", 0, List.of())).hasMessageContaining("only read");
            assertThatThrownBy(() -> read(files, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

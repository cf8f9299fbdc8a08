package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.Micros;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the parts of {@code bench push} do what they say; how fast Ramzor is, is no matter of a test. */
class PushCommandTest {
    private static final Instant BEGIN = Instant.parse("2026-04-05T08:00:00Z");

    @Test
    void everyBatchReachesEveryWatcher() throws Exception {
        Cli.Outcome outcome = Cli.run(
                "bench",
                "push",
                "--rate",
                "200",
                "--watchers",
                "3",
                "--agents",
                "60",
                "--seconds",
                "2",
                "--warm-up",
                "1",
                "--json");

        assertThat(outcome).satisfies(Cli.succeeds());
        JsonNode phases = Json.MAPPER.readTree(outcome.output()).get("phases");
        assertThat(phases).hasSize(2);
        JsonNode all = phases.get(1);
        assertThat(all.get("watchers").asInt()).isEqualTo(3);
        assertThat(all.get("unseen").asInt()).isZero();
        assertThat(all.get("total").get("samples").asInt())
                .isPositive()
                .isEqualTo(3 * all.get("batches").asInt());
        assertThat(all.get("total").get("median").asDouble()).isPositive();
        assertThat(all.get("stages")).hasSize(4);
        assertThat(all.get("frames_per_second").asDouble()).isPositive();
        assertThat(all.get("cores").get("server").asDouble()).isPositive();
    }

    @Test
    void whatItCannotMeasureIsSaid() throws Exception {
        assertThat(Cli.run("bench", "push", "--watchers", "0")).satisfies(Cli.failsWith(1, "at least 1"));
    }

    @Test
    void aBatchIsMovedToItsTimeAndEndsWithItsProbes() throws EventException {
        PushLog log = new PushLog(1_000, 60, Duration.ofMillis(100), 3);
        log.make(30);
        List<Event> events = new ArrayList<>();
        for (int batch = 0; batch < 30; batch++) {
            int before = events.size();
            for (String line : new String(log.lines(batch, BEGIN), StandardCharsets.UTF_8).split("\n")) {
                events.add(EventJson.decode(line.getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(events.size() - before).isEqualTo(log.eventsABatch()).isEqualTo(100);
            assertThat(log.at(batch, BEGIN)).isEqualTo(BEGIN.plusMillis(100 * (batch + 1)));
            assertThat(events.get(events.size() - 1).time()).isEqualTo(Micros.of(log.at(batch, BEGIN)));
        }
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.time()).isBetween(Micros.of(BEGIN), Micros.of(BEGIN.plusSeconds(3))));
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void framesAreFoundHoweverTheBytesAreCut() throws Exception {
        String frames = chunk("retry: 2000\n\n")
                + frame(7, 2, "08:00:00.1Z")
                + chunk(": still here\n\n")
                + frame(9, 6, "08:00:00.3Z");
        byte[] bytes =
                ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + frames).getBytes(StandardCharsets.UTF_8);
        for (int cut : new int[] {1, 7, 100, bytes.length}) {
            SseFrames read = new SseFrames();
            SseWatcher watcher = new SseWatcher(read);
            for (int at = 0; at < bytes.length; at += cut) {
                watcher.take(ByteBuffer.wrap(bytes, at, Math.min(cut, bytes.length - at)));
            }
            assertThat(watcher.stamps()).hasSize(4);
            assertThat(watcher.stamps()[0]).isEqualTo(7);
            assertThat(watcher.stamps()[2]).isEqualTo(9);
            assertThat(read.readings())
                    .isEqualTo(Map.of(
                            7L, new PushProbe.Reading(1, Micros.of(BEGIN.plusMillis(100))),
                            9L, new PushProbe.Reading(3, Micros.of(BEGIN.plusMillis(300)))));
        }
    }

    @Test
    void aStreamThatIsRefusedIsNoStream() {
        SseWatcher watcher = new SseWatcher(new SseFrames());
        ByteBuffer refused =
                ByteBuffer.wrap("HTTP/1.1 503 Service Unavailable\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> watcher.take(refused))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    private static String frame(int number, int waiting, String since) {
        return chunk("event: board\nid: " + number + "\ndata: {\"queues\":[{\"queue\":\"other\",\"waiting\":99},"
                + "{\"queue\":\"bench-probe\",\"waiting\":" + waiting
                + "}],\"agents\":[{\"agent\":\"bench-probe\",\"since\":\"2026-04-05T"
                + since + "\"}]}\n\n");
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}

package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendar's changes on a real broker, among all else that comes in. */
class CalendarWatchTest {
    private static final String CHANGED = "calendar.changed";

    @TempDir
    Path folder;

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private Broker broker;
    private CalendarWatch watch;

    @BeforeEach
    void open() throws IOException {
        broker = new BrokerAddress("embedded", folder.toString()).open();
        watch = new CalendarWatch(broker, change -> changes.add(change.kind() + " " + change.channel()));
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
        broker.close();
    }

    private void write(String key, String line) throws IOException {
        int partition = Topics.partitionOf(key, broker.partitions(Topics.EVENTS));
        broker.append(Topics.EVENTS, partition, List.of(new Broker.Entry(key, line.getBytes(StandardCharsets.UTF_8))));
    }

    private void changed(String id, String kind) throws IOException {
        write(
                CHANGED,
                "{\"id\":\"" + id + "\",\"time\":\"2026-06-15T08:00:00Z\",\"type\":\"" + CHANGED + "\",\"kind\":\""
                        + kind + "\",\"channel\":\"whatsapp\"}");
    }

    @Test
    void changesAreHandedOnInTheirOrderAndNothingElse() throws IOException {
        changed("1", "channel_closed");
        write("c1", "{\"id\":\"2\",\"time\":\"2026-06-15T08:00:01Z\",\"type\":\"contact.offered\",\"contact\":\"c1\"}");
        write(CHANGED, "no event at all");
        write(CHANGED, "{\"id\":\"3\",\"time\":\"2026-06-15T08:00:02Z\",\"type\":\"" + CHANGED + "\"}");
        watch.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> changes.size() == 1);
        changed("4", "channel_opened");
        await().atMost(Duration.ofSeconds(30)).until(() -> changes.size() > 1);
        assertThat(changes).containsExactly("channel_closed whatsapp", "channel_opened whatsapp");
    }
}

package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the centre on a real broker, among all else that comes in. */
class CalendarWatchTest {
    @TempDir
    Path folder;

    private Broker broker;
    private CalendarWatch watch;

    @BeforeEach
    void open() throws IOException {
        broker = new BrokerAddress("embedded", folder.toString()).open();
        watch = new CalendarWatch(broker);
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

    private void write(EventBuilder event) throws IOException {
        Event built = event.build();
        write(Topics.eventKey(built), new String(EventJson.encode(built), StandardCharsets.UTF_8));
    }

    private static EventBuilder at(String id, int second, EventType type) {
        return Event.of(id, Micros.of(Instant.parse("2026-06-15T08:00:00Z").plusSeconds(second)), type);
    }

    private List<String> read() {
        return watch.read().stream()
                .map(said ->
                        said.event().id() + " " + Micros.toInstant(said.at()).getEpochSecond() % 3_600)
                .toList();
    }

    @Test
    void changesAreHandedOnWithWhenTheyWereSaidAndNothingElse() throws IOException {
        write(at("1", 0, EventType.CALENDAR_CHANGED).kind("channel_closed").channel("whatsapp"));
        write(at("2", 1, EventType.OFFERED).contact("c1").channel("whatsapp"));
        write("calendar.changed", "no event at all");
        write(at("clock-3", 3, EventType.CLOCK));
        write(at("4", 2, EventType.CALENDAR_CHANGED).kind("channel_opened").channel("whatsapp"));
        assertThat(read()).containsExactly("1 0", "4 3");
        write(at("5", 4, EventType.EVENT_RETRACTED).target("4"));
        write(at("6", 5, EventType.BOT_LEVEL_CHANGED).level("amber").topics(List.of("hours")));
        assertThat(read()).containsExactly("5 4", "6 5");
        assertThat(read()).isEmpty();
    }

    @Test
    void whoHasClosedItReadsNoMore() {
        watch.close();
        assertThat(watch.read()).isNull();
    }
}

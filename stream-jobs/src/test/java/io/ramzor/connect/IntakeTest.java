package io.ramzor.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Reject;
import io.ramzor.event.Rfc3339;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    private Centre centre;
    private EmbeddedBroker broker;

    @BeforeEach
    void open() throws Exception {
        centre = CentreFile.parse("centre.yaml", "zone: UTC");
        broker = EmbeddedBroker.open(
                folder, EmbeddedOptions.defaults().clock(now::get).partitions("events", 2));
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    private Intake intake() throws IOException {
        return new Intake(broker, centre, now::get);
    }

    private static String queued(String id, String time) {
        return "{\"id\":\"" + id + "\",\"time\":\"" + time + "\",\"type\":\"contact.queued\",\"contact\":\"c-" + id
                + "\",\"queue\":\"q\"}\n";
    }

    private static Receipt post(Intake intake, String type, String body) throws Exception {
        return EventDoor.take("http", type, new ByteArrayInputStream(body.getBytes(UTF_8)), intake);
    }

    private static Receipt post(Intake intake, String body) throws Exception {
        return post(intake, "application/x-ndjson; charset=utf-8", body);
    }

    private List<Event> events(int partition) throws Exception {
        List<Event> events = new ArrayList<>();
        for (Broker.Stored stored : broker.read("events", partition, 0, 10_000, Duration.ZERO)) {
            events.add(EventJson.decode(stored.value()));
        }
        return events;
    }

    private List<Event> events() throws Exception {
        List<Event> events = new ArrayList<>(events(0));
        events.addAll(events(1));
        return events;
    }

    private List<Reject> rejects() throws IOException {
        return broker.read("rejects", 0, 0, 10_000, Duration.ZERO).stream()
                .map(r -> Json.read(r.value(), Reject.class))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/x-ndjson", "application/json", "application/x-www-form-urlencoded"})
    void linesAreReadWhateverTheSenderCallsThem(String type) throws Exception {
        String lines = queued("1", "2026-01-31T11:59:00Z") + "{bad\n" + queued("2", "2026-01-31T11:59:00Z");
        Receipt receipt = post(intake(), type, lines);
        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.rejects()).extracting(Receipt.Line::line).containsExactly(2L);
    }

    @Test
    void goodLinesAreCommittedBadOnesSetAsideAndCounted() throws Exception {
        Receipt receipt = post(
                intake(),
                queued("1", "2026-01-31T11:59:00Z") + "\nnot json\r\n"
                        + queued("2", "2026-01-31T11:59:00Z") + queued("1", "2026-01-31T11:58:00Z")
                        + queued("3", "2026-01-31T12:05:00.000001Z")
                        + queued("4", "2026-01-31T12:05:00Z").strip());
        assertThat(receipt.accepted()).isEqualTo(3);
        assertThat(receipt.duplicates()).isEqualTo(1);
        assertThat(receipt.rejected()).isEqualTo(2);
        assertThat(receipt.rejects()).extracting(Receipt.Line::line).containsExactly(3L, 6L);
        assertThat(receipt.rejects().get(0).reason()).startsWith("malformed: ");
        assertThat(receipt.rejects().get(1).reason()).startsWith("future: the event is 301 s ahead");
        assertThat(events()).extracting(Event::id).containsExactlyInAnyOrder("1", "2", "4");
        assertThat(rejects()).extracting(Reject::file).containsExactly("http", "http");
        assertThat(rejects()).extracting(Reject::text).first().isEqualTo("not json");
        assertThat(new String(Json.write(receipt), UTF_8))
                .startsWith("{\"accepted\":3,\"duplicates\":1,\"rejected\":2,"
                        + "\"rejects\":[{\"line\":3,\"reason\":\"malformed: ");
    }

    @Test
    void linesAreKeptAsTheyCame() throws Exception {
        String line =
                "{ \"type\":\"clock\", \"extra\":{\"x\":[1.50]}, \"time\":\"2026-01-31T13:00:00+02:00\",\"id\":\"k\" }";
        post(intake(), null, line);
        List<Broker.Stored> kept = new ArrayList<>(broker.read("events", 0, 0, 9, Duration.ZERO));
        kept.addAll(broker.read("events", 1, 0, 9, Duration.ZERO));
        assertThat(kept).extracting(r -> new String(r.value(), UTF_8)).containsExactly(line);
    }

    @Test
    void everythingAboutAContactLiesInOnePartition() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            body.append(queued("x" + i, "2026-01-31T11:00:00Z"));
            body.append(queued("x" + i, "2026-01-31T11:00:00Z").replace("\"id\":\"", "\"id\":\"again-"));
        }
        assertThat(post(intake(), body.toString()).accepted()).isEqualTo(400);
        assertThat(events(0)).hasSizeBetween(100, 300);
        for (int partition = 0; partition < 2; partition++) {
            int here = partition;
            assertThat(events(partition)).allMatch(e -> Topics.partitionOf(e.contact(), 2) == here);
        }
    }

    @Test
    void idsAreRememberedOverARestart() throws Exception {
        post(intake(), queued("1", "2026-01-31T11:59:00Z") + queued("2", "2026-01-31T11:59:30Z"));
        Intake again = intake();
        assertThat(again.newestMicros()).isEqualTo(Rfc3339.parse("2026-01-31T11:59:30Z"));
        Receipt receipt = post(again, queued("2", "2026-01-31T11:59:00Z") + queued("3", "2026-01-31T11:59:00Z"));
        assertThat(receipt.duplicates()).isEqualTo(1);
        assertThat(receipt.accepted()).isEqualTo(1);
    }

    @Test
    void anEventOfTheFutureMayComeAgainWhenItsTimeHasCome() throws Exception {
        Intake intake = intake();
        assertThat(post(intake, queued("1", "2026-01-31T13:00:00Z")).rejected()).isEqualTo(1);
        now.set(Instant.parse("2026-01-31T13:00:00Z"));
        assertThat(post(intake, queued("1", "2026-01-31T13:00:00Z")).accepted()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeCommittedMayBeSentAgainAndCountsOnce(@TempDir Path small) throws Exception {
        EmbeddedOptions tight = EmbeddedOptions.defaults().clock(now::get).mostPages(40);
        try (EmbeddedBroker full = EmbeddedBroker.open(small, tight)) {
            Intake intake = new Intake(full, centre, now::get);
            String big = "{\"x\":\"" + "y".repeat(60_000) + "\","
                    + queued("1", "2026-01-31T11:00:00Z").substring(1);
            String second = big.replace("\"id\":\"1\"", "\"id\":\"2\"");
            String third = big.replace("\"id\":\"1\"", "\"id\":\"3\"");
            post(intake, big);
            assertThatThrownBy(() -> post(intake, second + third))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is full");
            now.set(now.get().plus(Duration.ofDays(1)));
            assertThat(post(intake, big + second).accepted()).isEqualTo(1);
            assertThat(full.end("events", 0)).isEqualTo(2);
        }
    }

    @Test
    void sourcesAreNamedByTheirEventsElseByTheirDoor() throws Exception {
        Intake intake = intake();
        post(
                intake,
                queued("1", "2026-01-31T11:59:00Z") + queued("2", "2026-01-31T11:58:00Z") + "{\"source\":\"pbx\","
                        + queued("3", "2026-01-31T11:50:00Z").substring(1));
        assertThat(intake.sources())
                .extracting(s -> s.source() + " " + s.lastEvent() + " " + s.events())
                .containsExactly("http 2026-01-31T11:59:00Z 2", "pbx 2026-01-31T11:50:00Z 1");
    }

    @Test
    void theClockFollowsWhatIsReadUntilEventsComeAsTheyHappen() throws Exception {
        Intake intake = intake();
        try (ClockTicker ticker = new ClockTicker(intake, now::get)) {
            ticker.tick();
            assertThat(events()).isEmpty();
            post(intake, queued("old", "1999-02-01T06:19:42Z"));
            ticker.tick();
            ticker.tick();
            assertThat(intake.isLive()).isFalse();
            for (int partition = 0; partition < 2; partition++) {
                assertThat(events(partition))
                        .filteredOn(e -> e.type() == EventType.CLOCK)
                        .extracting(e -> Rfc3339.format(e.time()))
                        .containsExactly("1999-02-01T06:19:42Z");
            }
            post(intake, queued("new", "2026-01-31T11:45:00Z"));
            assertThat(intake.isLive()).isTrue();
            ticker.tick();
            now.set(now.get().plusSeconds(3_600));
            ticker.tick();
            for (int partition = 0; partition < 2; partition++) {
                assertThat(events(partition))
                        .filteredOn(e -> e.type() == EventType.CLOCK)
                        .extracting(e -> Rfc3339.format(e.time()))
                        .endsWith("2026-01-31T12:00:00Z", "2026-01-31T13:00:00Z");
            }
        }
        assertThat(intake().isLive()).as("live again after a restart").isTrue();
    }

    @Test
    void aJsonListIsTakenEventByEvent() throws Exception {
        String list = "[" + queued("1", "2026-01-31T11:00:00Z") + "," + queued("2", "2026-01-31T11:00:00Z") + ", 7]";
        Receipt receipt = post(intake(), "application/json", list);
        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.rejects()).extracting(Receipt.Line::line).containsExactly(3L);
        assertThat(post(intake(), "application/json", queued("3", "2026-01-31T11:00:00Z"))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void cloudEventsGiveTheirEnvelopeAndData() throws Exception {
        String one = "{\"specversion\":\"1.0\",\"id\":\"ce1\",\"source\":\"/pbx\",\"type\":\"contact.queued\","
                + "\"time\":\"2026-01-31T11:00:00Z\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"contact\":\"c\",\"queue\":\"q\",\"id\":\"inner\",\"priority\":2}}";
        assertThat(post(intake(), "application/cloudevents+json; charset=UTF-8", one)
                        .accepted())
                .isEqualTo(1);
        assertThat(events())
                .containsExactly(Event.of("ce1", Rfc3339.parse("2026-01-31T11:00:00Z"), EventType.QUEUED)
                        .source("/pbx")
                        .contact("c")
                        .queue("q")
                        .priority(2)
                        .build());
        Receipt batch = post(
                intake(),
                "application/cloudevents-batch+json",
                "[" + one + ","
                        + one.replace("ce1", "ce2") + "," + one.replace("1.0", "0.3") + ",[],"
                        + one.replace("ce1", "\\ud800") + "," + one.replaceAll("\"data\":.*", "\"data\":\"x\"}") + "]");
        assertThat(batch.duplicates()).isEqualTo(1);
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(batch.rejects())
                .extracting(r -> r.line() + " " + r.reason())
                .containsExactly(
                        "3 malformed: not a CloudEvent 1.0: specversion is \"0.3\"",
                        "4 malformed: not a JSON object",
                        "5 bad_value: id is text with half a character (an unpaired surrogate); expected text",
                        "6 malformed: data is not a JSON object");
    }

    @Test
    void aBodyThatMakesNoSenseAsAWholeIsUnreadable() throws Exception {
        Intake intake = intake();
        assertThatThrownBy(() -> post(intake, "image/png", "x"))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("\"image/png\" is not known here; send application/x-ndjson");
        assertThatThrownBy(() -> post(intake, "application/json", "[{]")).isInstanceOf(UnreadableBodyException.class);
        assertThatThrownBy(() -> post(intake, "application/json", "[] []")).isInstanceOf(UnreadableBodyException.class);
        assertThatThrownBy(() -> post(intake, "application/json", "")).isInstanceOf(UnreadableBodyException.class);
        assertThatThrownBy(() -> post(intake, "application/cloudevents+json", "[]"))
                .isInstanceOf(UnreadableBodyException.class);
        assertThatThrownBy(() -> post(intake, "application/cloudevents-batch+json", "{}"))
                .isInstanceOf(UnreadableBodyException.class);
        assertThat(post(intake, "").lines()).isZero();
        assertThat(events()).isEmpty();
    }
}

package io.ramzor.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTellerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(time("10:00"));

    @TempDir
    Path folder;

    private static Instant time(String clock) {
        return Instant.parse("2026-03-02T" + clock + ":00Z");
    }

    private static ShiftRow row(String start, String end, String activity) {
        return new ShiftRow("ann", time(start), time(end), activity, List.of());
    }

    private static void plan(Broker broker, ShiftRow... rows) throws IOException {
        broker.append(
                Topics.SHIFTS.name(),
                0,
                List.of(rows).stream().map(Topics.SHIFTS::entry).toList());
    }

    private static Intake intake(Broker broker) throws IOException, CentreException {
        Centre centre = CentreFile.parse("centre.yaml", "zone: UTC\nqueues: {calls: {channel: voice}}\n");
        return new Intake(broker, centre, CLOCK);
    }

    private static void happens(Intake intake) throws IOException {
        Event event = Event.of("first", Micros.of(time("10:00")), EventType.AGENT_STATE)
                .agent("ann")
                .state("available")
                .build();
        intake.take(List.of(Incoming.of("test", 1, EventJson.encode(event))));
    }

    private PlanTeller teller(Broker broker, Intake intake) throws IOException {
        return new PlanTeller(broker, intake, CLOCK, folder.resolve("progress"));
    }

    /** What was told, as spans of the day. */
    private static List<String> told(Broker broker) throws IOException, EventException {
        List<Event> events = new ArrayList<>();
        for (int partition = 0; partition < broker.partitions(Topics.EVENTS); partition++) {
            for (Broker.Stored stored : broker.read(Topics.EVENTS, partition, 0, 100, Duration.ZERO)) {
                events.add(EventJson.decode(stored.value()));
            }
        }
        return events.stream()
                .filter(event -> event.type() == EventType.AGENT_SCHEDULED)
                .map(event -> event.agent() + " "
                        + Micros.toInstant(event.start()).toString().substring(11, 16) + " "
                        + Micros.toInstant(event.end()).toString().substring(11, 16) + " " + event.activity())
                .toList();
    }

    @Test
    void rowsAreToldOnceFromNowOnWhenAnEventHasCome() throws Exception {
        try (Broker broker = EmbeddedBroker.open(folder, EmbeddedOptions.defaults())) {
            plan(
                    broker,
                    row("12:00", "12:30", "break"),
                    row("08:00", "16:00", "shift"),
                    row("08:30", "09:00", "break"));
            Intake intake = intake(broker);
            try (PlanTeller teller = teller(broker, intake).start()) {
                teller.tell();
                assertThat(told(broker)).isEmpty();
                happens(intake);
                teller.tell();
                assertThat(told(broker))
                        .containsExactly("ann 12:00 12:30 break", "ann 10:00 16:00 on_queue", "ann 12:00 12:30 break");
            }
            try (PlanTeller again = teller(broker, intake(broker)).start()) {
                again.tell();
                assertThat(told(broker)).hasSize(3);
            }
        }
    }

    @Test
    void aRowThatChangesOrGoesLeavesWhatLiesUnderIt() throws Exception {
        try (Broker broker = EmbeddedBroker.open(folder, EmbeddedOptions.defaults())) {
            Intake intake = intake(broker);
            happens(intake);
            plan(broker, row("08:00", "16:00", "shift"), row("12:00", "12:30", "break"));
            try (PlanTeller teller = teller(broker, intake).start()) {
                await().untilAsserted(() -> assertThat(told(broker)).hasSize(2));
                plan(broker, row("08:00", "14:00", "shift"));
                broker.append(
                        Topics.SHIFTS.name(), 0, List.of(new Broker.Entry("ann|" + time("12:00") + "|break", null)));
                await().untilAsserted(() -> assertThat(told(broker).stream().skip(2))
                        .containsExactly(
                                "ann 10:00 16:00 off",
                                "ann 10:00 14:00 on_queue",
                                "ann 12:00 12:30 break",
                                "ann 10:00 14:00 on_queue",
                                "ann 12:00 12:30 break",
                                "ann 12:00 12:30 off",
                                "ann 12:00 12:30 on_queue"));
            }
        }
    }
}

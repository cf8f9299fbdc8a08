package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job still remembers when the longest memory has passed. */
class StateMemoryTest {
    private static final long START = SampleLog.START;
    /** Longer than customers (400 days), windows and lateness together. */
    private static final long END = START + 600 * Micros.DAY;

    @TempDir
    Path folder;

    private static EventBuilder event(String id, int minute, EventType type) {
        return Event.of(id, START + minute * Micros.MINUTE, type);
    }

    /** Events of every kind of thing that is remembered. */
    private static List<Event> everything() {
        List<Event> events = new ArrayList<>(SampleLog.events(40, 30, 5));
        for (int i = 0; i < 20; i++) {
            String id = "k" + i;
            events.add(event(id + "o", i, EventType.OFFERED)
                    .contact(id)
                    .channel(i % 2 == 0 ? "voice" : "whatsapp")
                    .customer("customer" + i % 7)
                    .topic("loan")
                    .build());
            events.add(event(id + "b", i, EventType.BOT_STARTED).contact(id).build());
            events.add(event(id + "c", i + 1, EventType.CLOSED).contact(id).build());
            events.add(event(id + "s", i, EventType.DIGITAL_STEP)
                    .process("loan")
                    .session(id)
                    .step("form")
                    .build());
        }
        events.add(event("link", 3, EventType.IDENTITY_LINKED)
                .customer("customer1")
                .sameAs("customer2")
                .build());
        events.add(event("unlink", 9, EventType.IDENTITY_UNLINKED)
                .customer("customer1")
                .sameAs("customer2")
                .build());
        events.add(event("same", 4, EventType.IDENTITY_LINKED)
                .customer("customer3")
                .sameAs("customer4")
                .build());
        events.add(
                event("retraction", 22, EventType.EVENT_RETRACTED).target("k9c").build());
        events.add(event("waiting", 22, EventType.EVENT_RETRACTED)
                .target("nothing")
                .build());
        events.sort(Comparator.comparingLong(Event::time));
        return events;
    }

    /** Bytes of keyed state and timers by operator, when the events and then the long time have passed. */
    private Map<String, Long> remembered(String name, List<Event> events, long end) throws Exception {
        BrokerAddress address = BrokerAddress.embedded(folder.resolve(name));
        List<Event> all = new ArrayList<>(events);
        all.add(SampleLog.clock(START + 45 * Micros.MINUTE));
        all.add(SampleLog.clock(end));
        try (Broker broker = address.open()) {
            broker.append(Topics.EVENTS, 0, all.stream().map(Topics::eventEntry).toList());
        }
        Path job = folder.resolve(name + "-job");
        try (StreamJob running = StreamJob.start(JobOptions.live(job), address, address, SampleLog.centre())) {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> running.now().map(Micros::of).orElse(0L) >= end);
        }
        return keyedBytes(job.resolve("checkpoints"));
    }

    private static Map<String, Long> keyedBytes(Path checkpoints) throws IOException {
        Path metadata = Checkpoints.newest(checkpoints).orElseThrow().resolve("_metadata");
        Map<String, Long> bytes = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            var read = org.apache.flink.runtime.checkpoint.Checkpoints.loadCheckpointMetadata(
                    in, StateMemoryTest.class.getClassLoader(), metadata.toString());
            for (OperatorState operator : read.getOperatorStates()) {
                for (OperatorSubtaskState state : operator.getStates()) {
                    long size = Stream.concat(state.getManagedKeyedState().stream(), state.getRawKeyedState().stream())
                            .mapToLong(KeyedStateHandle::getStateSize)
                            .sum();
                    bytes.merge(operator.getOperatorUid().orElseThrow(), size, Long::sum);
                }
            }
        }
        bytes.values().removeIf(size -> size == 0);
        return bytes;
    }

    @Test
    void keyed_state_and_timers_are_gone_when_the_longest_memory_has_passed() throws Exception {
        Map<String, Long> nothing = remembered("nothing", List.of(), END);
        Map<String, Long> soon = remembered("soon", everything(), START + 46 * Micros.MINUTE);
        Map<String, Long> late = remembered("late", everything(), END);

        assertThat(late).as("%s at once", soon).isEqualTo(nothing);
        for (String operator :
                List.of("deduplicate", "retractions", "contacts", "intervals", "breakdowns", "customers", "funnel")) {
            assertThat(soon.get(operator)).as(operator).isGreaterThan(nothing.get(operator));
        }
    }
}

package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.event.Rfc3339;
import io.ramzor.oracle.Numbers;
import io.ramzor.oracle.Oracle;
import io.ramzor.oracle.RandomLog;
import io.ramzor.oracle.Reading;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running job that is killed at any moment and started again comes to the oracle's numbers. */
class OracleKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONTACTS = 30;

    @TempDir
    Path folder;

    private BrokerAddress address() {
        return BrokerAddress.embedded(folder.resolve("topics"));
    }

    private StreamJob start(Centre centre) throws IOException {
        JobOptions options = JobOptions.live(folder.resolve("job")).withCheckpointMillis(100);
        return StreamJob.start(options, address(), address(), centre);
    }

    private void append(List<Event> events) throws IOException {
        try (Broker broker = address().open()) {
            broker.append(
                    Topics.EVENTS, 0, events.stream().map(Topics::eventEntry).toList());
        }
    }

    private Map<String, Numbers> intervals() throws IOException {
        Map<String, Numbers> intervals = new TreeMap<>();
        try (Broker broker = address().open()) {
            List<Broker.Stored> read;
            long from = 0;
            do {
                read = broker.read(Topics.INTERVALS.name(), 0, from, 1_000, Duration.ZERO);
                for (Broker.Stored stored : read) {
                    JsonNode slice = Json.MAPPER.readTree(stored.value());
                    intervals.put(
                            slice.get("queue").asText() + " "
                                    + slice.get("start").asText(),
                            ReplayNumbers.interval(slice));
                    from = stored.offset() + 1;
                }
            } while (!read.isEmpty());
        }
        return intervals;
    }

    /**
     * Intervals with legs or work that have ended, as far as they stand still: while a leg waits its lateness grows, while a clock
     * runs its age, and a running job writes these with the next change. It also writes intervals in which only clocks began.
     */
    private static Map<String, Numbers> settled(Map<String, Numbers> intervals, long now) {
        Map<String, Numbers> settled = new TreeMap<>();
        intervals.forEach((key, numbers) -> {
            long start = Rfc3339.parse(key.substring(key.indexOf(' ') + 1));
            boolean counts = isAbove0(numbers, "facts.offered") || isAbove0(numbers, "facts.work_seconds");
            if (counts && start + 15 * Micros.MINUTE <= now) {
                settled.put(key, standing(numbers));
            }
        });
        return settled;
    }

    private static boolean isAbove0(Numbers numbers, String path) {
        Double number = numbers.at(path);
        return number != null && number > 0;
    }

    private static Numbers standing(Numbers numbers) {
        Numbers standing = new Numbers();
        numbers.all().forEach((path, number) -> {
            boolean ages = path.endsWith("oldest_unanswered_seconds")
                    || path.equals("facts.lateness_seconds") && isAbove0(numbers, "facts.waiting_late");
            if (!ages) {
                standing.put(path, number);
            }
        });
        return standing;
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void killed_at_any_moment_it_comes_to_the_numbers_of_the_oracle(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RandomLog log = new RandomLog(seed, CONTACTS, true);
        List<Event> events = log.inSomeOrder();
        long end = log.events().get(log.events().size() - 1).time() + Micros.HOUR;
        int killed = 1 + random.nextInt(events.size() - 1);

        append(events.subList(0, killed));
        StreamJob first = start(log.centre());
        long read =
                events.subList(0, killed).stream().mapToLong(Event::time).max().orElseThrow();
        // At any moment: sometimes before all was read, sometimes after.
        await().atMost(PATIENCE)
                .until(() -> first.now().map(Micros::of).orElse(0L) >= read - random.nextLong(Micros.DAY));
        append(events.subList(killed, events.size()));
        first.kill();
        List<Event> last = List.of(Event.of("end", end, EventType.CLOCK).build());
        append(last);
        List<Event> all = new ArrayList<>(log.events());
        all.addAll(last);
        Map<String, Numbers> foretold = new Oracle(log.centre(), Reading.inTime(all)).intervals();
        try (StreamJob second = start(log.centre())) {
            await().atMost(PATIENCE).until(() -> second.now().map(Micros::of).orElse(0L) >= end);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    OraclePropertiesTest.differences(settled(foretold, end), settled(intervals(), end)))
                            .isEmpty());
        }
    }
}

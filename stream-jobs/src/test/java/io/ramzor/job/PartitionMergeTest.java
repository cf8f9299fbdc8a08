package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionMergeTest {
    @TempDir
    Path folder;

    private Path log(String name, long... times) throws IOException {
        List<Event> events = LongStream.of(times)
                .mapToObj(time -> Event.of(name + time, time, EventType.CLOCK).build())
                .toList();
        return SampleLog.write(folder.resolve(name), events);
    }

    private static List<String> read(List<Path> logs, int atOnce) throws IOException {
        BrokerSource source = new BrokerSource(BrokerAddress.files(logs), Topics.EVENTS, true);
        List<String> read = new ArrayList<>();
        try (Broker broker = source.address().open()) {
            PartitionMerge merge = new PartitionMerge(broker, Topics.EVENTS);
            BrokerEnumerator.splitsOf(source).forEach(merge::add);
            while (!merge.isEmpty()) {
                merge.next(atOnce, Duration.ZERO)
                        .forEach(line -> read.add(
                                line.isEnd()
                                        ? "end " + line.partition()
                                        : line.event().id()));
            }
        }
        return read;
    }

    @Test
    void the_partition_that_is_behind_is_read_next() throws IOException {
        List<Path> logs = List.of(log("a", 1, 5, 6, 20), log("b", 2, 3, 4, 30, 31));

        List<String> read = read(logs, 100);

        assertThat(read).containsExactly("a1", "b2", "a5", "b3", "b4", "b30", "a6", "a20", "end 0", "b31", "end 1");
        assertThat(read(logs, 1)).isEqualTo(read);
        assertThat(read(logs, 3)).isEqualTo(read);
    }

    @Test
    void an_empty_log_ends_at_once() throws IOException {
        assertThat(read(List.of(log("a"), log("b", 7)), 10)).containsExactlyInAnyOrder("end 0", "b7", "end 1");
    }
}

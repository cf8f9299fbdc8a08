package io.ramzor.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ramzor.decision.SourceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private void hear(String key, SourceStatus status, long offset) {
        heard.add(offset + " " + key + " " + (status == null ? "gone" : status.events()));
    }

    private static void say(Broker broker, String source, long events) throws IOException {
        SourceStatus status = new SourceStatus(source, Instant.EPOCH, events);
        broker.append(Topics.SOURCES.name(), 0, List.of(Topics.SOURCES.entry(status)));
    }

    @Test
    void whatIsThereComesFirstAndThenWhatFollows() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, EmbeddedOptions.defaults())) {
            say(broker, "a", 1);
            say(broker, "b", 1);
            try (Follower<SourceStatus> follower = new Follower<>(broker, Topics.SOURCES, 0, this::hear)) {
                follower.hydrate();
                assertThat(heard).containsExactly("0 a 1", "1 b 1");
                follower.start();
                say(broker, "a", 2);
                broker.append("sources", 0, List.of(new Broker.Entry("b", null)));
                await().until(() -> heard.size() == 4);
                assertThat(heard).endsWith("2 a 2", "3 b gone");
                assertThat(follower.next()).isEqualTo(4);
            }
            say(broker, "c", 1);
            assertThat(heard).hasSize(4);
        }
    }

    @Test
    void aRecordThatCannotBeReadOrHandledIsPassedOver() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, EmbeddedOptions.defaults())) {
            broker.append("sources", 0, List.of(new Broker.Entry("x", "?".getBytes(StandardCharsets.UTF_8))));
            say(broker, "bad", 1);
            say(broker, "good", 1);
            try (Follower<SourceStatus> follower = new Follower<>(broker, Topics.SOURCES, 0, (key, status, offset) -> {
                if (key.equals("bad")) {
                    throw new IllegalStateException("this handler refuses the key");
                }
                hear(key, status, offset);
            })) {
                follower.hydrate();
                assertThat(heard).containsExactly("2 good 1");
            }
        }
    }

    @Test
    void aTopicOfSeveralPartitionsIsRefused() throws IOException {
        try (EmbeddedBroker broker =
                EmbeddedBroker.open(folder, EmbeddedOptions.defaults().partitions("sources", 2))) {
            assertThatThrownBy(() -> new Follower<>(broker, Topics.SOURCES, 0, this::hear))
                    .hasMessageContaining("more than one partition");
        }
    }
}

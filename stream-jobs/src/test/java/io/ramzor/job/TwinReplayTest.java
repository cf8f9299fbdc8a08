package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import io.ramzor.sim.TwinLog;
import io.ramzor.topic.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line that the twin writes is an event of the stream that can follow those before it. */
class TwinReplayTest {
    @TempDir
    Path folder;

    @Test
    void nothingThatTheTwinWritesIsSetAside() throws Exception {
        Scenario scenario = Scenario.named("monday-peak");
        Path log = folder.resolve("days.ndjson");
        Truth truth = TwinLog.write(new Simulation(scenario, 7, scenario.day(), 2, ""), log);
        Path out = folder.resolve("out");
        Replay.run(scenario.centre(), List.of(log), out, Optional.empty(), ignored -> {});

        assertThat(out.resolve("rejects.ndjson")).isEmptyFile();
        JsonNode totals = Json.MAPPER.readTree(out.resolve("totals.json").toFile());
        assertThat(totals.at("/ingest/rejected").asLong()).isZero();
        try (var lines = Files.lines(log)) {
            assertThat(totals.at("/ingest/events").asLong()).isEqualTo(lines.count());
        }
        truth.queues().forEach((queue, counted) -> {
            JsonNode facts = totals.at("/queues/" + queue + "/facts");
            for (String fact : List.of("offered", "answered_in", "abandoned_late", "callback_late", "flowed_out")) {
                assertThat(facts.get(fact).asLong())
                        .as(queue + " " + fact)
                        .isEqualTo(counted.facts().get(fact).longValue());
            }
        });
    }
}

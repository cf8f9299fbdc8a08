package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.sim.JourneyTruth;
import io.ramzor.sim.KnownCustomers;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import io.ramzor.sim.TwinLog;
import io.ramzor.topic.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream job on the twin's log must find what the twin did. */
class TwinReplayTest {
    @TempDir
    private static Path folder;

    private static Truth truth;
    private static Path log;
    private static Path rejects;
    private static JsonNode totals;

    @BeforeAll
    static void replay() throws Exception {
        Scenario scenario = KnownCustomers.in("monday-peak");
        log = folder.resolve("day.ndjson");
        truth = TwinLog.write(new Simulation(scenario, 7), log);
        Replay.run(scenario.centre(), List.of(log), folder.resolve("out"), Optional.empty(), ignored -> {});
        rejects = folder.resolve("out").resolve("rejects.ndjson");
        totals = Json.MAPPER.readTree(
                folder.resolve("out").resolve("totals.json").toFile());
    }

    @Test
    void nothingThatTheTwinWritesIsSetAside() throws Exception {
        assertThat(rejects).isEmptyFile();
        assertThat(totals.at("/ingest/rejected").asLong()).isZero();
        try (var lines = Files.lines(log)) {
            assertThat(totals.at("/ingest/events").asLong()).isEqualTo(lines.count());
        }
    }

    @Test
    void legsAreCountedAsTheTwinCountedThem() {
        truth.queues().forEach((queue, counted) -> {
            JsonNode facts = totals.at("/queues/" + queue + "/facts");
            for (String fact : List.of("offered", "answered_in", "abandoned_late", "callback_late", "flowed_out")) {
                assertThat(facts.get(fact).asLong())
                        .as(queue + " " + fact)
                        .isEqualTo(counted.facts().get(fact).longValue());
            }
        });
    }

    @Test
    void journeysAreThoseThatCustomersMade() {
        JourneyTruth made = truth.journeys();
        JsonNode shift = totals.get("shift");
        assertThat(shift.get("episodes").asLong()).isEqualTo(made.problems());
        assertThat(shift.get("repeats").asLong()).isEqualTo(made.repeats());
        assertThat(shift.get("parallel").asLong()).isEqualTo(made.parallel());
        Map<String, Long> found = new TreeMap<>();
        Map<String, Long> expected = new TreeMap<>();
        for (JsonNode row : shift.get("matrix")) {
            add(
                    found,
                    row.get("from").asText(),
                    row.get("to").asText(),
                    row.get("cause").asText(),
                    row.get("count").asLong());
        }
        made.shifts().forEach(row -> add(expected, row.from(), row.to(), row.cause(), row.count()));
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(10);
    }

    /**
     * The causes that depend on what came later are one here: the twin judges by the moment at which the later contact began, and
     * knows nothing of late turns.
     */
    private static void add(Map<String, Long> shifts, String from, String to, String cause, long count) {
        boolean sure = List.of("agent_invited", "channel_closed").contains(cause);
        shifts.merge(from + " " + to + " " + (sure ? cause : "other"), count, Long::sum);
    }

    @Test
    void botsAndOffersAreThoseOfTheTwin() {
        JourneyTruth made = truth.journeys();
        assertThat(totals.at("/bot/contained").asLong()).isEqualTo(made.contained());
        assertThat(totals.at("/bot/verified_contained").asLong())
                .isEqualTo(made.contained() - made.containedCameBack());
        assertThat(totals.at("/shift/deflection_offered").asLong())
                .isEqualTo(made.counts().get("deflection_offered"));
        assertThat(totals.at("/shift/deflection_accepted").asLong())
                .isEqualTo(made.counts().get("deflection_accepted"));
    }
}

package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.job.StreamBench.Variant;
import io.ramzor.topic.Json;
import org.junit.jupiter.api.Test;

/** That each variant runs and is reported; how fast it is, is no matter of a test. */
class BenchCommandTest {
    @Test
    void everyVariantIsRunAndReported() throws Exception {
        Cli.Outcome outcome = Cli.run("bench", "stream", "--events", "3000", "--runs", "1", "--seed", "3", "--json");

        assertThat(outcome).satisfies(Cli.succeeds());
        JsonNode document = Json.MAPPER.readTree(outcome.output());
        assertThat(document.get("events").asInt()).isEqualTo(3_000);
        for (Variant variant : Variant.values()) {
            assertThat(document.get("events_per_second")
                            .get(variant.name())
                            .get(0)
                            .asDouble())
                    .as(variant.name())
                    .isPositive();
        }
    }

    @Test
    void theTwinIsHeldAgainstTheGeneralOne() throws Exception {
        Cli.Outcome outcome =
                Cli.run("bench", "twin", "--agents", "32", "--runs", "1", "--general", "2", "--seed", "3", "--json");

        assertThat(outcome).satisfies(Cli.succeeds());
        JsonNode document = Json.MAPPER.readTree(outcome.output());
        assertThat(document.get("futures").asInt()).isEqualTo(400);
        assertThat(document.get("seconds_median").asDouble()).isPositive();
        assertThat(document.get("sequential_pairs").get(0).asInt()).isBetween(20, 200);
        assertThat(document.get("general_twin_of_twin").asDouble()).isGreaterThan(1);
    }

    @Test
    void whatItCannotMeasureIsSaid() throws Exception {
        assertThat(Cli.run("bench")).satisfies(Cli.failsWith(2, "say what to measure"));
        assertThat(Cli.run("bench", "stream", "--runs", "0")).satisfies(Cli.failsWith(1, "at least 1"));
        assertThat(Cli.run("bench", "twin", "--agents", "3")).satisfies(Cli.failsWith(1, "at least 16"));
        assertThat(Cli.run("bench", "stream", "--variants", "fast")).satisfies(Cli.failsWith(2, "--variants"));
    }
}

package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffCommandTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatAgentsGiveAndHowManyHoldATarget() throws Exception {
        JsonNode patient = staff(
                "--arrivals", "100/30m", "--aht", "180s", "--patience", "300s", "--agents", "14", "--target", "20s");
        assertThat(patient.fieldNames())
                .toIterable()
                .containsExactly(
                        "agents", "wait_probability", "abandonment", "mean_wait_seconds", "occupancy", "service_level");
        assertThat(patient.get("wait_probability").doubleValue()).isCloseTo(0.1452601, within(1e-6));
        assertThat(patient.get("abandonment").doubleValue()).isCloseTo(0.0139837, within(1e-6));
        JsonNode levels = patient.get("service_level");
        assertThat(levels.get("of_offered").doubleValue()).isCloseTo(0.9167921, within(1e-6));
        assertThat(levels.get("without_short_abandons").doubleValue()).isCloseTo(0.9234073, within(1e-6));
        assertThat(levels.get("wait_within_target").doubleValue()).isCloseTo(0.9239560, within(1e-6));

        JsonNode fewest = staff("--arrivals", "100/30m", "--aht", "3m", "--service-level", "0.8", "--shrinkage", "0.3");
        assertThat(fewest.get("agents").intValue()).isEqualTo(14);
        assertThat(fewest.get("gross_agents").doubleValue()).isCloseTo(20, within(1e-9));
    }

    @Test
    void anOverloadWithoutPatienceHasNoMeanWait() throws Exception {
        JsonNode overload = staff("--arrivals", "1/s", "--aht", "60s", "--agents", "50");
        assertThat(overload.get("mean_wait_seconds").isNull()).isTrue();
        assertThat(overload.get("service_level").get("of_offered").doubleValue())
                .isZero();
    }

    @Test
    void whatMakesNoSenseIsSaidInOneLine() throws Exception {
        assertThat(Cli.run("staff", "--arrivals", "many", "--aht", "180s", "--agents", "3"))
                .satisfies(Cli.failsWith(2, "contacts by span like 100/30m"));
        assertThat(Cli.run("staff", "--arrivals", "5/m", "--aht", "-3s", "--agents", "3"))
                .satisfies(Cli.failsWith(2, "a span like 20s"));
        assertThat(Cli.run("staff", "--arrivals", "5/m", "--aht", "3m", "--agents", "3", "--service-level", "0.8"))
                .satisfies(Cli.failsWith(2, "either --agents or --service-level"));
        assertThat(Cli.run("staff", "--arrivals", "5/m", "--aht", "3m", "--service-level", "80"))
                .satisfies(Cli.failsWith(2, "--service-level lies between 0 and 1"));
    }

    @Test
    void showsHowManyMustBeVersatileInAGivenCentre() throws Exception {
        Path centre = Files.writeString(folder.resolve("centre.yaml"), """
                queues:
                  sales: {channel: voice, answer_target_seconds: 20, service_level_target: 0.8}
                  billing: {channel: voice, answer_target_seconds: 20, service_level_target: 0.8}
                """);
        Path loads = Files.writeString(folder.resolve("loads.csv"), """
                queue,arrivals_per_hour,aht_seconds,patience_seconds,agents
                sales,180,240,200,13
                billing,108,300,200,10
                """);
        JsonNode curve = staff(
                "--versatility", "--centre", centre.toString(), "--loads", loads.toString(), "--contacts", "50000");
        assertThat(curve.get("agents").intValue()).isEqualTo(23);
        assertThat(curve.get("curve").get(0).get("versatile").intValue()).isZero();
        int last = curve.get("curve").size() - 1;
        assertThat(curve.get("curve").get(last).get("service_level").doubleValue())
                .isGreaterThan(curve.get("curve").get(0).get("service_level").doubleValue());

        Files.writeString(loads, "queue,arrivals_per_hour,aht_seconds,agents\nrepairs,180,240,13\nsales,x,240,13\n");
        Cli.Outcome wrong =
                Cli.run("staff", "--versatility", "--centre", centre.toString(), "--loads", loads.toString());
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.errors())
                .contains("line 2: the centre has no queue repairs; there are sales, billing")
                .contains("line 3: arrivals_per_hour is a number");
    }

    private static JsonNode staff(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "staff";
        all[1] = "--json";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Cli.Outcome outcome = Cli.run(all);
        assertThat(outcome).satisfies(Cli.succeeds());
        return Json.MAPPER.readTree(outcome.output());
    }
}

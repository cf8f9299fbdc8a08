package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.forecast.Forecasters;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code forecast} and {@code backtest} as their users call them. */
class ForecastCommandTest {
    @TempDir
    Path folder;

    @Test
    void aForecastIsWrittenAsTheInputIs() throws Exception {
        Path in = counts();
        Path out = folder.resolve("out.csv");

        Cli.Outcome outcome = Cli.run(
                "forecast",
                "--in",
                in.toString(),
                "--interval",
                "30m",
                "--at",
                "2026-06-22",
                "--days",
                "2",
                "--levels",
                "0.1,0.5,0.9",
                "--out",
                out.toString());

        assertThat(outcome).satisfies(Cli.succeeds());
        List<String> rows = Files.readAllLines(out);
        assertThat(rows.get(0)).isEqualTo("time,mean,q0.1,q0.5,q0.9");
        assertThat(rows).hasSize(1 + 2 * 20);
        assertThat(rows.get(1)).startsWith("2026-06-22T08:00:00,");
        assertThat(rows).noneMatch(row -> row.contains("NaN"));
        assertThat(Double.parseDouble(rows.get(1).split(",")[1])).isBetween(10.0, 30.0);
    }

    @Test
    void backtestScoresEveryForecasterOnTheSameDays() throws Exception {
        Cli.Outcome outcome =
                Cli.run("backtest", "--in", counts().toString(), "--interval", "30m", "--from", "2026-06-18", "--json");

        assertThat(outcome).satisfies(Cli.succeeds());
        JsonNode document = Json.MAPPER.readTree(outcome.output());
        assertThat(document.get("days").asInt()).isEqualTo(2);
        for (Forecasters forecaster : Forecasters.values()) {
            assertThat(document.get("forecasters")
                            .get(forecaster.name())
                            .get("wape_30m")
                            .asDouble())
                    .as(forecaster.name())
                    .isBetween(0.001, 0.5);
        }
    }

    @Test
    void whatCannotBeIsSaidWithoutATrace() throws Exception {
        String in = counts().toString();
        assertThat(Cli.run("backtest", "--in", in, "--interval", "30m", "--from", "2026-06-18", "--zone", "Mars/Base"))
                .satisfies(Cli.failsWith(1, "there is no \"Mars/Base\""));
        assertThat(Cli.run("backtest", "--in", in, "--interval", "7m", "--from", "2026-06-18"))
                .satisfies(Cli.failsWith(1, "\"7m\""));
        assertThat(Cli.run(
                        "forecast", "--in", in, "--interval", "15m", "--at", "2026-06-22", "--days", "1", "--out", "-"))
                .satisfies(Cli.failsWith(1, "cannot be told"));
    }

    /** Four weeks of half hours, Monday to Friday. */
    private Path counts() throws IOException {
        StringBuilder text = new StringBuilder("time,count\n");
        LocalDate first = LocalDate.of(2026, 5, 25);
        for (int day = 0; day < 26; day++) {
            LocalDate date = first.plusDays(day);
            for (int slot = 0; slot < 20 && date.getDayOfWeek().getValue() < 6; slot++) {
                LocalDateTime start = date.atTime(8, 0).plusMinutes(30L * slot);
                text.append(start)
                        .append(',')
                        .append(15 + (slot * 7 + day * 3) % 11)
                        .append('\n');
            }
        }
        return Files.writeString(folder.resolve("counts.csv"), text);
    }
}

package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebalanceCommandTest {
    private static final String QUEUES = """
            [{"queue":"voice","channel":"voice","target":0.8,"arrivals":[30,30,30],"handle_seconds":240,
              "patience_seconds":180,"backlog":[]},
             {"queue":"chat","channel":"chat","target":0.8,"arrivals":[60,60,55],"handle_seconds":240,
              "patience_seconds":240,"backlog":[40,25.5,10]}]""";

    @TempDir
    private Path folder;

    private static String state(String queues, String agents) {
        return "{\"at\":\"2026-03-02T08:40:00Z\",\"interval_minutes\":15,\"horizon_intervals\":8,\"move_cost\":1.5,"
                + "\"queues\":" + queues + ",\"agents\":[" + agents + "]}";
    }

    private static String agents() {
        String voice = IntStream.range(0, 14)
                .mapToObj(i -> "{\"agent\":\"v" + i + "\",\"queue\":\"voice\",\"skills\":{\"voice\":1.0,\"chat\":0.9},"
                        + "\"available\":[[0,8]],\"open_contacts\":1}")
                .collect(Collectors.joining(","));
        String chat = IntStream.range(0, 10)
                .mapToObj(i -> "{\"agent\":\"c" + i + "\",\"queue\":\"chat\",\"skills\":{\"chat\":1.0},"
                        + "\"capacity\":1,\"since\":\"2026-03-02T06:00:00Z\",\"open_contacts\":1}")
                .collect(Collectors.joining(","));
        return voice + "," + chat;
    }

    private Cli.Outcome run(String state, String... more) throws Exception {
        Path file = folder.resolve("state.json");
        Files.writeString(file, state);
        String[] arguments = new String[more.length + 5];
        System.arraycopy(
                new String[] {"rebalance", "--in", file.toString(), "--out", out().toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Cli.run(arguments);
    }

    private Path out() {
        return folder.resolve("moves.json");
    }

    @Test
    void proposesMovesWithTheirCostABoundAndReasons() throws Exception {
        assertThat(run(state(QUEUES, agents()), "--seconds", "0.5")).satisfies(Cli.succeeds());
        JsonNode answer = Json.MAPPER.readTree(out().toFile());
        assertThat(answer.fieldNames()).toIterable().containsExactly("moves", "cost", "cost_now", "bound", "bound_by");
        assertThat(answer.get("moves")).hasSizeBetween(1, 8).allSatisfy(move -> {
            assertThat(move.fieldNames()).toIterable().containsExactly("agent", "from", "to", "start", "end", "why");
            assertThat(move.get("agent").textValue()).startsWith("v");
            assertThat(move.get("from").textValue()).isEqualTo("voice");
            assertThat(move.get("to").textValue()).isEqualTo("chat");
            assertThat(Instant.parse(move.get("end").textValue()))
                    .isAfter(Instant.parse(move.get("start").textValue()));
            assertThat(move.get("why")).isNotEmpty();
        });
        double cost = answer.get("cost").doubleValue();
        assertThat(cost).isLessThan(answer.get("cost_now").doubleValue() * 0.6);
        assertThat(answer.get("bound").doubleValue()).isBetween(cost / 1.05, cost);
        assertThat(answer.get("bound_by").textValue()).isNotBlank();
    }

    @Test
    void saysWhatIsWrongWithAStateAndWhere() throws Exception {
        assertThat(run("{\"at\": oops}")).satisfies(Cli.failsWith(1, "not JSON"));
        assertThat(run(state(QUEUES.replace("\"handle_seconds\":240", "\"handle_seconds\":-3"), agents())))
                .satisfies(Cli.failsWith(1, "queues[0].handle_seconds is -3"));
        assertThat(run(state(QUEUES, "{\"agent\":\"a\",\"queue\":\"mail\"}")))
                .satisfies(Cli.failsWith(1, "agents[0].queue is \"mail\", which is not among the queues"));
        assertThat(Cli.run("rebalance", "--in", folder.resolve("no.json").toString(), "--out", "-"))
                .satisfies(Cli.failsWith(1, "there is no such file"));
        assertThat(run(state(QUEUES, agents()), "--seconds", "0")).satisfies(Cli.failsWith(2, "--seconds is above 0"));
    }
}

package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an export to figures, by the examples of the bank, whose answers can be worked out by hand. */
class ImportReplayTest {
    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);
    private static final String HEADER =
            "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time"
                    + "\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver";

    /** Entry, exit of the VRU, queue start, wait, outcome, service. */
    private static final List<String> CALLS = List.of(
            "8:00:00 8:00:05 8:00:05 10 AGENT 100", // answered in time
            "8:01:00 8:01:05 8:01:05 30 AGENT 50", // answered late
            "8:02:00 8:02:09 0:00:00 0 AGENT 0", // answered at once, without a queue
            "8:03:00 8:03:05 8:03:05 3 HANG 0", // gave up at once
            "8:04:00 8:04:05 8:04:05 15 HANG 0", // gave up in time
            "8:05:00 8:05:05 8:05:05 200 HANG 0", // gave up late
            "8:06:00 8:06:05 0:00:00 0 HANG 0", // left before any queue
            "8:07:00 8:07:05 0:00:00 0 PHANTOM 0", // ignored
            "23:59:50 23:59:58 23:59:58 20 AGENT 60", // answered in time, tomorrow
            "23:59:55 0:00:00 0:00:00 7 HANG 0", // queued at midnight, gave up in time
            "8:08:00 8:08:05 8:08:05 x AGENT 60"); // no number

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < CALLS.size(); i++) {
            String[] call = CALLS.get(i).split(" ");
            rows.append(
                    "AA0101\t%d\t0\t0\tPS\t990214\t%s\t%s\t0\t%s\t0:00:00\t%s\t%s\t0:00:00\t0:00:00\t%s\tNO_SERVER\n"
                            .formatted(i, call[0], call[1], call[2], call[3], call[4], call[5]));
        }
        calls = Files.writeString(folder.resolve("calls.tsv"), rows);
    }

    @Test
    void theFiguresAreThoseWorkedOutByHand() throws Exception {
        Path log = folder.resolve("calls.ndjson");
        Path figures = folder.resolve("figures");

        Cli.Outcome imported = Cli.run(
                "import", "csv", "--in", calls.toString(), "--map", "examples/bank/map.yaml", "--out", log.toString());
        Cli.Outcome replayed = Cli.run(
                "replay", "--centre", "examples/bank/centre.yaml", "--in", log.toString(), "--out", figures.toString());

        assertThat(imported).satisfies(Cli.succeeds());
        assertThat(imported.errors()).contains("calls.tsv, line 12: bad_value: ");
        assertThat(replayed).satisfies(Cli.succeeds());
        JsonNode totals = Json.MAPPER.readTree(figures.resolve("totals.json").toFile());
        JsonNode facts = totals.at("/queues/PS/facts");
        assertThat(facts.get("offered").asInt()).isEqualTo(8);
        assertThat(facts.get("answered_in").asInt()).isEqualTo(3);
        assertThat(facts.get("answered_late").asInt()).isEqualTo(1);
        assertThat(facts.get("abandoned_short").asInt()).isEqualTo(1);
        assertThat(facts.get("abandoned_early").asInt()).isEqualTo(2);
        assertThat(facts.get("abandoned_late").asInt()).isEqualTo(1);
        JsonNode values = totals.at("/queues/PS/values");
        assertThat(values.get("service_level.short_abandons_excluded").asDouble())
                .isEqualTo(3 / 7.0, EXACTLY);
        assertThat(values.get("service_level.answered_only").asDouble()).isEqualTo(3 / 4.0, EXACTLY);
        assertThat(values.get("asa_seconds").asDouble()).isEqualTo(60 / 4.0, EXACTLY);
        assertThat(values.get("aht_seconds").asDouble()).isEqualTo(210 / 3.0, EXACTLY);
        assertThat(values.get("abandonment").asDouble()).isEqualTo(3 / 7.0, EXACTLY);
        assertThat(totals.at("/all/facts/offered").asInt()).isEqualTo(8);
        assertThat(totals.at("/ingest/rejected").asInt()).isZero();
        assertThat(figures.resolve("intervals.ndjson")).isNotEmptyFile();
        assertThat(figures.resolve("rejects.ndjson")).isEmptyFile();
    }

    @Test
    void explainShowsWhatBecameOfTheColumns() throws Exception {
        Cli.Outcome explained = Cli.run(
                "import",
                "csv",
                "--in",
                calls.toString(),
                "--map",
                "examples/bank/map.yaml",
                "--out",
                "-",
                "--explain");

        assertThat(explained).satisfies(Cli.succeeds());
        assertThat(explained.errors()).contains("q_start", "contact.queued");
        assertThat(explained.output().lines()).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        assertThat(Cli.run("import", "csv", "--in", calls.toString(), "--out", "-"))
                .satisfies(Cli.failsWith(1, "import: import csv needs --map FILE"));
        assertThat(Cli.run("import", "fax", "--in", calls.toString(), "--out", "-"))
                .satisfies(Cli.failsWith(2, "there is no vendor fax"));
        String none = folder.resolve("none").toString();
        assertThat(Cli.run("import", "csv", "--in", none, "--map", "examples/bank/map.yaml", "--out", "-"))
                .satisfies(Cli.failsWith(1, "none: there is no such file"));
        assertThat(Cli.run("replay", "--centre", "examples/bank/centre.yaml", "--in", none, "--out", none))
                .satisfies(Cli.failsWith(1, "none: there is no such file"));
        assertThat(Cli.run(
                        "replay",
                        "--centre",
                        "examples/bank/centre.yaml",
                        "--in",
                        calls.toString(),
                        "--out",
                        none,
                        "--until",
                        "noon"))
                .satisfies(Cli.failsWith(2, "--until is a time like"));
    }

    @Test
    void linesThatAreNoEventsAreSetAsideWithTheirReason() throws Exception {
        Path log = folder.resolve("bad.ndjson");
        Files.writeString(log, String.join("\n", BadInput.LINES) + "\n");
        Path figures = folder.resolve("figures");

        Cli.Outcome replayed = Cli.run(
                "replay", "--centre", "examples/bank/centre.yaml", "--in", log.toString(), "--out", figures.toString());

        assertThat(replayed).satisfies(Cli.succeeds());
        List<String> rejects = Files.readAllLines(figures.resolve("rejects.ndjson"));
        assertThat(rejects).hasSize(BadInput.REASONS.size());
        for (int i = 0; i < rejects.size(); i++) {
            JsonNode reject = Json.MAPPER.readTree(rejects.get(i));
            assertThat(reject.get("file").asText()).isEqualTo(log.toString());
            assertThat(reject.get("line").asInt()).isEqualTo(i + 2);
            assertThat(reject.get("reason").asText()).startsWith(BadInput.REASONS.get(i));
            assertThat(reject.get("text").asText().length()).isLessThanOrEqualTo(4_096);
        }
        JsonNode totals = Json.MAPPER.readTree(figures.resolve("totals.json").toFile());
        assertThat(totals.at("/ingest/rejected").asInt()).isEqualTo(rejects.size());
        assertThat(totals.at("/queues/PS/facts/offered").asInt()).isEqualTo(1);
        assertThat(totals.at("/queues/unheard-of/facts/offered").asInt()).isEqualTo(1);
    }
}

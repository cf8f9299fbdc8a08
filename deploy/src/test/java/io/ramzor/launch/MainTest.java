package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as its users meet it: in a process of its own. */
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void withoutACommandItIsWrongUse() throws Exception {
        assertThat(Cli.run()).satisfies(Cli.failsWith(2, "ramzor: a command is missing; see ramzor --help"));
        assertThat(Cli.run("dmeo").exit()).isEqualTo(2);
        assertThat(Cli.run("simulate", "--seed", "1")).satisfies(Cli.failsWith(2, "Missing required options"));
        assertThat(Cli.run("simulate", "--seed", "one", "--scenario", "x", "--out", "-"))
                .satisfies(Cli.failsWith(2, "--seed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "replay", "simulate", "import", "staff", "bench"})
    void everyCommandHasHelp(String command) throws Exception {
        Cli.Outcome outcome = Cli.run(command, "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output()).contains("Usage: ramzor " + command);
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        Path one = folder.resolve("one.ndjson");
        Path other = folder.resolve("other.ndjson");

        Cli.Outcome first = Cli.run("simulate", "--scenario", "quiet-day", "--seed", "7", "--out", one.toString());
        Cli.Outcome second = Cli.run("simulate", "--scenario", "quiet-day", "--seed", "7", "--out", other.toString());

        assertThat(first).satisfies(Cli.succeeds());
        assertThat(second).satisfies(Cli.succeeds());
        assertThat(one).hasSameBinaryContentAs(other);
        assertThat(Files.size(one)).isGreaterThan(100_000);
        assertThat(folder.resolve("one.ndjson.truth.json")).content().contains("\"seed\" : 7");
        assertThat(folder.resolve("one.ndjson.centre.yaml")).content().contains("queues:");
        assertThat(folder.resolve("one.ndjson.agents.csv")).content().startsWith("agent,name,");
        assertThat(folder.resolve("one.ndjson.shifts.csv")).content().startsWith("agent,start,");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws Exception {
        assertThat(Cli.run("simulate", "--scenario", "noisy-day", "--seed", "7", "--out", "-"))
                .satisfies(Cli.failsWith(1, "simulate: there is no scenario noisy-day; there are quiet-day, "));
        assertThat(Cli.run("simulate", "--scenario", "quiet-day", "--seed", "7", "--policy", "best", "--out", "-"))
                .satisfies(Cli.failsWith(1, "simulate: --policy is static or rules, not best"));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Cli.run("simulate", "--scenario", "quiet-day", "--seed", "7", "--out", file + "/log"))
                .satisfies(Cli.failsWith(1, "simulate: " + file));
    }
}

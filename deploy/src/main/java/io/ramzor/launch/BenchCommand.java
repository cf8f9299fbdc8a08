package io.ramzor.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.ramzor.job.StreamBench;
import io.ramzor.job.StreamBench.Variant;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast Ramzor is on this machine, with something to compare it with. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Says how fast Ramzor is on this machine, and what to compare it with.",
        subcommands = {
            BenchCommand.Stream.class,
            PushCommand.class,
            PushServerCommand.class,
            PushWatchersCommand.class,
            ForecastBench.class,
            CoupledBench.class,
            TwinBench.class,
            RebalanceBenchCommand.class,
            RosterBench.class,
            LoopBench.class
        })
final class BenchCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to measure: " + String.join(", ", measures()));
    }

    private List<String> measures() {
        return spec.subcommands().entrySet().stream()
                .filter(measure ->
                        !measure.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@code bench stream}. */
    @Command(
            name = "stream",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Events a second of the whole stream job, from bytes in the embedded log to facts on the topics:",
                "parallelism 2, duplicates left out, a checkpoint every 10 s; a generated log of 1,000 events a second of",
                "event time, 20 queues, 2,000 agents, 50,000 customers. The contacts behind the numbers are not told.",
                "Beside it its folds in one thread without Flink, service level and waits by Flink's own sliding windows,",
                "and the job with 20 live windows against one.",
                "Takes minutes; needs -Xmx2g or more for a million events."
            })
    static final class Stream implements Callable<Integer> {
        @Option(
                names = "--events",
                paramLabel = "N",
                defaultValue = "1000000",
                description = "Events; default: ${DEFAULT-VALUE}.")
        private long events;

        @Option(
                names = "--runs",
                paramLabel = "N",
                defaultValue = "5",
                description = "Runs; default: ${DEFAULT-VALUE}.")
        private int runs;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "Where chance begins; default: ${DEFAULT-VALUE}.")
        private long seed;

        @Option(
                names = "--variants",
                paramLabel = "NAME",
                split = ",",
                description = "Only these: ${COMPLETION-CANDIDATES}.")
        private List<Variant> variants = List.of(Variant.values());

        @Option(names = "--json", description = "One JSON document instead of a table.")
        private boolean json;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws IOException, CommandException {
            if (events < 1 || runs < 1) {
                throw new CommandException("--events and --runs are at least 1");
            }
            // A job that has read its log refuses the checkpoint that is due just then, as it should.
            ((Logger) LoggerFactory.getLogger("org.apache.flink.runtime.checkpoint")).setLevel(Level.ERROR);
            Path folder = Files.createTempDirectory("ramzor-bench");
            try {
                Map<Variant, double[]> rates = StreamBench.run(
                        folder,
                        events,
                        runs,
                        seed,
                        variants,
                        line -> spec.commandLine().getErr().println(line));
                String text = json ? document(rates) : table(rates);
                spec.commandLine().getOut().println(text);
            } finally {
                DemoFolder.delete(folder);
            }
            return 0;
        }

        private static double load() {
            return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        }

        private String document(Map<Variant, double[]> rates) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("events", events);
            document.put("seed", seed);
            document.put("load", load());
            document.put("events_per_second", rates);
            return new String(Json.write(document), StandardCharsets.UTF_8);
        }

        private String table(Map<Variant, double[]> rates) {
            StringBuilder table = new StringBuilder(String.format(
                    "%d events, seed %d, %d runs, load %.1f%n%-16s %10s %10s %10s   of JOB%n",
                    events, seed, runs, load(), "", "median/s", "least/s", "most/s"));
            double job = rates.containsKey(Variant.JOB) ? StreamBench.median(rates.get(Variant.JOB)) : Double.NaN;
            rates.forEach((variant, all) -> {
                double median = StreamBench.median(all);
                table.append(String.format(
                        "%-16s %,10.0f %,10.0f %,10.0f   %.2f%n",
                        variant,
                        median,
                        Arrays.stream(all).min().orElse(0),
                        Arrays.stream(all).max().orElse(0),
                        median / job));
            });
            return table.toString();
        }
    }
}

package io.ramzor.launch;

import io.ramzor.decision.Move;
import io.ramzor.rebalance.Proof;
import io.ramzor.rebalance.Situation;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Json;
import io.ramzor.twin.PairedRuns;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench twin}. */
@Command(
        name = "twin",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Seconds in which the twin, started from a live state, proves moves: 200 pairs of futures (400 in all) of two",
            "hours, 8 queues (4 of calls, 2 of chat, 2 of messages), contacts at once, breaks, shift ends and skills;",
            "and the same as the planner asks, 20 pairs and more only while the answer is open. Beside it the general",
            "twin (simulate) for as many futures of two hours of the same centre, estimated from a few of them."
        })
final class TwinBench implements Callable<Integer> {
    private static final int FUTURES = 2 * PairedRuns.MOST;
    private static final int WARM = 3;

    @Option(names = "--agents", defaultValue = "200", description = "Agents; default: ${DEFAULT-VALUE}.")
    private int agents;

    @Option(names = "--runs", defaultValue = "7", description = "Times measured; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--general",
            paramLabel = "N",
            defaultValue = "16",
            description = "Futures of the general twin that are measured; default: ${DEFAULT-VALUE}.")
    private int general;

    @Option(names = "--seed", defaultValue = "1", description = "Where chance begins; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws CommandException {
        if (agents < 16 || runs < 1 || general < 1) {
            throw new CommandException("--agents is at least 16, --runs and --general at least 1");
        }
        TwinBenchCentre centre = new TwinBenchCentre(agents, seed);
        Situation[] situations =
                IntStream.range(0, WARM + runs).mapToObj(centre::situation).toArray(Situation[]::new);
        List<Move> moves = centre.moves();
        double[] all = seconds(run -> Proof.of(situations[run], moves, PairedRuns.MOST));
        Proof.Result[] results = new Proof.Result[situations.length];
        double[] sequential = seconds(run -> results[run] = Proof.of(situations[run], moves));
        double other = generalSeconds(centre);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("agents", agents);
        figures.put("queues", situations[0].queues().size());
        figures.put("hours", TwinBenchCentre.HOURS);
        figures.put("contacts_a_future", Math.round(centre.contacts()));
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        figures.put("futures", FUTURES);
        figures.put("seconds", all);
        figures.put("seconds_median", median(all));
        figures.put("sequential_seconds", sequential);
        figures.put("sequential_seconds_median", median(sequential));
        figures.put("sequential_pairs", pairs(results));
        figures.put("sequential_verdicts", verdicts(results));
        figures.put("general_twin_seconds", other);
        figures.put("general_twin_of_twin", other / median(all));
        var output = spec.commandLine().getOut();
        output.println(json ? new String(Json.write(figures), StandardCharsets.UTF_8) : table(figures));
        output.flush();
        return 0;
    }

    /** Seconds by run, those to warm up left out. */
    private double[] seconds(IntConsumer proof) {
        double[] seconds = new double[runs];
        for (int run = 0; run < WARM + runs; run++) {
            long start = System.nanoTime();
            proof.accept(run);
            if (run >= WARM) {
                seconds[run - WARM] = (System.nanoTime() - start) / 1e9;
            }
        }
        return seconds;
    }

    /** What the general twin takes for as many futures, on all processors; an hour to fill the floor is not counted. */
    private double generalSeconds(TwinBenchCentre centre) {
        Simulation[] days = IntStream.range(0, general)
                .parallel()
                .mapToObj(run -> centre.simulation(seed + run))
                .toArray(Simulation[]::new);
        long start = System.nanoTime();
        Arrays.stream(days).parallel().forEach(day -> day.advanceTo(centre.until(), null));
        return (System.nanoTime() - start) / 1e9 / general * FUTURES;
    }

    private int[] pairs(Proof.Result[] results) {
        return Arrays.stream(results).skip(WARM).mapToInt(Proof.Result::pairs).toArray();
    }

    private List<String> verdicts(Proof.Result[] results) {
        return Arrays.stream(results)
                .skip(WARM)
                .map(result -> result.verdict().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private String table(Map<String, Object> figures) {
        double[] all = (double[]) figures.get("seconds");
        return String.format(
                Locale.ROOT,
                "%d agents, %s queues, %s hours, about %s contacts a future, seed %d, %s processors, load %.1f%n"
                        + "%-44s %8s %8s %8s%n%-44s %8.3f %8.3f %8.3f%n%-44s %8.3f   pairs %s%n"
                        + "%-44s %8.3f   %.0f times as long",
                agents,
                figures.get("queues"),
                figures.get("hours"),
                figures.get("contacts_a_future"),
                seed,
                figures.get("processors"),
                (Double) figures.get("load"),
                "seconds",
                "median",
                "least",
                "most",
                FUTURES + " futures, the same chance two by two",
                median(all),
                Arrays.stream(all).min().orElse(0),
                Arrays.stream(all).max().orElse(0),
                "until the answer is clear",
                (Double) figures.get("sequential_seconds_median"),
                Arrays.toString((int[]) figures.get("sequential_pairs")),
                FUTURES + " futures by the general twin",
                (Double) figures.get("general_twin_seconds"),
                (Double) figures.get("general_twin_of_twin"));
    }
}

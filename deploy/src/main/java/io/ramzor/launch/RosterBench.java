package io.ramzor.launch;

import io.ramzor.roster.Effort;
import io.ramzor.roster.GeneratedInstance;
import io.ramzor.roster.InstanceFile;
import io.ramzor.roster.RosterException;
import io.ramzor.roster.RosterProblem;
import io.ramzor.roster.RosterSolver;
import io.ramzor.roster.RosterSolver.Outcome;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench roster}. */
@Command(
        name = "roster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "What the plans cost that are found in the time, one problem after the other on one thread: the shift scheduling",
            "benchmark of Curtois and Qu (2014), if you have its files, beside the published figures of its ejection chains",
            "(ten minutes) and of the best plan known; without it generated problems of like sizes, which have none.",
            "processor = seconds of a processor that the search had: little of it on a busy machine."
        })
final class RosterBench implements Callable<Integer> {
    /** Costs published for a problem: by ejection chains in ten minutes, and the best known. */
    private record Published(long ejectionChain, long bestKnown) {}

    private static final Map<String, Published> PUBLISHED = Map.of(
            "Instance1", new Published(607, 607),
            "Instance2", new Published(923, 828),
            "Instance3", new Published(1_003, 1_001),
            "Instance5", new Published(1_439, 1_143),
            "Instance8", new Published(2_529, 1_300),
            "Instance11", new Published(3_967, 3_443));
    /** Weeks, staff and kinds of shifts of the generated problems. */
    private static final int[][] SIZES = {{2, 8, 1}, {2, 14, 2}, {2, 20, 3}, {4, 16, 2}, {4, 30, 4}, {4, 50, 6}};

    @Option(names = "--folder", paramLabel = "DIR", description = "Holds InstanceN.txt; all of them are solved.")
    private Path folder;

    @Option(names = "--seconds", defaultValue = "20", description = "For each problem; default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Where chance begins; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** A problem solved, and the time of the processor that this took. */
    private record Row(String name, RosterProblem problem, Outcome outcome, double processorSeconds) {}

    @Override
    public Integer call() throws IOException, CommandException {
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new CommandException("--seconds is above 0 and at most a day, not " + seconds);
        }
        PrintWriter output = spec.commandLine().getOut();
        if (!json) {
            output.print(header());
            output.flush();
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, RosterProblem> each : problems().entrySet()) {
            Row row = solve(each.getKey(), each.getValue());
            rows.add(row);
            if (!json) {
                output.print(line(row));
                output.flush();
            }
        }
        if (json) {
            output.println(document(rows));
            output.flush();
        }
        return 0;
    }

    private Row solve(String name, RosterProblem problem) {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        Outcome outcome = new RosterSolver(problem, seed).solve(Effort.seconds(seconds), () -> false, progress -> {});
        return new Row(name, problem, outcome, (thread.getCurrentThreadCpuTime() - before) / 1e9);
    }

    private Map<String, RosterProblem> problems() throws IOException, CommandException {
        Map<String, RosterProblem> problems = new LinkedHashMap<>();
        if (folder == null) {
            for (int[] size : SIZES) {
                String name = "generated " + size[1] + " x " + size[0] * 7;
                problems.put(name, GeneratedInstance.of(seed, size[0], size[1], size[2]));
            }
            return problems;
        }
        for (Path file : instances()) {
            try {
                problems.put(name(file), InstanceFile.read(file));
            } catch (RosterException e) {
                throw new CommandException(e.getMessage());
            }
        }
        return problems;
    }

    private List<Path> instances() throws IOException, CommandException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches("Instance\\d{1,4}\\.txt"))
                    .sorted(Comparator.comparingInt(
                            file -> Integer.parseInt(name(file).substring("Instance".length()))))
                    .toList();
        }
        if (files.isEmpty()) {
            throw new CommandException(
                    folder + ": holds no Instance1.txt, Instance2.txt, ...; give the benchmark's folder");
        }
        return files;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".txt", "");
    }

    private String header() {
        return String.format(
                Locale.ROOT,
                "%s s each, seed %d, 1 thread of %d%n%-20s %5s %6s %8s %7s %10s %9s %16s %11s %9s%n",
                seconds,
                seed,
                Runtime.getRuntime().availableProcessors(),
                "",
                "staff",
                "shifts",
                "cost",
                "broken",
                "processor",
                "steps",
                "ejection chains",
                "best known",
                "above it");
    }

    private String line(Row row) {
        Published published = PUBLISHED.get(row.name());
        long cost = row.outcome().verdict().cost();
        return String.format(
                Locale.ROOT,
                "%-20s %5d %6d %8d %7d %8.1f s %7.1f M %16s %11s %9s%n",
                row.name(),
                row.problem().staff().size(),
                row.problem().shifts().size(),
                cost,
                row.outcome().verdict().broken(),
                row.processorSeconds(),
                row.outcome().steps() / 1e6,
                published == null ? "-" : published.ejectionChain(),
                published == null ? "-" : published.bestKnown(),
                published == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.1f %%", 100.0 * cost / published.bestKnown() - 100));
    }

    private String document(List<Row> rows) {
        List<Map<String, Object>> solved = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("problem", row.name());
            values.put("staff", row.problem().staff().size());
            values.put("shifts", row.problem().shifts().size());
            values.put("cost", row.outcome().verdict().cost());
            values.put("broken", row.outcome().verdict().broken());
            values.put("processor_seconds", row.processorSeconds());
            values.put("steps", row.outcome().steps());
            Published published = PUBLISHED.get(row.name());
            if (published != null) {
                values.put("ejection_chains_ten_minutes", published.ejectionChain());
                values.put("best_known", published.bestKnown());
            }
            solved.add(values);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seconds", seconds);
        document.put("seed", seed);
        document.put("problems", solved);
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }
}

package io.ramzor.launch;

import io.ramzor.rebalance.RebalanceBench;
import io.ramzor.rebalance.RebalanceBench.Row;
import io.ramzor.topic.Json;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench rebalance}. */
@Command(
        name = "rebalance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "How close rebalancing comes to the best plan there can be: cost after 0.1, 0.5, 1 and 2 CPU-seconds, a proven"
                    + " bound that no plan gets below, and three things people do today (nothing; the longest queue takes"
                    + " the next idle agent; agents in proportion to the work).",
            "Generated centres of two hours: one queue gets 40 %% more, all together 95 to 105 %% of what agents can do;"
                    + " one to four skills, proficiencies 0.7 to 1.2, breaks and shift ends. Costs are in abandoned"
                    + " contacts, moves included. Tables of prices are made beforehand and not timed."
        })
final class RebalanceBenchCommand implements Callable<Integer> {
    private static final double[] SECONDS = {0.1, 0.5, 1, 2};

    @Option(names = "--agents", split = ",", paramLabel = "N", description = "Only centres with so many agents.")
    private List<Integer> agents = RebalanceBench.sizes();

    @Option(names = "--seed", defaultValue = "1", description = "Where chance begins; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        for (int size : agents) {
            if (!RebalanceBench.sizes().contains(size)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "no centre of " + size + " agents; there are those of " + RebalanceBench.sizes());
            }
        }
        RebalanceBench.warmUp();
        List<Row> rows = new ArrayList<>();
        for (int size : agents) {
            rows.add(RebalanceBench.measure(size, seed, SECONDS));
        }
        var output = spec.commandLine().getOut();
        output.println(json ? document(rows) : table(rows));
        output.flush();
        return 0;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "seed %d, load %.1f; cost, and how far above the bound%n%n", seed, load()));
        table.append(String.format("%-34s", "agents, queues"));
        rows.forEach(row -> table.append(String.format("%22s", row.agents() + ", " + row.queues())));
        table.append(String.format("%n%-34s", "proven bound"));
        rows.forEach(row -> table.append(
                row.bound() == null
                        ? String.format("%22s", "no proven bound")
                        : String.format(Locale.ROOT, "%,22.2f", row.bound())));
        table.append(String.format("%n%-34s", "proven by"));
        rows.forEach(row -> table.append(String.format("%22s", row.solver() == null ? "" : row.solver())));
        for (int i = 0; i < SECONDS.length; i++) {
            List<Double> costs = new ArrayList<>();
            for (Row row : rows) {
                costs.add(row.costs().get(i));
            }
            line(table, "Ramzor, " + SECONDS[i] + " CPU-s", rows, costs);
        }
        line(table, "nothing", rows, rows.stream().map(Row::nothing).toList());
        line(
                table,
                "longest queue takes next idle",
                rows,
                rows.stream().map(Row::longestQueue).toList());
        line(
                table,
                "in proportion to the work",
                rows,
                rows.stream().map(Row::proportional).toList());
        return table.toString();
    }

    private static void line(StringBuilder table, String name, List<Row> rows, List<Double> costs) {
        table.append(String.format("%n%-34s", name));
        for (int i = 0; i < costs.size(); i++) {
            Double above = rows.get(i).above(costs.get(i));
            table.append(String.format(Locale.ROOT, "%,12.2f", costs.get(i)))
                    .append(above == null ? " ".repeat(10) : String.format(Locale.ROOT, " %+8.2f%%", above * 100));
        }
    }

    private String document(List<Row> rows) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", seed);
        document.put("load", load());
        document.put("cpu_seconds", SECONDS);
        List<Map<String, Object>> instances = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> instance = new LinkedHashMap<>();
            instance.put("agents", row.agents());
            instance.put("queues", row.queues());
            instance.put("bound", row.bound());
            instance.put("bound_by", row.bound() == null ? "no proven bound" : row.solver());
            instance.put("cost", row.costs());
            instance.put("above_bound", row.costs().stream().map(row::above).toList());
            instance.put("nothing", row.nothing());
            instance.put("longest_queue_takes_next_idle", row.longestQueue());
            instance.put("in_proportion", row.proportional());
            instances.add(instance);
        }
        document.put("instances", instances);
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }
}

package io.ramzor.launch;

import io.ramzor.forecast.CoupledTrial;
import io.ramzor.sim.ClosedChannelDay;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench coupled}. */
@Command(
        name = "coupled",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "WhatsApp is closed at 11:00 in the twin; a share of its customers (drawn from 20 to 60 %%) calls instead after a",
            "delay (mean drawn from 2 to 20 minutes). Ten minutes later the phone's next two hours are forecast with and",
            "without knowing that what leaves one channel arrives at another, from the interval history and events alone.",
            "Error: of half hours, against what came. \"told\" is told the hidden share and delay: what learning them",
            "could still win on average; \"chance\" is what remains to one who knows the mean itself (Poisson)."
        })
final class CoupledBench implements Callable<Integer> {
    private static final int WEEKS = 4;
    private static final int DAYS_OF_EVENTS = 3;
    /** Intervals from 8:00 to 11:10. */
    private static final int KNOWN = 190 / CoupledTrial.MINUTES;

    @Option(names = "--seeds", defaultValue = "20", description = "Days played; default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--size",
            paramLabel = "FACTOR",
            defaultValue = "2",
            description = "How much of WhatsApp there is, 1 = as in the demo's centre; default: ${DEFAULT-VALUE}.")
    private double size;

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** A day, and what was hidden in it. */
    private record Row(
            long seed,
            double share,
            double delayMinutes,
            double rise,
            double alone,
            double coupled,
            double told,
            double chance,
            double came) {}

    @Override
    public Integer call() throws CommandException {
        if (seeds < 1 || !(size > 0 && size <= 100)) {
            throw new CommandException("--seeds is at least 1, --size above 0 and at most 100");
        }
        List<Row> rows = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            rows.add(play(seed));
        }
        PrintWriter output = spec.commandLine().getOut();
        output.println(json ? new String(Json.write(rows), StandardCharsets.UTF_8) : table(rows));
        output.flush();
        return 0;
    }

    private Row play(long seed) {
        ClosedChannelDay day = ClosedChannelDay.drawn(seed, size);
        Scenario scenario = day.scenario();
        CoupledTrial trial = new CoupledTrial(scenario.zone(), scenario.day());
        HistoryWriter.before(scenario, seed, WEEKS).forEach(trial::learn);
        new Simulation(scenario, seed, scenario.day().minusDays(DAYS_OF_EVENTS - 1), DAYS_OF_EVENTS, "")
                .clockEverySeconds(0)
                .advanceTo(Long.MAX_VALUE, trial::see);
        CoupledTrial.Result result = trial.result("voice", KNOWN, day.share(), day.delayMinutes());
        return new Row(
                seed,
                day.share(),
                day.delayMinutes(),
                result.rise(),
                result.alone(),
                result.coupled(),
                result.told(),
                result.chance(),
                result.came());
    }

    private static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                "seed  hidden share  delay  forecast rises by  error alone  coupled     told   chance\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%4d  %10.0f %%  %3.0f min  %14.1f %%  %9.2f %%  %5.2f %%  %5.2f %%  %5.2f %%%n",
                    row.seed,
                    100 * row.share,
                    row.delayMinutes,
                    100 * (row.rise - 1),
                    100 * row.alone,
                    100 * row.coupled,
                    100 * row.told,
                    100 * row.chance));
        }
        double alone = mean(rows, Row::alone);
        double coupled = mean(rows, Row::coupled);
        double told = mean(rows, Row::told);
        double chance = mean(rows, Row::chance);
        return table.append(String.format(
                        Locale.ROOT,
                        "all: %.2f %% alone, %.2f %% coupled, %.1f %% less; told share and delay %.2f %%, %.1f %% less;"
                                + " chance %.2f %%, %.1f %% less",
                        100 * alone,
                        100 * coupled,
                        100 * (1 - coupled / alone),
                        100 * told,
                        100 * (1 - told / alone),
                        100 * chance,
                        100 * (1 - chance / alone)))
                .toString();
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> error) {
        double came = rows.stream().mapToDouble(Row::came).sum();
        return rows.stream()
                        .mapToDouble(row -> error.applyAsDouble(row) * row.came)
                        .sum()
                / came;
    }
}

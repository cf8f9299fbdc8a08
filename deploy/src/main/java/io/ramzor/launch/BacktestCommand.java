package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import io.ramzor.forecast.Backtest;
import io.ramzor.forecast.CountSeries;
import io.ramzor.forecast.DayUpdate;
import io.ramzor.forecast.Forecasters;
import io.ramzor.forecast.WithinDayTable;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backtest}: every forecaster on the same past days. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores every forecaster, the simple ones too, on the same days: each day from --from on is forecast from what was",
            "known at its midnight (or, with --lead, at an earlier one) and compared with what came.",
            "WAPE 30 m and its Poisson floor (the error of a perfect mean) are over whole half hours; the rest is over the",
            "interval; pinball over the 10, 50 and 90 % quantiles; the band holds 80 % if its share is 0.80."
        })
final class BacktestCommand implements Callable<Integer> {
    @Mixin
    private CountsInput input;

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day that is scored.")
    private String from;

    @Option(
            names = "--lead",
            paramLabel = "DAYS",
            defaultValue = "1",
            description = "1 = from the day's own midnight, 7 = from that six days before. Default: ${DEFAULT-VALUE}.")
    private int lead;

    @Option(names = "--with", paramLabel = "NAME", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Forecasters> with = List.of(Forecasters.values());

    @Option(
            names = "--within-day",
            description =
                    "Instead: how much the rest of a day is better known at each full hour, by the default forecaster.")
    private boolean withinDay;

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, CentreException, CommandException {
        if (lead < 1 || lead > 60) {
            throw new CommandException("--lead is 1 to 60 days, not " + lead);
        }
        input.read();
        if (withinDay) {
            return withinDay();
        }
        Backtest backtest = new Backtest(input.series(), input.calendar(), input.day("--from", from), lead);
        Map<Forecasters, Backtest.Score> scores = new LinkedHashMap<>();
        for (Forecasters forecaster : with) {
            scores.put(forecaster, backtest.run(forecaster.create()));
        }
        PrintWriter output = spec.commandLine().getOut();
        output.println(json ? document(backtest, scores) : table(backtest, scores));
        output.flush();
        return 0;
    }

    private int withinDay() throws IOException, CommandException {
        Forecasters forecaster = with.size() == 1 ? with.get(0) : Forecasters.DEFAULT;
        Map<String, List<WithinDayTable.Row>> tables = new LinkedHashMap<>();
        for (CountSeries one : input.series()) {
            tables.put(
                    one.name(), DayUpdate.table(forecaster.create(), one, input.calendar(), input.day("--from", from)));
        }
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            output.println(new String(Json.write(tables), StandardCharsets.UTF_8));
        } else {
            output.println(
                    forecaster + ": " + forecaster.title() + "; error of whole half hours of the rest of the day");
            tables.forEach(
                    (name, rows) -> output.print((name.isEmpty() ? "" : name + "\n") + WithinDayTable.text(rows)));
        }
        output.flush();
        return 0;
    }

    private String table(Backtest backtest, Map<Forecasters, Backtest.Score> scores) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d days from %s to %s, %d series, lead %d%n%-60s %9s %9s %9s %9s %9s %9s %9s%n",
                backtest.days().size(),
                backtest.days().first(),
                backtest.days().last(),
                input.series().size(),
                lead,
                "",
                "WAPE 30m",
                "RMSE",
                "WAPE",
                "bias",
                "pinball",
                "in band",
                "floor 30m"));
        scores.forEach((forecaster, score) -> table.append(String.format(
                Locale.ROOT,
                "%-60s %9s %9s %9s %9s %9s %9s %9s%n",
                forecaster + (forecaster == Forecasters.DEFAULT ? " (default)" : "") + ": " + forecaster.title(),
                percent(score.halfHours().wape()),
                number(score.intervals().rmse()),
                percent(score.intervals().wape()),
                percent(score.intervals().bias()),
                number(score.intervals().pinball()),
                percent(score.intervals().coverage()),
                percent(score.halfHours().poissonFloor()))));
        return table.toString();
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "no data" : String.format(Locale.ROOT, "%.2f %%", 100 * share.getAsDouble());
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "no data" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
    }

    private String document(Backtest backtest, Map<Forecasters, Backtest.Score> scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", backtest.days().first().toString());
        document.put("to", backtest.days().last().toString());
        document.put("days", backtest.days().size());
        document.put("lead_days", lead);
        document.put("default", Forecasters.DEFAULT.name());
        Map<String, Object> forecasters = new LinkedHashMap<>();
        scores.forEach((forecaster, score) -> forecasters.put(forecaster.name(), values(score)));
        document.put("forecasters", forecasters);
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> values(Backtest.Score score) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "wape_30m", score.halfHours().wape());
        put(values, "rmse", score.intervals().rmse());
        put(values, "wape", score.intervals().wape());
        put(values, "bias", score.intervals().bias());
        put(values, "pinball", score.intervals().pinball());
        put(values, "coverage", score.intervals().coverage());
        put(values, "poisson_floor_30m", score.halfHours().poissonFloor());
        return values;
    }

    private static void put(Map<String, Object> values, String key, OptionalDouble value) {
        values.put(key, value.isPresent() ? value.getAsDouble() : null);
    }
}

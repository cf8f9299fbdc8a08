package io.ramzor.launch;

import io.ramzor.forecast.CountSeries;
import io.ramzor.forecast.DemandCalendar;
import io.ramzor.forecast.Forecaster;
import io.ramzor.forecast.Forecasters;
import io.ramzor.forecast.GeneratedDemand;
import io.ramzor.forecast.IntervalForecast;
import io.ramzor.topic.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench forecast}. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Seconds to learn a year of 15-minute counts of many queues and to forecast two weeks of each with three",
            "quantiles, by every forecaster; generated counts; each once, in the order of the registry."
        })
final class ForecastBench implements Callable<Integer> {
    private static final int DAYS_AHEAD = 14;
    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    @Option(names = "--queues", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}.")
    private int queues;

    @Option(names = "--days", defaultValue = "365", description = "Days to learn from; default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "Where chance begins; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Seconds of one forecaster, and how many intervals it forecast. */
    private record Time(double fit, double forecast, int intervals) {}

    @Override
    public Integer call() throws CommandException {
        if (queues < 1 || days < 14) {
            throw new CommandException("--queues is at least 1, --days at least 14");
        }
        List<CountSeries> series = GeneratedDemand.centre(seed, queues, days);
        Map<Forecasters, Time> times = new LinkedHashMap<>();
        for (Forecasters forecaster : Forecasters.values()) {
            times.put(forecaster, time(forecaster, series));
        }
        var output = spec.commandLine().getOut();
        output.println(json ? document(times) : table(times));
        output.flush();
        return 0;
    }

    private Time time(Forecasters forecaster, List<CountSeries> series) {
        LocalDate first = GeneratedDemand.FIRST_DAY.plusDays(days);
        Instant at = first.atStartOfDay(series.get(0).zone()).toInstant();
        long start = System.nanoTime();
        Forecaster.Fitted fitted = forecaster.create().fit(series, DemandCalendar.none(), at);
        long learned = System.nanoTime();
        int intervals = 0;
        for (CountSeries one : series) {
            for (int day = 0; day < DAYS_AHEAD; day++) {
                for (IntervalForecast interval : fitted.day(one.name(), first.plusDays(day))) {
                    for (double level : LEVELS) {
                        intervals += interval.distribution().quantile(level) >= 0 ? 1 : 0;
                    }
                }
            }
        }
        return new Time((learned - start) / 1e9, (System.nanoTime() - learned) / 1e9, intervals / LEVELS.length);
    }

    private String table(Map<Forecasters, Time> times) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d queues, %d days of 15-minute counts, %d days ahead, seed %d, %d processors%n%-46s %9s %9s %10s%n",
                queues,
                days,
                DAYS_AHEAD,
                seed,
                Runtime.getRuntime().availableProcessors(),
                "",
                "learn s",
                "say s",
                "intervals"));
        times.forEach((forecaster, time) -> table.append(String.format(
                Locale.ROOT,
                "%-46s %9.2f %9.2f %,10d%n",
                forecaster + (forecaster == Forecasters.DEFAULT ? " (default)" : ""),
                time.fit(),
                time.forecast(),
                time.intervals())));
        return table.toString();
    }

    private String document(Map<Forecasters, Time> times) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("queues", queues);
        document.put("days", days);
        document.put("days_ahead", DAYS_AHEAD);
        document.put("default", Forecasters.DEFAULT.name());
        Map<String, Object> seconds = new LinkedHashMap<>();
        times.forEach((forecaster, time) -> seconds.put(
                forecaster.name(), Map.of("learn", time.fit(), "say", time.forecast(), "intervals", time.intervals())));
        document.put("seconds", seconds);
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }
}

package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import io.ramzor.forecast.CountSeries;
import io.ramzor.forecast.Forecaster;
import io.ramzor.forecast.Forecasters;
import io.ramzor.forecast.IntervalForecast;
import io.ramzor.forecast.RestOfDay;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forecast}: what is to come, from counts in a file. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says how many contacts will come in each open interval, from counts of the past.",
            "Writes time,[series,]mean,q0.1,q0.5,... with times as the input has them. What came at or after --at is not",
            "looked at. Intervals in which nothing can come are left out. Within a day, its counts so far are used."
        })
final class ForecastCommand implements Callable<Integer> {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    @Mixin
    private CountsInput input;

    @Option(names = "--at", paramLabel = "TIME", required = true, description = "When the forecast is made.")
    private String at;

    @Option(
            names = "--days",
            paramLabel = "N",
            required = true,
            description = "Local days to forecast, that of --at included.")
    private int days;

    @Option(
            names = "--levels",
            paramLabel = "LEVEL",
            split = ",",
            defaultValue = "0.1,0.5,0.9",
            description = "Quantiles, between 0 and 1. Default: ${DEFAULT-VALUE}.")
    private List<Double> levels;

    @Option(
            names = "--with",
            paramLabel = "NAME",
            description = "Another forecaster than the default: ${COMPLETION-CANDIDATES}.")
    private Forecasters with = Forecasters.DEFAULT;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "- = standard output.")
    private Path out;

    @Override
    public Integer call() throws IOException, CentreException, CommandException {
        if (days < 1 || days > 400) {
            throw new CommandException("--days is 1 to 400, not " + days);
        }
        for (double level : levels) {
            if (!(level > 0 && level < 1)) {
                throw new CommandException("--levels lie between 0 and 1, not at " + level);
            }
        }
        input.read();
        Instant made = input.instant("--at", at);
        if (input.first().isAfter(made)) {
            throw new CommandException("--at " + at + " is before the first count (" + input.first()
                    + "); there is nothing to learn from");
        }
        Forecaster.Fitted fitted = new RestOfDay(with.create()).fit(input.series(), input.calendar(), made);
        int rows = 0;
        try (Writer text = new OutputStreamWriter(CommandFiles.create(out), StandardCharsets.UTF_8)) {
            rows = write(
                    new CSVPrinter(
                            text,
                            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get()),
                    fitted,
                    made);
        }
        if (rows == 0) {
            System.err.println("nothing is expected to be open in these days: no interval is forecast");
        }
        return 0;
    }

    private int write(CSVPrinter csv, Forecaster.Fitted fitted, Instant made) throws IOException, CommandException {
        List<CountSeries> series = input.series();
        boolean named = series.size() > 1 || !series.get(0).name().isEmpty();
        List<String> header = new ArrayList<>(named ? List.of("time", "series", "mean") : List.of("time", "mean"));
        levels.forEach(level -> header.add("q" + level));
        csv.printRecord(header);
        LocalDate first = made.atZone(input.zone()).toLocalDate();
        int rows = 0;
        for (CountSeries one : series) {
            for (LocalDate day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
                for (IntervalForecast interval : fitted.day(one.name(), day)) {
                    if (!interval.start().isBefore(made)) {
                        csv.printRecord(row(interval, named ? one.name() : null, one.zone()));
                        rows++;
                    }
                }
            }
        }
        return rows;
    }

    private List<Object> row(IntervalForecast interval, String series, ZoneId zone) {
        List<Object> row = new ArrayList<>();
        var local = interval.start().atZone(zone);
        row.add(input.localTimes() ? LOCAL.format(local) : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local));
        if (series != null) {
            row.add(series);
        }
        row.add(String.format(Locale.ROOT, "%.4f", interval.mean()));
        for (double level : levels) {
            row.add((long) interval.distribution().quantile(level));
        }
        return row;
    }
}

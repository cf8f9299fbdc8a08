package io.ramzor.launch;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.forecast.CalendarFile;
import io.ramzor.forecast.CountSeries;
import io.ramzor.forecast.CountsFile;
import io.ramzor.forecast.DemandCalendar;
import io.ramzor.forecast.Holidays;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of commands that read counts, and what they read. */
final class CountsInput {
    private static final int YEARS_AHEAD = 2;

    @Option(
            names = "--in",
            paramLabel = "FILE",
            required = true,
            description = "Counts: time,[series,]count; times with an offset or local; - = standard input.")
    private Path in;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            required = true,
            description = "5m, 10m, 15m, 20m, 30m or 60m; shorter intervals of the file are put together.")
    private String interval;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Of the days, and of times without an offset; default: the centre's, else UTC.")
    private String zone;

    @Option(
            names = "--centre",
            paramLabel = "FILE",
            description = "centre.yaml: opening hours of the queues that it names.")
    private Path centreFile;

    @Option(
            names = "--holidays",
            paramLabel = "LIST",
            split = ",",
            description = "Lists of holidays, for example IL or US or DE; several with a comma.")
    private List<String> holidays = List.of();

    @Option(
            names = "--calendar",
            paramLabel = "FILE",
            description = "Campaigns, outages, channels opened and closed: kind,name,from,to,concerns.")
    private Path calendarFile;

    private CountsFile.Counts counts;
    private Centre centre;

    /** Reads all; what was set aside is told on standard error. */
    void read() throws IOException, CentreException, CommandException {
        centre = centreFile == null ? null : CentreFile.read(centreFile);
        int minutes = CountsFile.minutes(interval);
        String name = CommandFiles.isStandard(in) ? "standard input" : in.toString();
        ZoneId days = zone();
        try (Reader text = new InputStreamReader(CommandFiles.open(in), StandardCharsets.UTF_8)) {
            counts = CountsFile.read(name, text, days, minutes);
        }
        counts.notes().forEach(System.err::println);
    }

    List<CountSeries> series() {
        return counts.series();
    }

    boolean localTimes() {
        return counts.localTimes();
    }

    ZoneId zone() throws CommandException {
        if (zone == null) {
            return centre == null ? ZoneId.of("UTC") : centre.zone();
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new CommandException("--zone is one like Asia/Jerusalem or UTC; there is no \"" + zone + "\"");
        }
    }

    DemandCalendar calendar() throws IOException, CommandException {
        DemandCalendar calendar = DemandCalendar.none();
        if (centre != null) {
            calendar = calendar.with(centre);
        }
        if (calendarFile != null) {
            try (Reader text = Files.newBufferedReader(calendarFile)) {
                calendar = calendar.with(CalendarFile.read(calendarFile.toString(), text, zone()));
            }
        }
        Holidays known = Holidays.known();
        for (String list : holidays) {
            calendar = calendar.withHolidays(
                    known.of(list, date(first()).minusYears(1), date(last()).plusYears(YEARS_AHEAD)));
        }
        return calendar;
    }

    /** The first interval of all series. */
    Instant first() {
        return series().stream()
                .filter(one -> one.size() > 0)
                .map(one -> one.start(0))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The start of the last interval of all series. */
    Instant last() {
        return series().stream()
                .filter(one -> one.size() > 0)
                .map(one -> one.start(one.size() - 1))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private LocalDate date(Instant at) throws CommandException {
        return at.atZone(zone()).toLocalDate();
    }

    /** An instant given as a time with an offset, a local one or a date (its midnight). */
    Instant instant(String option, String text) throws CommandException {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(zone()).toInstant();
            }
            return text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone()).toInstant();
        } catch (DateTimeException e) {
            throw new CommandException(
                    option + " is a time like 2026-04-01T10:00+03:00, 2026-04-01T10:00 or 2026-04-01," + " not \""
                            + text + "\"");
        }
    }

    LocalDate day(String option, String text) throws CommandException {
        return date(instant(option, text));
    }
}

package io.ramzor.control;

import io.ramzor.forecast.CountSeries;
import io.ramzor.forecast.Forecaster;
import io.ramzor.forecast.Forecasters;
import io.ramzor.forecast.IntervalForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forecasts of whole days to come, learned anew at the first question of each local day and after each change of the calendar. Callers hold the notes' lock. */
final class DaysAhead {
    private static final int FEWEST_DAYS = 7;

    private final Forecaster forecaster = Forecasters.DEFAULT.create();
    private final Map<String, Map<LocalDate, TreeMap<Instant, IntervalForecast>>> days = new HashMap<>();
    private LocalDate learnedOn;
    private int learnedChanges;
    private Forecaster.Fitted fitted;
    private List<String> known = List.of();

    /**
     * What is expected of an interval of a later day; null where too little is known of the queue. Zero in an interval in which it is
     * closed.
     */
    IntervalForecast at(Notes notes, String queue, Instant start) {
        ZoneId zone = notes.centre.zone();
        learn(notes, LocalDate.ofInstant(notes.at, zone));
        if (!known.contains(queue)) {
            return null;
        }
        LocalDate date = LocalDate.ofInstant(start, zone);
        TreeMap<Instant, IntervalForecast> day =
                days.computeIfAbsent(queue, id -> new HashMap<>()).computeIfAbsent(date, id -> day(queue, date));
        IntervalForecast found = day.get(start);
        return found == null ? new IntervalForecast(start, notes.centre.intervalMinutes(), 0, 0, 0) : found;
    }

    private TreeMap<Instant, IntervalForecast> day(String queue, LocalDate date) {
        TreeMap<Instant, IntervalForecast> day = new TreeMap<>();
        fitted.day(queue, date).forEach(interval -> day.put(interval.start(), interval));
        return day;
    }

    private void learn(Notes notes, LocalDate today) {
        if (today.equals(learnedOn) && notes.days.changes() == learnedChanges) {
            return;
        }
        learnedOn = today;
        learnedChanges = notes.days.changes();
        days.clear();
        int minutes = notes.centre.intervalMinutes();
        List<CountSeries> series = new ArrayList<>();
        for (String queue : QueueStates.channels(notes).keySet()) {
            CountSeries counts = notes.offered.series(queue, notes.centre.zone(), minutes, notes.at);
            if (counts != null && counts.size() >= FEWEST_DAYS * 24 * 60 / minutes) {
                series.add(counts);
            }
        }
        known = series.stream().map(CountSeries::name).toList();
        fitted = forecaster.fit(series, notes.days.calendar(notes.centre, notes.at), notes.at);
    }
}

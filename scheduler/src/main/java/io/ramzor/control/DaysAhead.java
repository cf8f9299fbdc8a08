package io.ramzor.control;

import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Event;
import io.ramzor.forecast.CountSeries;
import io.ramzor.forecast.DemandCalendar;
import io.ramzor.forecast.Forecaster;
import io.ramzor.forecast.Forecasters;
import io.ramzor.forecast.ForeseenDay;
import io.ramzor.forecast.IntervalForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Forecasts of whole days, the running one as it was foreseen and those to come, learned anew at the first question of each local day and
 * after each change of the calendar. Callers hold the notes' lock.
 */
final class DaysAhead {
    private static final int FEWEST_DAYS = 7;
    /** Of a queue that is not live: with more of its contacts while it is closed, they do not wait for it to open. */
    private static final double COME_WHILE_CLOSED = 0.02;

    private final Forecaster forecaster = Forecasters.DEFAULT.create();
    private final Map<String, Map<LocalDate, TreeMap<Instant, IntervalForecast>>> days = new HashMap<>();
    private LocalDate learnedOn;
    private List<Event> learnedChanges;
    private Forecaster.Fitted fitted;
    private Map<String, ForeseenDay> today = Map.of();
    private Set<String> known = Set.of();

    /**
     * What is expected of an interval of a later day; null where too little is known of the queue. Zero in an interval in which it is
     * closed.
     */
    IntervalForecast at(Notes notes, String queue, Instant start) {
        ZoneId zone = notes.centre.zone();
        learn(notes);
        if (!known.contains(queue)) {
            return null;
        }
        LocalDate date = LocalDate.ofInstant(start, zone);
        TreeMap<Instant, IntervalForecast> day =
                days.computeIfAbsent(queue, id -> new HashMap<>()).computeIfAbsent(date, id -> day(queue, date));
        IntervalForecast found = day.get(start);
        return found == null ? new IntervalForecast(start, notes.centre.intervalMinutes(), 0, 0, 0) : found;
    }

    /**
     * The running local day as it was foreseen, by queue; one of which too little is known is left out. The same object as long as the
     * same is said.
     */
    Map<String, ForeseenDay> today(Notes notes) {
        learn(notes);
        return today;
    }

    private TreeMap<Instant, IntervalForecast> day(String queue, LocalDate date) {
        TreeMap<Instant, IntervalForecast> day = new TreeMap<>();
        fitted.day(queue, date).forEach(interval -> day.put(interval.start(), interval));
        return day;
    }

    private void learn(Notes notes) {
        ZoneId zone = notes.centre.zone();
        LocalDate date = LocalDate.ofInstant(notes.at, zone);
        if (date.equals(learnedOn) && notes.days.told() == learnedChanges) {
            return;
        }
        learnedOn = date;
        learnedChanges = notes.days.told();
        days.clear();
        int minutes = notes.centre.intervalMinutes();
        List<CountSeries> series = new ArrayList<>();
        Set<String> unhindered = new HashSet<>();
        QueueStates.channels(notes).forEach((queue, channel) -> {
            CountSeries counts = notes.offered.series(queue, zone, minutes, notes.at);
            if (counts != null && Duration.between(counts.start(0), notes.at).toDays() >= FEWEST_DAYS) {
                series.add(counts);
                if (comeWhileClosed(notes, counts, channel)) {
                    unhindered.add(queue);
                }
            }
        });
        known = Set.copyOf(series.stream().map(CountSeries::name).toList());
        DemandCalendar calendar = notes.days.calendar(notes.centre, notes.at).withoutHours(unhindered);
        fitted = forecaster.fit(series, calendar, notes.at);
        today = today(notes, series, unhindered, date);
    }

    /** Letters come at night; nobody calls a closed line. */
    private static boolean comeWhileClosed(Notes notes, CountSeries counts, String channel) {
        if (notes.centre.channelOrDefault(channel).kind() == ChannelKind.LIVE) {
            return false;
        }
        double all = 0;
        double closed = 0;
        for (int i = 0; i < counts.size(); i++) {
            Instant end = counts.start(i).plusSeconds(60L * counts.minutes());
            all += counts.count(i);
            closed += counts.count(i) > 0
                            && !OpeningHours.open(notes.centre, counts.name(), channel, counts.start(i), end)
                    ? counts.count(i)
                    : 0;
        }
        return closed > COME_WHILE_CLOSED * all;
    }

    /**
     * A channel that was closed yesterday or today is foreseen as if it were open: what of that comes elsewhere is found out as the day
     * goes on. What was closed before has been learned.
     */
    private Map<String, ForeseenDay> today(
            Notes notes, List<CountSeries> series, Set<String> unhindered, LocalDate date) {
        ZoneId zone = notes.centre.zone();
        Instant yesterday = date.minusDays(1).atStartOfDay(zone).toInstant();
        boolean asItIs = !notes.days.closesSince(yesterday);
        DemandCalendar open =
                notes.days.calendarBefore(notes.centre, notes.at, yesterday).withoutHours(unhindered);
        Forecaster.Fitted of = asItIs ? fitted : forecaster.fit(series, open, notes.at);
        Map<String, ForeseenDay> foreseen = new HashMap<>();
        for (CountSeries one : series) {
            foreseen.put(
                    one.name(), ForeseenDay.of(of.day(one.name(), date), of.foreseen(one.name()), zone, one.minutes()));
        }
        return Map.copyOf(foreseen);
    }
}

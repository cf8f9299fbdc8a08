package io.ramzor.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A forecaster that, asked within a day, forecasts the rest of that day from what has come ({@link WithinDay}) and later days as another
 * does. At a local midnight it is that other one.
 */
public final class RestOfDay implements Forecaster {
    private final Forecaster days;

    public RestOfDay(Forecaster days) {
        this.days = days;
    }

    @Override
    public Fitted fit(List<CountSeries> series, DemandCalendar calendar, Instant at) {
        Fitted later = days.fit(series, calendar, at);
        if (series.isEmpty()) {
            return later;
        }
        ZoneId zone = series.get(0).zone();
        LocalDate today = at.atZone(zone).toLocalDate();
        Instant midnight = today.atStartOfDay(zone).toInstant();
        if (midnight.equals(at)) {
            return later;
        }
        Fitted before = days.fit(series, calendar, midnight);
        Map<String, CountSeries> known = new HashMap<>();
        series.forEach(one -> known.put(one.name(), one.before(at).between(midnight, at)));
        return (name, date) -> date.equals(today) && known.containsKey(name)
                ? rest(before.day(name, date), before.foreseen(name), known.get(name))
                : later.day(name, date);
    }

    private static List<IntervalForecast> rest(
            List<IntervalForecast> said, List<WithinDay.Day> past, CountSeries known) {
        if (known.size() == 0) {
            return said;
        }
        int slots = 1440 / known.minutes();
        double[] expected = new double[slots];
        double[] came = new double[slots];
        Arrays.fill(came, Double.NaN);
        double daySpread = 0;
        for (IntervalForecast interval : said) {
            daySpread = Math.max(daySpread, interval.daySpread());
            int slot = slot(interval.start().getEpochSecond(), known);
            expected[slot] = interval.mean();
            came[slot] = known.countAt(interval.start()).orElse(Double.NaN);
        }
        int over = slot(known.startSecond(known.size() - 1), known) + 1;
        WithinDay.Rest rest = WithinDay.learn(past, slots, known.minutes())
                .update(new WithinDay.Day(expected, came, daySpread), over);
        List<IntervalForecast> updated = new ArrayList<>();
        for (IntervalForecast interval : said) {
            int slot = slot(interval.start().getEpochSecond(), known);
            updated.add(new IntervalForecast(
                    interval.start(), interval.minutes(), rest.mean()[slot], rest.spread()[slot], 0));
        }
        return updated;
    }

    private static int slot(long second, CountSeries series) {
        return LocalSlots.secondOfDay(second, series.zone()) / (series.minutes() * 60);
    }
}

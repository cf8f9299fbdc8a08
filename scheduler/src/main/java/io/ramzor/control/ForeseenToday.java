package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.forecast.ForeseenDay;
import io.ramzor.forecast.TodayForecaster;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the forecaster of the running day told of what was foreseen of it, at the bot's level. Callers hold the notes' lock. */
final class ForeseenToday {
    private Map<String, ForeseenDay> dayAhead;
    private List<Event> levels;
    private Instant interval;

    /** Tells it anew if something has changed; with the bot's levels what it closes is learned anew each interval. */
    void tell(Notes notes, TodayForecaster forecaster) {
        Map<String, ForeseenDay> said = notes.daysAhead.today(notes);
        boolean levelled = notes.botShift.any();
        Instant now = levelled ? notes.intervalStart(notes.at) : null;
        if (said == dayAhead && notes.botShift.told() == levels && (!levelled || now.equals(interval))) {
            return;
        }
        dayAhead = said;
        levels = notes.botShift.told();
        interval = now;
        LocalDate today = LocalDate.ofInstant(notes.at, notes.centre.zone());
        forecaster.foreseen(today, levelled ? levelled(notes, said, today) : said);
    }

    private static Map<String, ForeseenDay> levelled(Notes notes, Map<String, ForeseenDay> said, LocalDate today) {
        Map<String, double[]> byChannel = new HashMap<>();
        Map<String, ForeseenDay> changed = new HashMap<>(said);
        QueueStates.channels(notes).forEach((queue, channel) -> {
            double[] factors = byChannel.computeIfAbsent(channel, id -> notes.botShift.factors(notes, id, today));
            changed.computeIfPresent(queue, (id, day) -> factors == null ? day : day.times(slot -> factors[slot]));
        });
        return changed;
    }
}

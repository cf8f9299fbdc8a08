package io.ramzor.control;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a change of the bot's level moves between the bot and people on the running day. What was foreseen of a queue holds for the topics
 * that the bot closed on earlier days; from a change on it is so many times as much as more, or fewer, sessions are left to people. What the
 * bot closes of a topic is learned from its sessions. Callers hold the notes' lock.
 */
final class BotShift {
    /** What a change that was just told has brought says too little yet. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private List<Event> told = List.of();

    /** Takes all changes of the bot's level that hold now, by time, among others. */
    void told(List<Event> changes) {
        List<Event> levels = changes.stream()
                .filter(change -> change.type() == EventType.BOT_LEVEL_CHANGED)
                .toList();
        told = levels.equals(told) ? told : levels;
    }

    /** The changes that hold now. */
    List<Event> told() {
        return told;
    }

    /** Whether a level was ever told; if not, all that is foreseen holds. */
    boolean any() {
        return !told.isEmpty();
    }

    /** Factor on what was foreseen of the channel's queues, by slot of the local day; null = 1 all day. */
    double[] factors(Notes notes, String channel, LocalDate date) {
        ZoneId zone = notes.centre.zone();
        Instant midnight = date.atStartOfDay(zone).toInstant();
        Instant until = midnight;
        BotRates.Rates usual = notes.bot.rates(notes.centre, channel, until);
        if (!usual.known()) {
            until = notes.intervalStart(firstSince(midnight));
            usual = notes.bot.rates(notes.centre, channel, until);
        }
        BotRates.Rates rates = notes.bot.rates(notes.centre, channel, notes.at.minus(SETTLED));
        if (!usual.known() || !rates.known()) {
            return null;
        }
        double contained = usual.contained();
        double through = through(notes, channel, usual, until);
        int minutes = notes.centre.intervalMinutes();
        double[] factors = new double[1440 / minutes];
        Arrays.setAll(factors, slot -> {
            Instant from = date.atTime(LocalTime.MIDNIGHT.plusMinutes((long) slot * minutes))
                    .atZone(zone)
                    .toInstant();
            double reaching = reaching(rates, contained, from, from.plus(Duration.ofMinutes(minutes)));
            return 1 + through * (reaching / Math.max(0.01, 1 - contained) - 1);
        });
        return Arrays.stream(factors).allMatch(factor -> factor == 1) ? null : factors;
    }

    private Instant firstSince(Instant midnight) {
        return told.stream()
                .map(change -> Micros.toInstant(change.time()))
                .filter(time -> !time.isBefore(midnight))
                .findFirst()
                .orElse(midnight);
    }

    /** Share of what comes to the channel's queues that the bot has let through. */
    private static double through(Notes notes, String channel, BotRates.Rates usual, Instant until) {
        double offered = 0;
        for (var queue : QueueStates.channels(notes).entrySet()) {
            if (queue.getValue().equals(channel)) {
                offered += notes.offered.between(queue.getKey(), usual.first(), until);
            }
        }
        return offered > 0 ? Math.min(1, usual.reached() / offered) : 1;
    }

    /** Share of the sessions of a span that reach people. */
    private double reaching(BotRates.Rates rates, double usual, Instant from, Instant to) {
        long start = Micros.of(from);
        long end = Micros.of(to);
        double sum = 0;
        Collection<String> closable = null;
        for (Event change : told) {
            long until = Math.max(start, Math.min(end, change.time()));
            sum += (until - start) * (1 - contained(rates, usual, closable));
            start = until;
            closable = change.topics() == null ? List.of() : change.topics();
        }
        sum += (end - start) * (1 - contained(rates, usual, closable));
        return sum / (end - Micros.of(from));
    }

    private static double contained(BotRates.Rates rates, double usual, Collection<String> closable) {
        return closable == null ? usual : rates.contained(closable);
    }
}

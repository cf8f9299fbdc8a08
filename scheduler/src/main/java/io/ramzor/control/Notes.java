package io.ramzor.control;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Decision;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.forecast.IntradayForecaster;
import io.ramzor.forecast.LiveForecast;
import io.ramzor.forecast.TodayForecaster;
import io.ramzor.metric.Breakdown;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.LiveSlice;
import io.ramzor.rebalance.Situation;
import io.ramzor.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that the planner has read and still needs. Callers hold its lock. */
final class Notes {
    private static final Duration SHIFTS_KEPT = Duration.ofHours(18);

    final Centre centre;
    /** Of queues whose day could not be foreseen. */
    private final IntradayForecaster unforeseen;

    private final TodayForecaster today;
    private final ForeseenToday foreseen = new ForeseenToday();
    final Map<String, FloorContact> contacts = new HashMap<>();
    final Map<String, FloorAgent> agents = new TreeMap<>();
    final Map<String, Set<String>> channelsSeen = new HashMap<>();
    final Map<String, List<String>> channelsAtHome = new HashMap<>();
    final Map<String, AgentProfile> profiles = new TreeMap<>();
    final Map<String, Map<String, ShiftRow>> shifts = new HashMap<>();
    final Map<String, LiveSlice> live = new TreeMap<>();
    final HandlingFacts handling = new HandlingFacts();
    final Map<String, Concurrency> concurrency = new HashMap<>();
    final Offered offered = new Offered();
    final BotRates bot = new BotRates();
    BookedCallbacks callbacks = BookedCallbacks.NONE;
    final BotShift botShift = new BotShift();
    final DaysAhead daysAhead = new DaysAhead();
    final KnownDays days;
    final ShiftMatrix shiftMatrix = new ShiftMatrix();
    final MovesInForce moves = new MovesInForce();
    final MoveLog moveLog = new MoveLog();
    final BotLevels botLevels = new BotLevels();
    Instant at;

    Notes(Centre centre) {
        this(centre, List.of());
    }

    /** @param holidays lists of holidays that forecasts know */
    Notes(Centre centre, List<String> holidays) {
        this.centre = centre;
        days = new KnownDays(holidays);
        unforeseen = new IntradayForecaster(centre.zone(), centre.intervalMinutes());
        today = new TodayForecaster(centre.zone(), centre.intervalMinutes());
    }

    void floor(String key, Topics.FloorEntry entry) {
        if (entry == null) {
            contacts.remove(without(key, "contact:"));
            agents.remove(without(key, "agent:"));
        } else if (entry.contact() != null) {
            contacts.put(entry.contact().contact(), entry.contact());
        } else if (entry.agent() != null) {
            agent(entry.agent());
        }
    }

    private void agent(FloorAgent agent) {
        agents.put(agent.agent(), agent);
        Set<String> seen = channelsSeen.computeIfAbsent(agent.agent(), id -> new HashSet<>());
        seen.addAll(agent.channels());
        agent.openContacts().forEach(held -> seen.add(held.channel()));
        if (at != null && moves.of(agent.agent(), at) == null) {
            channelsAtHome.put(agent.agent(), agent.channels());
        } else {
            channelsAtHome.putIfAbsent(agent.agent(), agent.channels());
        }
    }

    private static String without(String key, String prefix) {
        return key.startsWith(prefix) ? key.substring(prefix.length()) : "";
    }

    void live(LiveSlice slice) {
        live.put(slice.queue(), slice);
        LiveSlice.Window day = slice.windows().get("day");
        if (day != null) {
            unforeseen.seen(slice.queue(), slice.at(), day.arrivals());
            today.seen(slice.queue(), slice.at(), day.arrivals());
        }
        concurrency.computeIfAbsent(slice.queue(), id -> new Concurrency()).look(slice, agents.values());
        at = at == null || slice.at().isAfter(at) ? slice.at() : at;
    }

    void interval(IntervalSlice slice) {
        Number count = slice.facts().get("offered");
        double came = count == null ? 0 : count.doubleValue();
        unforeseen.learn(slice.queue(), slice.start(), came);
        today.channel(slice.queue(), slice.channel());
        today.learn(slice.queue(), slice.start(), came);
        today.abandoned(slice.queue(), slice.start(), abandoned(slice));
        this.offered.put(slice);
        double target = Micros.toSeconds(centre.queueOrDefault(slice.queue(), slice.channel())
                .termsAt(Micros.of(slice.start()))
                .answerTargetMicros());
        handling.put(slice, centre.channelOrDefault(slice.channel()).kind(), target);
    }

    private static double abandoned(IntervalSlice slice) {
        return Stream.of("abandoned_short", "abandoned_early", "abandoned_late")
                .map(slice.facts()::get)
                .mapToDouble(count -> count == null ? 0 : count.doubleValue())
                .sum();
    }

    void breakdown(String key, Breakdown breakdown) {
        shiftMatrix.take(key, breakdown, today::moved);
        if (breakdown != null) {
            bot.put(breakdown);
        }
    }

    /**
     * All changes of the calendar and of the bot's level and all promised calls that hold now, by time: what a shut channel loses comes
     * elsewhere, and days unlike others are known as such.
     */
    void changes(List<Event> told) {
        days.told(told);
        botShift.told(told);
        callbacks = BookedCallbacks.of(told);
        today.forgetChanges();
        days.told().forEach(change -> today.changed(Micros.toInstant(change.time()), change.kind(), change.channel()));
    }

    /** What is expected of a queue as of now. */
    LiveForecast forecast(String queue) {
        foreseen.tell(this, today);
        LiveForecast forecast = today.of(queue, at);
        return forecast == null ? unforeseen(queue) : forecast;
    }

    private LiveForecast unforeseen(String queue) {
        IntradayForecaster.QueueForecast forecast = unforeseen.of(queue, at);
        return new LiveForecast() {
            @Override
            public double mean(Instant from, Instant to) {
                return forecast.mean(from, to);
            }

            @Override
            public double meanWithoutSurge(Instant from, Instant to) {
                return forecast.meanWithoutSurge(from, to);
            }

            @Override
            public double spread(Instant start) {
                return forecast.spread(start);
            }
        };
    }

    /** Start of the centre's interval in which that instant lies. */
    Instant intervalStart(Instant instant) {
        return Micros.toInstant(centre.intervalStart(Micros.of(instant)));
    }

    void profile(String key, AgentProfile profile) {
        if (profile == null) {
            profiles.remove(key);
        } else {
            profiles.put(profile.agent(), profile);
        }
    }

    void shift(String key, ShiftRow row) {
        if (row != null) {
            shifts.computeIfAbsent(row.agent(), id -> new TreeMap<>()).put(key, row);
        } else {
            shifts.values().forEach(rows -> rows.remove(key));
        }
    }

    void decision(Decision decision) {
        moves.take(decision);
        moveLog.take(decision);
        botLevels.take(decision);
    }

    /** The bot's level: the one decided on, else that of the newest sessions; null if no session was seen. */
    Situation.Bot bot() {
        BotLevels.Asked asked = botLevels.at(at);
        return asked != null
                ? new Situation.Bot(asked.level(), asked.since())
                : bot.seen() ? new Situation.Bot(bot.level(), null) : null;
    }

    /** The agent's rows of the plan around now. */
    List<ShiftRow> plan(String agent) {
        return shifts.getOrDefault(agent, Map.of()).values().stream()
                .filter(row ->
                        row.end().isAfter(at.minus(SHIFTS_KEPT)) && row.start().isBefore(at.plus(SHIFTS_KEPT)))
                .toList();
    }
}

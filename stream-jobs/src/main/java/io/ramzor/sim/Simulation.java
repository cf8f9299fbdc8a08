package io.ramzor.sim;

import io.ramzor.decision.Move;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One run of the twin. The same scenario, seed, days and decisions give the same run; a decision changes nothing but what
 * follows from it. Not safe for use by several threads.
 */
public final class Simulation {
    private static final long POLICY_EVERY = 30 * Micros.SECOND;

    private final Floor floor;
    private final ArrivalStream[] streams;
    private final long end;
    private long clockEvery = Micros.SECOND;
    private long nextClock;
    private LocalDate today;
    private LocalDate nextDay;
    private Policy policy = Policy.STATIC;
    private final List<Integer> botLevels = new ArrayList<>();

    /** The scenario's day, from local midnight to local midnight. */
    public Simulation(Scenario scenario, long seed) {
        this(scenario, seed, scenario.day(), 1, "");
    }

    /**
     * @param firstDay local date at whose midnight the run starts with an empty centre
     * @param days local days until its end, at least 1
     * @param run goes before all ids of events and contacts, so that a second run of the same seed can follow in one log
     */
    public Simulation(Scenario scenario, long seed, LocalDate firstDay, int days, String run) {
        if (days < 1) {
            throw new IllegalArgumentException("a simulation lasts at least 1 day, not " + days);
        }
        long start = midnight(scenario, firstDay);
        end = midnight(scenario, firstDay.plusDays(days));
        FloorModel model = new FloorModel(scenario, start);
        floor = new Floor(model, seed, start, end, Objects.requireNonNullElse(run, ""));
        streams = new ArrivalStream[model.streams.length];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = new ArrivalStream(i, model.streams[i][0], model.streams[i][1]);
        }
        nextClock = start;
        nextDay = firstDay;
        floor.heap.push(start, Happening.DAY, 0);
    }

    private static long midnight(Scenario scenario, LocalDate day) {
        return Micros.of(day.atStartOfDay(scenario.zone()).toInstant());
    }

    /** Asks the policy every 30 seconds from now on. */
    public Simulation follow(Policy newPolicy) {
        policy = newPolicy;
        if (newPolicy != Policy.STATIC) {
            floor.heap.push(floor.now + POLICY_EVERY, Happening.POLICY, 0);
        }
        return this;
    }

    /** Sends a {@code clock} event every so many simulated seconds (1 unless said otherwise); 0 = none. */
    public Simulation clockEverySeconds(int seconds) {
        clockEvery = seconds * Micros.SECOND;
        nextClock = clockEvery == 0 ? nextClock : (floor.now / clockEvery + 1) * clockEvery;
        return this;
    }

    /** What time it is in the centre, microseconds. */
    public long now() {
        return floor.now;
    }

    /** Whether the last day is over. */
    public boolean ended() {
        return floor.now >= end;
    }

    public Scenario scenario() {
        return floor.model.scenario;
    }

    public long seed() {
        return floor.seed;
    }

    /** Contacts that wait for an agent of that queue now. */
    public int waiting(String queue) {
        int index = floor.model.queue(queue);
        return index < 0 ? 0 : floor.lines[index].size();
    }

    /** Contacts that came and have not ended. */
    public int open() {
        return floor.contacts.taken();
    }

    /**
     * Plays on to that microsecond inclusive, at most to the end.
     *
     * @param sink takes the events by rising time; null = nobody listens, and none are made
     */
    public void advanceTo(long micros, Consumer<Event> sink) {
        long until = Math.min(micros, end);
        floor.scribe.to(sink);
        while (floor.heap.nextTime() <= until) {
            long time = floor.heap.nextTime();
            clocks(time);
            long word = floor.heap.pop();
            floor.now = time;
            happens(EventHeap.kind(word), EventHeap.index(word), word);
        }
        clocks(until);
        floor.now = Math.max(floor.now, until);
        floor.scribe.to(null);
    }

    /**
     * Plays on to that microsecond without what happens at it, but with its {@code clock}; what is decided then still meets all of it.
     *
     * @param sink as in {@link #advanceTo}
     */
    public void advanceBefore(long micros, Consumer<Event> sink) {
        long until = Math.min(micros, end);
        advanceTo(until - 1, sink);
        floor.scribe.to(sink);
        clocks(until);
        floor.now = Math.max(floor.now, until);
        floor.scribe.to(null);
    }

    /** Clocks run from the first other event on. */
    private void clocks(long until) {
        if (clockEvery <= 0 || nextClock > until) {
            return;
        }
        if (!floor.scribe.on() || !floor.scribe.hasTold()) {
            nextClock = (until / clockEvery + 1) * clockEvery;
            return;
        }
        for (; nextClock <= until; nextClock += clockEvery) {
            floor.scribe.clock(nextClock);
        }
    }

    private void happens(int kind, int index, long word) {
        if (Happening.ofContact(kind)) {
            if (Happening.ofWait(kind)) {
                floor.waits.happens(kind, floor.contacts.at(index), word);
            } else {
                floor.flow.handle(kind, floor.contacts.at(index), word);
            }
            return;
        }
        switch (kind) {
            case Happening.ARRIVAL -> arrival(streams[index]);
            case Happening.ROTA -> floor.rota.happens(index);
            case Happening.BACK -> floor.rota.back(floor.agents[index]);
            case Happening.MOVE_STARTS -> floor.rota.moveStarts(index);
            case Happening.MOVE_ENDS -> floor.rota.moveEnds(index);
            case Happening.MOVE_DECIDED -> floor.rota.moveDecided(index);
            case Happening.DAY -> beginDay();
            case Happening.NOTE -> note(floor.model.scenario.notes().get(index));
            case Happening.RETURN -> floor.customers.comes(floor.problems.at(index), word);
            case Happening.DIGITAL -> floor.digital.happens(floor.problems.at(index), word);
            case Happening.DIGITAL_SESSION -> floor.digital.arrives(index, today.toEpochDay());
            case Happening.UNLINK -> floor.population.undo(index);
            case Happening.BOT_LEVEL -> {
                floor.botLevel = botLevels.get(index);
                floor.scribe.botLevel();
            }
            case Happening.POLICY -> {
                decide(policy.decide(this));
                floor.heap.push(floor.now + POLICY_EVERY, Happening.POLICY, 0);
            }
            default -> throw new IllegalStateException("no such happening: " + kind);
        }
    }

    private void note(Scenario.Note note) {
        floor.scribe.calendarChanged(note);
        if (floor.customers != null) {
            floor.customers.noted(note);
        }
    }

    private void arrival(ArrivalStream stream) {
        floor.flow.arrive(stream, today.toEpochDay());
        scheduleArrival(stream);
    }

    private void scheduleArrival(ArrivalStream stream) {
        long next = stream.next();
        if (next != Long.MAX_VALUE) {
            floor.heap.push(next, Happening.ARRIVAL, stream.number);
        }
    }

    private void beginDay() {
        Scenario scenario = floor.model.scenario;
        LocalDate day = nextDay;
        today = day;
        nextDay = day.plusDays(1);
        long daySeed = Draws.seed(floor.seed, day.toEpochDay());
        floor.rota.begin(day, daySeed);
        Intensity intensity = new Intensity(scenario, floor.seed, day);
        int stream = 0;
        for (QueueModel queue : floor.model.queues) {
            double[][] rates = intensity.perMinute(queue.id, queue.index);
            floor.tally.rates(queue.index, floor.now, rates);
            for (double[] topic : rates) {
                streams[stream].begin(daySeed, floor.now, topic);
                scheduleArrival(streams[stream++]);
            }
        }
        if (floor.digital != null) {
            floor.digital.beginDay(daySeed, intensity);
        }
        if (day.equals(scenario.day())) {
            for (int note = 0; note < scenario.notes().size(); note++) {
                long at =
                        Micros.of(LocalTimes.instant(scenario.notes().get(note).at(), day, scenario.zone()));
                floor.heap.push(at, Happening.NOTE, note);
            }
            scenario.botLevels().forEach((at, level) -> botLevel(level, LocalTimes.instant(at, day, scenario.zone())));
        }
        if (midnight(scenario, nextDay) < end) {
            floor.heap.push(midnight(scenario, nextDay), Happening.DAY, 0);
        }
    }

    /**
     * Moves agents: from a move's start (at once if that has passed) to its end an agent serves its target queue alone, and
     * keeps what is open. A later move of the same agent takes the place of an earlier one; one that leads back where the move
     * in force came from undoes it.
     *
     * @return what cannot be followed and why; empty if all can
     */
    public List<String> decide(List<Move> moves) {
        return moves.stream().map(floor.rota::order).filter(Objects::nonNull).toList();
    }

    /**
     * Sets which topics the bot may close in sessions that start from now on.
     *
     * @param level {@code green}, {@code amber} or {@code red}
     */
    public void setBotLevel(String level) {
        botLevel(level, Micros.toInstant(floor.now));
    }

    private void botLevel(String level, Instant at) {
        int index = FloorModel.BOT_LEVELS.indexOf(level);
        if (index < 0) {
            throw new IllegalArgumentException("the bot's level is one of " + FloorModel.BOT_LEVELS + ", not " + level);
        }
        botLevels.add(index);
        floor.heap.push(Math.max(floor.now, Micros.of(at)), Happening.BOT_LEVEL, botLevels.size() - 1);
    }

    /** What really happened so far, and the parameters behind it. */
    public Truth truth() {
        return TruthReport.of(floor);
    }

    Floor floor() {
        return floor;
    }

    Tally tally() {
        return floor.tally;
    }

    FloorModel model() {
        return floor.model;
    }
}

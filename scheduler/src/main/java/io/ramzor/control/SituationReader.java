package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.decision.Decision;
import io.ramzor.decision.TopicMark;
import io.ramzor.event.Micros;
import io.ramzor.rebalance.Situation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follows the topics and builds the situation as of the newest mark that they have reached. Safe for use by several threads. */
public final class SituationReader implements AutoCloseable {
    private static final int INTERVAL_MINUTES = 15;

    private final Broker broker;
    private final PlannerSettings settings;
    private final Notes notes;
    private final AgentNumbers numbers = new AgentNumbers();
    private final LiveState state;
    private final List<Follower<?>> followers = new ArrayList<>();
    private volatile Consumer<Decision> onDecision = decision -> {};
    private volatile Runnable onNoted = () -> {};
    private volatile boolean hydrated;
    private final CalendarWatch calendar;

    public SituationReader(Broker broker, Centre centre, PlannerSettings settings) {
        this.broker = broker;
        this.settings = settings;
        this.notes = new Notes(centre, settings.holidays());
        this.state = new LiveState(new CentreChanges(centre.allowedLatenessMicros()));
        this.calendar = new CalendarWatch(broker);
    }

    /** A reader of notes that others write. */
    SituationReader(Notes notes) {
        this.broker = null;
        this.settings = PlannerSettings.defaults();
        this.notes = notes;
        this.state = new LiveState(new CentreChanges(notes.centre.allowedLatenessMicros()));
        this.calendar = new CalendarWatch(null);
    }

    /** Reads what is there, then follows. */
    public SituationReader start() throws IOException {
        follow(Topics.AGENTS, (key, record, offset) -> locked(() -> notes.profile(key, record)));
        follow(Topics.SHIFTS, (key, record, offset) -> locked(() -> notes.shift(key, record)));
        follow(Topics.DECISIONS, (key, record, offset) -> decision(record));
        follow(Topics.BREAKDOWNS, (key, record, offset) -> locked(() -> notes.breakdown(key, record)));
        follow(Topics.INTERVALS, (key, record, offset) -> locked(() -> state.interval(key, record, offset)));
        follow(Topics.FLOOR, (key, record, offset) -> locked(() -> state.floor(key, record, offset)));
        follow(Topics.LIVE, (key, record, offset) -> locked(() -> state.live(key, record, offset)));
        follow(Topics.MARKS, (key, record, offset) -> mark(record));
        hydrated = true;
        note();
        followers.forEach(Follower::start);
        return this;
    }

    private <T> void follow(Topic<T> topic, Follower.Handler<T> handler) throws IOException {
        followers.add(new Follower<T>(broker, topic, 0, (key, record, offset) -> {
                    handler.handle(key, record, offset);
                    note();
                })
                .hydrate());
    }

    private void locked(Runnable change) {
        synchronized (notes) {
            change.run();
        }
    }

    private void decision(Decision decision) {
        if (decision != null) {
            locked(() -> notes.decision(decision));
            onDecision.accept(decision);
        }
    }

    /** What the job had read when it said the mark stands in the events topic now, so nothing said by the mark is missed. */
    private void mark(TopicMark mark) {
        List<CentreChanges.Said> said = mark == null ? null : calendar.read();
        if (said != null) {
            locked(() -> state.mark(mark, said));
        }
    }

    private void note() {
        boolean noted;
        synchronized (notes) {
            noted = hydrated && state.note(notes);
        }
        if (noted) {
            onNoted.run();
        }
    }

    /** Whom to tell of decisions and of marks reached; to be set before {@link #start}. */
    void tell(Consumer<Decision> decisions, Runnable noted) {
        onDecision = decisions;
        onNoted = noted;
    }

    /** The newest mark reached, null before the first. */
    public Instant now() {
        synchronized (notes) {
            return notes.at == null ? null : state.noted();
        }
    }

    /** The situation as of now, null before the first live record. */
    public Situation read() {
        synchronized (notes) {
            return situation(notes, settings);
        }
    }

    /** The situation as the notes have it; null before the first live record. */
    static Situation situation(Notes notes, PlannerSettings settings) {
        if (notes.at == null) {
            return null;
        }
        int intervals = settings.horizonIntervals();
        return new Situation(
                notes.at,
                INTERVAL_MINUTES,
                intervals,
                new QueueStates(notes, intervals, INTERVAL_MINUTES).read(),
                new AgentStates(notes, intervals, INTERVAL_MINUTES).read(),
                settings.moveCost(),
                notes.moveLog.lastHour(notes.at),
                notes.bot());
    }

    /**
     * What is expected from one interval on and what it takes, as of the newest mark; null before the first live record.
     *
     * @param from start of an interval, see {@link #intervalStart}
     * @param to end, exclusive; the interval in which it lies is left out unless it ends there
     */
    public PlanAhead ahead(Instant from, Instant to) {
        synchronized (notes) {
            if (notes.at == null) {
                return null;
            }
            int intervals = (int) Math.max(0, Duration.between(from, to).toSeconds() / intervalSeconds());
            return new PlanAhead(
                    notes.at, new DemandReader(notes).read(from, intervals), StaffingReader.of(notes, numbers));
        }
    }

    /** Contacts of an interval that is over. */
    double offered(String queue, Instant start) {
        synchronized (notes) {
            return notes.offered.at(queue, start);
        }
    }

    /** What lies before it can change no more. */
    Instant horizon(Instant at) {
        return at.minusNanos(notes.centre.allowedLatenessMicros() * 1_000);
    }

    /** Start of the centre's interval in which the instant lies. */
    public Instant intervalStart(Instant at) {
        return Micros.toInstant(notes.centre.intervalStart(Micros.of(at)));
    }

    /** Length of an interval of the centre. */
    public long intervalSeconds() {
        return notes.centre.intervalMinutes() * 60L;
    }

    @Override
    public void close() {
        calendar.close();
        followers.forEach(Follower::close);
    }
}

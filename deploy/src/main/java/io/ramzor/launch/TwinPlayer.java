package io.ramzor.launch;

import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Decision;
import io.ramzor.decision.TopicMark;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the twin into the events topic, at a pace, and has it follow what is decided: a decision takes effect at a mark that follows
 * from when it was made, where the twin has not been yet. So the day depends on the seed and the decisions alone, not on how fast the
 * machine is.
 */
final class TwinPlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinPlayer.class);
    private static final int BATCH = 2_000;
    private static final long TICK_MILLIS = 50;
    private static final int MOST_DECISIONS = 1_000;
    private static final int QUIET_CLOCK_SECONDS = 60;
    private static final long MARK = TopicMark.EVERY_SECONDS * Micros.SECOND;
    /** What agents take to hear and act; more than the twin may be ahead of the page. */
    private static final long REACTION = Pace.MOST_BEHIND + 5 * Micros.SECOND;

    private final Simulation simulation;
    private final Broker broker;
    private final Pace pace;
    private final LongSupplier readAt;
    private final BooleanSupplier newProposal;
    private final TreeMap<Long, List<Decision>> decided = new TreeMap<>();
    private final BotLevels botLevels = new BotLevels();
    private BotLevels.Asked botAsked;
    private long nextDecision;
    private final List<Broker.Entry> batch = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::play, "twin");
    private volatile boolean ended;
    private volatile long now;

    /**
     * @param readAt event time, microseconds, up to which the slowest reader has read and planned
     * @param newProposal whether a proposal has just come up
     */
    TwinPlayer(Simulation simulation, Broker broker, Pace pace, LongSupplier readAt, BooleanSupplier newProposal) {
        this.simulation = simulation;
        this.broker = broker;
        this.pace = pace;
        this.readAt = readAt;
        this.newProposal = newProposal;
        this.now = simulation.now();
    }

    /** Plays at once what came before that microsecond. */
    void playBefore(long micros) throws IOException {
        simulation.clockEverySeconds(QUIET_CLOCK_SECONDS);
        advance(micros);
        simulation.clockEverySeconds(1);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What time it is in the centre, microseconds. */
    long now() {
        return now;
    }

    /** Whether the day is over. */
    boolean ended() {
        return ended;
    }

    private void play() {
        long before = System.nanoTime();
        try {
            while (!closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS) && !ended) {
                long elapsed = System.nanoTime() - before;
                before += elapsed;
                long until = pace.playUntil(now, elapsed, readAt.getAsLong(), newProposal.getAsBoolean());
                if (until > now) {
                    advance(until);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("the twin stops, its events cannot be kept: {}", e.getMessage());
        }
    }

    private void advance(long until) throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (long mark = nextMark(now); mark <= until; mark += MARK) {
            simulation.advanceBefore(mark, event -> add(event, failures));
            follow(mark);
        }
        if (simulation.now() < until) {
            simulation.advanceTo(until, event -> add(event, failures));
        }
        flush(failures);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        now = simulation.now();
        ended = simulation.ended();
    }

    private static long nextMark(long time) {
        return (Math.floorDiv(time, MARK) + 1) * MARK;
    }

    /** Has the twin follow what takes effect at that mark. */
    private void follow(long mark) throws IOException {
        for (Broker.Stored stored :
                broker.read(Topics.DECISIONS.name(), 0, nextDecision, MOST_DECISIONS, Duration.ZERO)) {
            Decision decision = Topics.DECISIONS.codec().decode(stored.value());
            decided.computeIfAbsent(effectiveAt(decision), at -> new ArrayList<>(1))
                    .add(decision);
            nextDecision = stored.offset() + 1;
        }
        while (!decided.isEmpty() && decided.firstKey() <= mark) {
            decided.pollFirstEntry().getValue().forEach(this::follow);
        }
        followBot(Micros.toInstant(mark));
    }

    /** The bot goes by the level that is asked for; once nothing is, by the one before. */
    private void followBot(Instant mark) {
        BotLevels.Asked asked = botLevels.at(mark);
        if (asked == null && botAsked != null) {
            simulation.setBotLevel(botAsked.from());
        } else if (asked != null && (botAsked == null || !botAsked.level().equals(asked.level()))) {
            simulation.setBotLevel(asked.level());
        }
        botAsked = asked;
    }

    /** The first mark by which agents have reacted to it. */
    static long effectiveAt(Decision decision) {
        return nextMark(Micros.of(decision.at()) + REACTION - 1);
    }

    private void follow(Decision decision) {
        botLevels.take(decision);
        if (decision.acts()) {
            simulation
                    .decide(decision.agentMoves())
                    .forEach(problem -> LOG.warn("decision {}: {}", decision.id(), problem));
        }
    }

    private void add(Event event, List<IOException> failures) {
        batch.add(Topics.eventEntry(event));
        if (batch.size() >= BATCH) {
            flush(failures);
        }
    }

    private void flush(List<IOException> failures) {
        if (batch.isEmpty() || !failures.isEmpty()) {
            return;
        }
        try {
            broker.append(Topics.EVENTS, 0, batch);
        } catch (IOException e) {
            failures.add(e);
        }
        batch.clear();
    }

    /** Ends playing; when it returns, nothing more is written. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

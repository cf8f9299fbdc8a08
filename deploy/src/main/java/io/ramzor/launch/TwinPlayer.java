package io.ramzor.launch;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import io.ramzor.event.Event;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the twin into the events topic, at a pace, and has it follow what is decided. */
final class TwinPlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinPlayer.class);
    private static final int BATCH = 2_000;
    private static final long TICK_MILLIS = 50;
    private static final int QUIET_CLOCK_SECONDS = 10;

    private final Simulation simulation;
    private final Broker broker;
    private final Pace pace;
    private final LongSupplier readAt;
    private final BooleanSupplier newProposal;
    private final Follower<Decision> decisions;
    private final Queue<Decision> decided = new ConcurrentLinkedQueue<>();
    private final List<Broker.Entry> batch = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::play, "twin");
    private volatile boolean ended;
    private volatile long now;
    private volatile Decision lastMove;

    /**
     * @param readAt event time, microseconds, up to which the slowest reader has read
     * @param newProposal whether a proposal has just come up
     */
    TwinPlayer(Simulation simulation, Broker broker, Pace pace, LongSupplier readAt, BooleanSupplier newProposal) {
        this.simulation = simulation;
        this.broker = broker;
        this.pace = pace;
        this.readAt = readAt;
        this.newProposal = newProposal;
        this.now = simulation.now();
        this.decisions = new Follower<>(broker, Topics.DECISIONS, 0, (key, decision, offset) -> decided.add(decision));
    }

    /** Plays at once what came before that microsecond. */
    void playBefore(long micros) throws IOException {
        simulation.clockEverySeconds(QUIET_CLOCK_SECONDS);
        advance(micros);
        simulation.clockEverySeconds(1);
    }

    void start() {
        decisions.start();
        thread.setDaemon(true);
        thread.start();
    }

    /** What time it is in the centre, microseconds. */
    long now() {
        return now;
    }

    /** The newest decision that sent agents elsewhere, null if none or if it was undone. */
    Decision lastMove() {
        return lastMove;
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
                follow();
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

    private void follow() {
        for (Decision decision = decided.poll(); decision != null; decision = decided.poll()) {
            List<Move> actions = decision.actions();
            if (actions != null && !actions.isEmpty()) {
                String id = decision.id();
                lastMove = decision.kind().equals("undo") ? null : decision;
                simulation.decide(actions).forEach(problem -> LOG.warn("decision {}: {}", id, problem));
            }
        }
    }

    private void advance(long until) throws IOException {
        List<IOException> failures = new ArrayList<>();
        simulation.advanceTo(until, event -> add(event, failures));
        flush(failures);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        now = simulation.now();
        ended = simulation.ended();
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
        decisions.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

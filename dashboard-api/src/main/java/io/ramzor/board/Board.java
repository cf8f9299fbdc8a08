package io.ramzor.board;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.BotLevels;
import io.ramzor.decision.Decision;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.Move;
import io.ramzor.decision.Proposal;
import io.ramzor.history.History;
import io.ramzor.history.Resolution;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.LiveSlice;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live read model of the centre. Safe for use by several threads. */
public final class Board implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    /** Topics that the board follows, in the order in which it hydrates: what others refer to comes first, what now is last. */
    private static final List<Topic<?>> FOLLOWED = List.of(
            Topics.AGENTS,
            Topics.SHIFTS,
            Topics.DECISIONS,
            Topics.PROPOSALS,
            Topics.FORECAST,
            Topics.OUTLOOK,
            Topics.SOURCES,
            Topics.REJECTS,
            Topics.FLOOR,
            Topics.LIVE);

    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    /**
     * What a board is made of.
     *
     * @param broker where the topics are
     * @param centre what the centre is
     * @param history where the trend of the last hour comes from, null = it starts empty
     * @param mode {@code demo} or {@code serve}
     * @param wallClock by which a source falls silent; null = event time, as in the demo
     * @param demo state of the demo, null if this is none
     */
    public record Setup(
            Broker broker, Centre centre, History history, String mode, InstantSource wallClock, Supplier<?> demo) {}

    private final Setup setup;
    private final BoardState state;
    private final Assembly assembly;
    private final List<Follower<?>> followers = new ArrayList<>();
    private final CompletableFuture<Void> hydrated = new CompletableFuture<>();
    private final AtomicLong version = new AtomicLong(1);
    private volatile Runnable changed = () -> {};
    private boolean trendHydrated;
    private boolean closed;

    private Board(Setup setup) throws IOException {
        this.setup = setup;
        this.state = new BoardState(setup.centre());
        this.assembly = new Assembly(state, setup.mode());
        if (setup.history() != null) {
            state.seen.addAll(setup.history().queues());
        }
        FOLLOWED.forEach(topic -> followers.add(follower(topic)));
    }

    /** Starts to read the topics; {@link #hydrated} tells when all that was there has been read. */
    public static Board start(Setup setup) throws IOException {
        Board board = new Board(setup);
        Thread thread = new Thread(board::hydrate, "ramzor-board");
        thread.setDaemon(true);
        thread.start();
        return board;
    }

    private <T> Follower<T> follower(Topic<T> topic) {
        return new Follower<>(setup.broker(), topic, 0, (key, record, offset) -> take(topic, key, record, offset));
    }

    private void hydrate() {
        try {
            for (Follower<?> follower : followers) {
                follower.hydrate();
            }
            hydrated.complete(null);
        } catch (IOException e) {
            LOG.warn("the board could not read all that was there, and goes on with what comes: {}", e.getMessage());
        }
        synchronized (followers) {
            if (!closed) {
                followers.forEach(Follower::start);
            }
        }
    }

    private <T> void take(Topic<T> topic, String key, T record, long offset) {
        synchronized (state) {
            try {
                state.apply(topic, key, record);
                hydrateTrend();
            } finally {
                state.taken.put(topic.name(), offset);
                state.notifyAll();
            }
        }
        touch();
    }

    /** Once the first live numbers say what now is, the hour before it comes from the history. */
    private void hydrateTrend() {
        if (trendHydrated || state.at == null || setup.history() == null) {
            return;
        }
        trendHydrated = true;
        Instant from = state.at.minus(Trend.LENGTH);
        for (String queue : state.channelOfQueue().keySet()) {
            try {
                setup.history()
                        .read("service_level", queue, Resolution.LIVE, from, state.at, 120)
                        .forEach(sample -> state.trend.putOlder(queue, sample.time(), sample.value()));
            } catch (IOException e) {
                LOG.warn("the trend of {} starts empty: {}", queue, e.getMessage());
            }
        }
    }

    /** Done once everything that was on the topics at the start has been read. */
    public CompletableFuture<Void> hydrated() {
        return hydrated;
    }

    /** Whether it is hydrated and has live numbers. */
    public boolean isLive() {
        return hydrated().isDone() && now() != null;
    }

    /** Newest event time of the live numbers, null before the first. */
    public Instant now() {
        synchronized (state) {
            return state.at;
        }
    }

    /** A number that rises with every change. */
    public long version() {
        return version.get();
    }

    /** Says that something changed; from outside, what is on no topic: the demo was paused. */
    public void touch() {
        version.incrementAndGet();
        changed.run();
    }

    /** From now on runs this after each change, on whatever thread makes it; it must be quick and never throw. */
    public void onChange(Runnable changed) {
        this.changed = changed;
    }

    /** The board as it stands. */
    public BoardView view() {
        Object demo = setup.demo() == null ? null : setup.demo().get();
        synchronized (state) {
            Instant heardBy =
                    setup.wallClock() == null ? state.at : setup.wallClock().instant();
            return assembly.view(heardBy, demo);
        }
    }

    /** The board as it stands, as JSON. */
    public byte[] json() {
        return Json.write(view());
    }

    /**
     * Appends the record to its topic and waits until the board shows it.
     *
     * @throws IOException if it could not be committed; then nothing has changed
     */
    public <T> void append(Topic<T> topic, T record) throws IOException {
        long offset = setup.broker().append(topic.name(), 0, List.of(topic.entry(record)));
        awaitTaken(topic.name(), offset);
    }

    /** Waits, a few seconds at most, until the board shows the record at that offset. */
    public void awaitTaken(String topic, long offset) {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        synchronized (state) {
            while (state.taken.getOrDefault(topic, -1L) < offset) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    LOG.warn("the board has not caught up with topic {} within {}", topic, CATCH_UP);
                    return;
                }
                try {
                    state.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** The decision of that id, empty if there is none. */
    public Optional<Decision> decision(String id) {
        return read(known -> Optional.ofNullable(known.decisions.get(id)));
    }

    /** Every decision, newest first. */
    public List<BoardView.DecisionRow> decisions() {
        return read(known -> known.decisions.newest(Integer.MAX_VALUE, nowOrEpoch(known)));
    }

    /** How many decisions there are. */
    public int decisionCount() {
        return read(known -> known.decisions.size());
    }

    /** Whether another decision undid that one. */
    public boolean isUndone(String decision) {
        return read(known -> known.decisions.isUndone(decision));
    }

    /** The move that holds the agent now, empty if none does. */
    public Optional<Move> moveInForce(String agent) {
        return read(known -> Optional.ofNullable(
                        known.decisions.inForce(nowOrEpoch(known)).get(agent))
                .map(Decisions.InForce::move));
    }

    /** The level of the bot that is asked for now, null if none is. */
    public BotLevels.Asked botLevel() {
        return read(known -> known.botLevels.at(nowOrEpoch(known)));
    }

    /** The bot as {@code GET bot-level} says it. */
    public BoardView.BotRow bot() {
        return read(known -> BoardView.BotRow.of(known.centre, known.botLevels.at(nowOrEpoch(known))));
    }

    /** The proposal of that id whatever its status, empty if there is none. */
    public Optional<Proposal> proposal(String id) {
        return read(known -> Optional.ofNullable(known.proposals.get(id)));
    }

    /** Every proposal kept, newest first. */
    public List<Proposal> proposals() {
        return read(known -> known.proposals.values().stream()
                .sorted(Comparator.comparing(Proposal::madeAt)
                        .thenComparing(Proposal::id)
                        .reversed())
                .toList());
    }

    /** The agent as the floor has them, empty if it does not. */
    public Optional<FloorAgent> floorAgent(String agent) {
        return read(known -> Optional.ofNullable(known.agents.get(Topics.FloorEntry.agentKey(agent))));
    }

    /** The agent's profile, empty if unknown. */
    public Optional<AgentProfile> profile(String agent) {
        return read(known -> Optional.ofNullable(known.profiles.get(agent)));
    }

    /** All profiles by agent id. */
    public List<AgentProfile> profiles() {
        return read(known -> List.copyOf(known.profiles.values()));
    }

    /** The plan of record, by agent and start. */
    public List<ShiftRow> shifts() {
        return read(known -> known.shifts.values().stream()
                .sorted(Comparator.comparing(ShiftRow::agent).thenComparing(ShiftRow::start))
                .toList());
    }

    /** The newest forecast, by queue and start. */
    public List<ForecastPoint> forecast() {
        return read(known -> known.forecast.values().stream()
                .sorted(Comparator.comparing(ForecastPoint::queue).thenComparing(ForecastPoint::start))
                .toList());
    }

    /** The newest live windows, by queue. */
    Map<String, LiveSlice> live() {
        return read(known -> Map.copyOf(known.live));
    }

    /** Ids of all queues that the centre or the stream names. */
    public List<String> queues() {
        return read(known -> List.copyOf(known.channelOfQueue().keySet()));
    }

    /** Those with their channels. */
    public Map<String, String> channelOfQueue() {
        return read(BoardState::channelOfQueue);
    }

    /** Lines set aside. */
    public long rejects() {
        return read(known -> known.rejects);
    }

    private static Instant nowOrEpoch(BoardState state) {
        return state.at == null ? Instant.EPOCH : state.at;
    }

    private <T> T read(Function<BoardState, T> reader) {
        synchronized (state) {
            return reader.apply(state);
        }
    }

    @Override
    public void close() {
        synchronized (followers) {
            closed = true;
        }
        followers.forEach(Follower::close);
    }
}

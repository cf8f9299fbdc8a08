package io.ramzor.connect;

import io.ramzor.centre.ShiftRow;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Follower;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the stream the plan of record, so that whoever reads the log judges agents by the same plan: each row that comes to topic
 * {@code shifts} becomes {@code agent.scheduled} events at the time that event time has reached. It tells nothing before the first
 * event, and no row twice, over restarts too.
 */
public final class PlanTeller implements AutoCloseable {
    static final String SOURCE = "plan";

    private static final Logger LOG = LoggerFactory.getLogger(PlanTeller.class);
    private static final String ID = "plan-";
    /** More than a row comes to. */
    private static final long NUMBERS_A_ROW = 1_000;

    private final Intake intake;
    private final InstantSource clock;
    private final Path progress;
    private final Follower<ShiftRow> follower;
    private final ScheduledExecutorService timer;
    private final Map<String, Map<String, ShiftRow>> rows = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final long told;

    /** A row that came, null if it went, and where. */
    private record Change(String key, ShiftRow row, long offset) {}

    /**
     * @param progress file in which to note how far the plan was told
     * @throws IOException if it cannot be read
     */
    public PlanTeller(Broker broker, Intake intake, InstantSource clock, Path progress) throws IOException {
        this.intake = intake;
        this.clock = clock;
        this.progress = progress;
        this.told = Files.exists(progress) ? number(progress) : 0;
        this.follower = new Follower<>(broker, Topics.SHIFTS, 0, this::hear);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "plan-teller");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static long number(Path file) throws IOException {
        String text = Files.readString(file).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + " holds no number but \"" + text + "\"; delete it to tell the plan anew", e);
        }
    }

    /** Tells what is there and, once a second, what has come. */
    public PlanTeller start() throws IOException {
        follower.hydrate().start();
        timer.scheduleAtFixedRate(this::tellOrSay, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    private synchronized void hear(String key, ShiftRow row, long offset) {
        changes.add(new Change(key, row, offset));
    }

    private void tellOrSay() {
        try {
            tell();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the plan of record cannot be told to the stream, trying again: {}", e.getMessage());
        }
    }

    /** Tells what has come, unless no event has come yet. */
    synchronized void tell() throws IOException {
        long at = intake.isLive() ? Micros.of(clock.instant()) : intake.newestMicros();
        if (at == Long.MIN_VALUE) {
            return;
        }
        while (!changes.isEmpty()) {
            Change change = changes.peek();
            if (change.offset() >= told) {
                tell(change, at);
            }
            take(change);
            changes.remove();
            if (changes.isEmpty()) {
                Files.writeString(progress, Long.toString(Math.max(told, change.offset() + 1)));
            }
        }
    }

    private void tell(Change change, long at) throws IOException {
        String agent = agentOf(change);
        Map<String, ShiftRow> ofAgent = new TreeMap<>(rows.getOrDefault(agent, Map.of()));
        ShiftRow before = change.row() == null ? ofAgent.remove(change.key()) : ofAgent.put(change.key(), change.row());
        List<Incoming> lines = new ArrayList<>();
        long seq = change.offset() * NUMBERS_A_ROW;
        for (Event event : PlanEvents.of(ID + change.offset(), seq, at, before, change.row(), ofAgent.values())) {
            lines.add(new Incoming(SOURCE, change.offset(), EventJson.encode(event), event, null));
        }
        intake.take(lines);
    }

    private void take(Change change) {
        Map<String, ShiftRow> ofAgent = rows.computeIfAbsent(agentOf(change), agent -> new TreeMap<>());
        if (change.row() == null) {
            ofAgent.remove(change.key());
        } else {
            ofAgent.put(change.key(), change.row());
        }
    }

    /** The key begins with the agent. */
    private static String agentOf(Change change) {
        return change.row() != null
                ? change.row().agent()
                : change.key().substring(0, change.key().indexOf('|'));
    }

    /** Tells no more. */
    @Override
    public void close() {
        follower.close();
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last of the plan is still being told");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

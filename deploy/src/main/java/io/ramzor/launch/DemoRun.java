package io.ramzor.launch;

import io.ramzor.api.ApiOptions;
import io.ramzor.board.Board;
import io.ramzor.centre.CentreException;
import io.ramzor.control.PlannerSettings;
import io.ramzor.decision.TopicMark;
import io.ramzor.desk.DemoControls;
import io.ramzor.event.Micros;
import io.ramzor.job.JobOptions;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One run of the demo, from its opening to its end or to "start again". */
final class DemoRun implements AutoCloseable {
    private static final int WEEKS_OF_HISTORY = 4;
    private static final int BATCH = 1_000;
    private static final long LIVE_WITHIN_SECONDS = 120;
    private static final long LOOK_MILLIS = 50;

    private final Demo.Choice choice;
    private final Path folder;
    private final int wantedPort;
    private final DemoControls controls;
    private final ProposalWatch proposals = new ProposalWatch();
    private final Pace pace;
    private Broker broker;
    private TwinPlayer twin;
    private volatile CentreProcess process;

    DemoRun(Demo.Choice choice, Path folder, int port, Pace pace, DemoControls controls) {
        this.choice = choice;
        this.folder = folder;
        this.wantedPort = port;
        this.pace = pace;
        this.controls = controls;
    }

    /** Starts it; blocks until the board shows the opening. The stream job starts while the day so far is being played. */
    void start() throws IOException, CommandException, CentreException {
        EmbeddedOptions log = EmbeddedOptions.defaults();
        broker = EmbeddedBroker.open(folder.resolve("log"), log);
        Scenario scenario = choice.scenario();
        twin = new TwinPlayer(new Simulation(scenario, choice.seed()), broker, pace, this::readAt, this::newProposal);
        CompletableFuture<Void> played = CompletableFuture.runAsync(this::playBefore, CentreProcess.BESIDE);
        process = CentreProcess.start(new CentreProcess.Plan(
                scenario.centre(),
                folder,
                ApiOptions.demo(wantedPort),
                log,
                null,
                JobOptions::live,
                PlannerSettings.reproducible(),
                InstantSource.system(),
                scenario.agents(),
                scenario.shifts(scenario.day()),
                null,
                Duration.ZERO,
                null,
                null,
                controls));
        try {
            played.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        }
        awaitOpening();
        process.startWork();
        twin.start();
    }

    private void playBefore() {
        try {
            twin.playBefore(Micros.of(choice.scenario().opensAt()));
            writeHistory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeHistory() throws IOException {
        List<Broker.Entry> batch = new ArrayList<>();
        for (IntervalSlice slice : HistoryWriter.before(choice.scenario(), choice.seed(), WEEKS_OF_HISTORY)) {
            batch.add(Topics.INTERVALS.entry(slice));
            if (batch.size() == BATCH) {
                broker.append(Topics.INTERVALS.name(), 0, batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            broker.append(Topics.INTERVALS.name(), 0, batch);
        }
    }

    /** Whatever the machine does, planning starts from the whole state as of the opening. */
    private void awaitOpening() throws CommandException, IOException {
        Instant opening = choice.scenario().opensAt();
        long deadline = System.nanoTime() + LIVE_WITHIN_SECONDS * 1_000_000_000L;
        while (!process.board().isLive() || process.board().now().isBefore(opening) || !stateReaches(opening)) {
            if (process.job().ended().isDone()) {
                process.job().ended().join();
            }
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        "the board was not live within " + LIVE_WITHIN_SECONDS + " s; is the machine short of memory?");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("the start was interrupted");
            }
        }
    }

    private boolean stateReaches(Instant opening) throws IOException {
        long reached = 0;
        for (Broker.Stored stored : broker.read(Topics.MARKS.name(), 0, 0, BATCH, Duration.ZERO)) {
            TopicMark mark = Topics.MARKS.codec().decode(stored.value());
            reached += mark.at().isBefore(opening) ? 0 : 1;
        }
        return reached == Topics.LIVE_STATE.size();
    }

    /** Event time up to which the board has read and the planner has planned, microseconds. */
    private long readAt() {
        Instant board = process.board().now();
        Instant planner =
                process.planner() == null ? Instant.MIN : process.planner().now();
        if (board == null || planner.equals(Instant.MIN)) {
            return Long.MIN_VALUE;
        }
        return Micros.of(board.isBefore(planner) ? board : planner);
    }

    private boolean newProposal() {
        return proposals.isNew(process.board().proposals(), System.nanoTime());
    }

    /** Completes, exceptionally, when the run cannot go on. */
    CompletableFuture<Void> failed() {
        return process.job().ended();
    }

    int port() {
        return process.api().port();
    }

    /** Null before it is there. */
    Board board() {
        CentreProcess composed = process;
        return composed == null ? null : composed.board();
    }

    /** What time it is in the centre, microseconds. */
    long now() {
        return twin.now();
    }

    boolean ended() {
        return twin != null && twin.ended();
    }

    /** Ends it and deletes its data. */
    @Override
    public void close() {
        if (twin != null) {
            twin.close();
        }
        if (process != null) {
            process.close();
        }
        if (broker != null) {
            try {
                broker.close();
            } catch (IOException e) {
                // Its data is deleted now.
            }
        }
        DemoFolder.delete(folder);
    }
}

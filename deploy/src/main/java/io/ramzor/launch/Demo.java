package io.ramzor.launch;

import io.ramzor.board.Board;
import io.ramzor.board.BoardView;
import io.ramzor.centre.CentreException;
import io.ramzor.decision.Decision;
import io.ramzor.decision.Proposal;
import io.ramzor.desk.DemoControls;
import io.ramzor.desk.DeskException;
import io.ramzor.event.Micros;
import io.ramzor.sim.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulated day that visitors steer; each start plays the same scenario from the same seed. */
final class Demo implements DemoControls, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final List<Integer> SPEEDS = List.of(1, 10, 60);
    /** So long the answer to "start again" has to leave before the server ends. */
    private static final long ANSWER_MILLIS = 300;

    /**
     * What to play.
     *
     * @param speed simulated seconds a second
     * @param port port of the page, 0 = any free one
     */
    record Choice(Scenario scenario, long seed, double speed, int port) {}

    private final Choice choice;
    private final Path folder;
    private final Pace pace;
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-restart");
        thread.setDaemon(true);
        return thread;
    });
    private volatile DemoRun run;
    private volatile int port;
    private int runs;
    private boolean restarting;

    private Demo(Choice choice, Path folder) {
        this.choice = choice;
        this.folder = folder;
        this.pace = new Pace(choice.speed());
        this.port = choice.port();
    }

    /**
     * Starts the first run; blocks until its board is live.
     *
     * @param folder an empty folder for its data
     */
    static Demo start(Choice choice, Path folder) throws IOException, CommandException, CentreException {
        Demo demo = new Demo(choice, folder);
        try {
            demo.begin();
            return demo;
        } catch (IOException | CommandException | CentreException | RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private void begin() throws IOException, CommandException, CentreException {
        runs++;
        DemoRun next = new DemoRun(choice, folder.resolve("run-" + runs), port, pace, this);
        run = next;
        next.start();
        port = next.port();
        next.failed().whenComplete((nothing, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        });
    }

    /** Completes, exceptionally, when the demo cannot go on. */
    CompletableFuture<Void> failed() {
        return failed;
    }

    /** The port of the page. */
    int port() {
        return port;
    }

    /** The read model of the run that is on. */
    Board board() {
        return run.board();
    }

    @Override
    public Status status() {
        DemoRun now = run;
        boolean ended = now != null && now.ended();
        DemoHint hint = hint(now, ended);
        return new Status(
                choice.scenario().name(),
                choice.seed(),
                pace.speed(),
                pace.paused(),
                SPEEDS,
                ended,
                hint.code(),
                hint.arguments());
    }

    private DemoHint hint(DemoRun now, boolean ended) {
        if (ended || pace.paused()) {
            return new DemoHint(ended ? "ended" : "paused", Map.of());
        }
        Board board = now == null ? null : now.board();
        if (board == null) {
            return new DemoHint("calm", Map.of());
        }
        List<Proposal> open = board.proposals().stream()
                .filter(proposal -> proposal.status().equals("open"))
                .sorted(Comparator.comparingDouble(Proposal::saves).reversed())
                .toList();
        Decision last = lastMove(board);
        Instant at = Micros.toInstant(now.now());
        return DemoHint.of(choice.scenario(), at, open, last);
    }

    /** The newest decision that sent agents elsewhere, null if none or if it was undone. */
    private static Decision lastMove(Board board) {
        return board.decisions().stream()
                .filter(row -> !row.decision().actions().isEmpty())
                .findFirst()
                .filter(row -> !row.undone() && !row.decision().kind().equals("undo"))
                .map(BoardView.DecisionRow::decision)
                .orElse(null);
    }

    @Override
    public void pause() {
        pace.paused(true);
        touch();
    }

    @Override
    public void resume() {
        pace.paused(false);
        touch();
    }

    @Override
    public void speed(int times) {
        if (!SPEEDS.contains(times)) {
            throw new DeskException(
                    DeskException.Kind.INVALID, "The demo plays at " + SPEEDS + " times, not at " + times + ".");
        }
        pace.speed(times);
        touch();
    }

    private void touch() {
        DemoRun now = run;
        if (now != null && now.board() != null) {
            now.board().touch();
        }
    }

    @Override
    public synchronized void restart() {
        if (!restarting) {
            restarting = true;
            restarts.schedule(this::startAgain, ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void startAgain() {
        try {
            LOG.info("The demo starts again");
            run.close();
            pace.paused(false);
            begin();
        } catch (IOException | CommandException | CentreException | RuntimeException e) {
            failed.completeExceptionally(e);
        } finally {
            restarting = false;
        }
    }

    @Override
    public void close() {
        restarts.shutdownNow();
        DemoRun now = run;
        if (now != null) {
            now.close();
        }
    }
}

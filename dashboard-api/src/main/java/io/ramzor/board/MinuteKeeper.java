package io.ramzor.board;

import io.ramzor.history.History;
import io.ramzor.history.HistoryMetrics;
import io.ramzor.history.Point;
import io.ramzor.history.Resolution;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the board's readings, one a queue and minute of event time, so that the trend outlives the process. */
public final class MinuteKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MinuteKeeper.class);
    private static final Duration TICK = Duration.ofMillis(500);
    /** A minute that goes on is written again so often: what a sudden end can take away. */
    private static final long TICKS_TO_REWRITE = 20;

    private final Board board;
    private final History history;
    private final ScheduledExecutorService timer;
    private Instant written = Instant.MIN;
    private long ticks;

    private MinuteKeeper(Board board, History history) {
        this.board = board;
        this.history = history;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ramzor-minutes");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts to keep. */
    public static MinuteKeeper start(Board board, History history) {
        MinuteKeeper keeper = new MinuteKeeper(board, history);
        keeper.timer.scheduleWithFixedDelay(keeper::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return keeper;
    }

    private void tick() {
        try {
            ticks++;
            Instant now = board.now();
            boolean newMinute =
                    now != null && now.truncatedTo(ChronoUnit.MINUTES).isAfter(written);
            if (newMinute || (now != null && ticks % TICKS_TO_REWRITE == 0)) {
                write();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("this minute's readings were not kept: {}", e.toString());
        }
    }

    private void write() throws IOException {
        BoardView view = board.view();
        if (view.at() == null) {
            return;
        }
        Instant minute = view.at().truncatedTo(ChronoUnit.MINUTES);
        List<Point> points = new ArrayList<>();
        for (BoardView.QueueRow row : view.queues()) {
            if (!row.noData()) {
                points.add(point(row, HistoryMetrics.SERVICE_LEVEL, minute, row.serviceLevel()));
                points.add(point(row, "waiting", minute, (double) row.waiting()));
                points.add(point(row, "oldest_wait_seconds", minute, row.oldestWaitSeconds()));
            }
        }
        history.write(points, List.of());
        written = minute;
    }

    private static Point point(BoardView.QueueRow row, String metric, Instant minute, Double value) {
        return new Point(metric, row.queue(), row.channel(), Resolution.LIVE, minute, value);
    }

    /** Writes the last readings and ends. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (timer.awaitTermination(5, TimeUnit.SECONDS)) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("the last readings were not kept: {}", e.getMessage());
        }
    }
}

package io.ramzor.board;

import io.ramzor.history.History;
import io.ramzor.history.HistoryMetrics;
import io.ramzor.history.Point;
import io.ramzor.history.Resolution;
import io.ramzor.metric.LiveSlice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final PipelineReading pipeline;
    private final ScheduledExecutorService timer;
    private final Duration kept;
    private Instant written = Instant.MIN;
    private Instant forgotten = Instant.MIN;
    private long ticks;

    /** Reads numbers of the pipeline that the board does not know, by metric id. */
    public interface PipelineReading {
        Map<String, Double> read() throws IOException;
    }

    private MinuteKeeper(Board board, History history, PipelineReading pipeline, Duration kept) {
        this.kept = kept;
        this.board = board;
        this.history = history;
        this.pipeline = pipeline;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ramzor-minutes");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts to keep. */
    public static MinuteKeeper start(Board board, History history) {
        return start(board, history, Map::of, Duration.ZERO);
    }

    /**
     * The same with more numbers of the pipeline than the board knows.
     *
     * @param kept how long readings are kept, zero = for ever
     */
    public static MinuteKeeper start(Board board, History history, PipelineReading pipeline, Duration kept) {
        MinuteKeeper keeper = new MinuteKeeper(board, history, pipeline, kept);
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
        Map<String, LiveSlice> live = board.live();
        List<Point> points = new ArrayList<>();
        for (BoardView.QueueRow row : view.queues()) {
            if (!row.noData()) {
                points.add(point(row, "waiting", minute, (double) row.waiting()));
                points.add(point(row, "oldest_wait_seconds", minute, row.oldestWaitSeconds()));
                LiveSlice slice = live.get(row.queue());
                if (slice != null) {
                    points.addAll(LivePoints.of(slice, row.serviceLevelFormula(), row.waiting(), minute));
                }
            }
        }
        addPipeline(points, view, minute);
        history.write(points, List.of());
        written = minute;
        Instant day = minute.truncatedTo(ChronoUnit.DAYS);
        if (!kept.isZero() && day.isAfter(forgotten)) {
            history.forgetLive(day.minus(kept));
            forgotten = day;
        }
    }

    private void addPipeline(List<Point> points, BoardView view, Instant minute) throws IOException {
        Map<String, Double> readings = new HashMap<>(pipeline.read());
        readings.put("rejects", (double) view.rejects());
        readings.put("silent_sources", (double)
                view.sources().stream().filter(BoardView.SourceRow::silent).count());
        view.sources().stream()
                .map(BoardView.SourceRow::ageSeconds)
                .filter(Objects::nonNull)
                .min(Double::compare)
                .ifPresent(age -> readings.put("newest_event_age_seconds", age));
        readings.forEach((metric, value) ->
                points.add(new Point(metric, HistoryMetrics.PIPELINE, "", Resolution.LIVE, minute, value)));
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

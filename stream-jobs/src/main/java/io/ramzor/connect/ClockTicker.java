package io.ramzor.connect;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.event.Rfc3339;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to every partition of the events topic, once a second, which time event time has reached, so that deadlines
 * pass on a quiet
 * stream too: the clock's time while events come as they happen ({@link Intake#isLive}), else the largest time taken.
 */
public final class ClockTicker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockTicker.class);
    private static final String SOURCE = "clock";
    private static final String LIVE = "clock-live-";
    private static final String READ = "clock-read-";

    private final Intake intake;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private long told = Long.MIN_VALUE;

    public ClockTicker(Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "clock-ticker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether the event is a clock's that was told while events came as they happened. */
    static boolean isLiveTick(Event event) {
        return event.type() == EventType.CLOCK && event.id().startsWith(LIVE);
    }

    /** Ticks once a second from now on; ticks that a broker held up are not made up for, since events wait behind them. */
    public ClockTicker start() {
        timer.scheduleWithFixedDelay(this::tickOrSay, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    private void tickOrSay() {
        try {
            tick();
        } catch (IOException | RuntimeException e) {
            LOG.warn("event time stands still until the clock can be told again: {}", e.getMessage());
        }
    }

    /** Tells the time if it has moved on; nothing before the first event. */
    public synchronized void tick() throws IOException {
        boolean live = intake.isLive();
        long time = live ? Micros.of(clock.instant()) : intake.newestMicros();
        if (time == Long.MIN_VALUE || time <= told) {
            return;
        }
        List<Event> events = new ArrayList<>();
        for (int partition = 0; partition < intake.partitions(); partition++) {
            String id = (live ? LIVE : READ) + partition + "-" + Rfc3339.format(time);
            events.add(Event.of(id, time, EventType.CLOCK).source(SOURCE).build());
        }
        intake.tell(events);
        told = time;
    }

    /** Ticks no more. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the clock's last tick is still being committed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

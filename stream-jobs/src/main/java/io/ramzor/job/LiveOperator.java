package io.ramzor.job;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.topic.Topics;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The live windows, keyed by queue: a record when something changed, at most one a second of event time and each {@link #LEAST_MILLIS}
 * or, where much is watched, more, and one each new pane and minute. A new pane that does not follow the one before at once is said of
 * all queues, so that readers who wait for it see each as of its first instant. While the job catches up a queue is said each
 * {@link #BEHIND_MICROS} of event time and {@link #BEHIND_MILLIS}. Time goes on for readers only when all queues have been said.
 */
final class LiveOperator extends EventTimeOperator<QueueChange, TopicRecord> {
    private static final String NO_QUEUE = "none";
    private static final long LEAST_MILLIS = 40;
    /** Queues wait no longer for each other. */
    private static final long MOST_MILLIS = 200;
    /** Saying all queues takes no larger part of the time than one in so many. */
    private static final int PART_OF_TIME = 20;

    private static final long LEAST_PANE_MILLIS = 15;
    private static final long BEHIND_MILLIS = 500;
    private static final long BEHIND_MICROS = 5 * Micros.MINUTE;

    private final Centre centre;
    private final LiveWindows windows;
    private transient ValueState<LiveBook> books;
    private transient Map<String, Said> said;
    private transient Set<String> held;
    /** How far readers will have come when the held queues are said; null = none is held. */
    private transient Watermark withheld;

    private transient CatchUp catchUp;
    /** The newest pane that is said of all queues, and when it began by the machine's clock. */
    private transient long wholePane;

    private transient long wholePaneMillis;
    /** How long it takes to say a queue, about. */
    private transient double sayNanos;

    /** When a queue was last said: by the machine's clock, and in which pane of event time. */
    private record Said(long millis, long pane) {}

    /** @param windowMinutes lengths of the windows */
    LiveOperator(Centre centre, List<Integer> windowMinutes) {
        this.centre = centre;
        this.windows = new LiveWindows(windowMinutes);
    }

    /** Whether a fact under that name is one of a queue. */
    static boolean hasQueue(String queue) {
        return !queue.isEmpty() && !queue.equals(NO_QUEUE);
    }

    @Override
    public void open() throws Exception {
        super.open();
        books = getRuntimeContext().getState(new ValueStateDescriptor<>("live", TypeInformation.of(LiveBook.class)));
        said = new HashMap<>();
        held = new LinkedHashSet<>();
        catchUp = new CatchUp(getProcessingTimeService(), this::now, CatchUp.UNREADABLE, this::sayHeld);
        wholePane = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<QueueChange> record) throws Exception {
        QueueChange change = record.getValue();
        LiveBook known = books.value();
        LiveBook book = known == null ? new LiveBook() : known;
        if (known == null) {
            book.channel =
                    centre.queueOrDefault(change.queue(), change.channel()).channel();
        }
        book.waiting += change.waiting();
        change.facts().forEach(fact -> LiveWindows.add(book, fact));
        long next = now() == EventClock.NONE ? EventClock.NONE + 1 : now() + 1;
        if (book.reportedSecond != EventClock.NONE) {
            next = Math.max(next, (book.reportedSecond + 1) * Micros.SECOND);
        }
        remind(book, next);
        books.update(book);
    }

    private void remind(LiveBook book, long at) {
        if (at >= book.timer) {
            return;
        }
        book.timer = moveTimer(book.timer, at);
    }

    @Override
    void onTimer(long at) throws Exception {
        LiveBook book = books.value();
        String queue = (String) getCurrentKey();
        book.reportedSecond = Math.floorDiv(now(), Micros.SECOND);
        book.timer = Long.MAX_VALUE;
        long millis = getProcessingTimeService().getCurrentProcessingTime();
        if (mayBeSaid(said.get(queue), millis)) {
            say(queue, book, millis);
        } else {
            hold(queue, millis);
        }
        remind(book, (Math.floorDiv(now(), LiveWindows.PANE) + 1) * LiveWindows.PANE);
        books.update(book);
    }

    private boolean mayBeSaid(Said last, long millis) {
        long pane = pane();
        if (catchUp.isBehind()) {
            return last == null
                    || millis - last.millis() >= BEHIND_MILLIS
                    || stretch(last.pane(), BEHIND_MICROS) != stretch(pane, BEHIND_MICROS);
        }
        if (pane != wholePane && millis - wholePaneMillis >= LEAST_PANE_MILLIS) {
            wholePane = pane;
            wholePaneMillis = millis;
        }
        boolean newPane = last == null || last.pane() != pane;
        boolean newMinute = last == null || stretch(last.pane(), Micros.MINUTE) != stretch(pane, Micros.MINUTE);
        return newMinute || newPane && pane == wholePane || millis - last.millis() >= leastMillis();
    }

    /** The more windows and queues, the longer: what is watched is no part of what an event costs. */
    private long leastMillis() {
        double millis = PART_OF_TIME * said.size() * sayNanos / 1e6;
        return (long) Math.min(MOST_MILLIS, Math.max(LEAST_MILLIS, millis));
    }

    private void say(String queue, LiveBook book, long millis) {
        long begin = System.nanoTime();
        long now = now();
        BusinessCalendar calendar =
                centre.calendarOf(centre.queueOrDefault(queue, book.channel).termsAt(now));
        windows.update(book, now, calendar);
        emit(TopicRecord.of(Topics.LIVE, windows.slice(queue, book, now, calendar)));
        said.put(queue, new Said(millis, pane()));
        held.remove(queue);
        sayNanos += (System.nanoTime() - begin - sayNanos) / 8;
    }

    private long pane() {
        return Math.floorDiv(now(), LiveWindows.PANE);
    }

    private static long stretch(long pane, long micros) {
        return Math.floorDiv(pane * LiveWindows.PANE, micros);
    }

    private void hold(String queue, long millis) {
        if (held.isEmpty()) {
            getProcessingTimeService().registerTimer(millis + leastMillis(), due -> {
                if (!catchUp.isBehind()) {
                    sayHeld();
                }
            });
        }
        held.add(queue);
    }

    private void sayHeld() throws Exception {
        long millis = getProcessingTimeService().getCurrentProcessingTime();
        for (String queue : List.copyOf(held)) {
            setCurrentKey(queue);
            LiveBook book = books.value();
            say(queue, book, millis);
            books.update(book);
        }
        if (withheld != null) {
            output.emitWatermark(withheld);
            withheld = null;
        }
    }

    @Override
    void forward(Watermark mark) throws Exception {
        if (held.isEmpty()) {
            withheld = null;
            super.forward(mark);
        } else {
            withheld = mark;
        }
    }

    /** Live windows are for a running centre; the last report stands. */
    @Override
    void endOfLog() {}
}

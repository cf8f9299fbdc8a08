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
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The live windows, keyed by queue: a record when something changed, at most one a second of event time, and one each new pane. While
 * the job catches up, event time runs fast; then a queue is said once a minute of event time, which the trend keeps, and else at most
 * once each {@link #LEAST_MILLIS}, since nobody reads what lies between.
 */
final class LiveOperator extends EventTimeOperator<QueueFact, TopicRecord> {
    private static final String NO_QUEUE = "none";
    private static final long LEAST_MILLIS = 40;

    private final Centre centre;
    private transient ValueState<LiveBook> books;
    private transient Map<String, Said> said;
    private transient Set<String> held;

    /** When a queue was last said: by the machine's clock, and in which minute of event time. */
    private record Said(long millis, long minute) {}

    LiveOperator(Centre centre) {
        this.centre = centre;
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
    }

    @Override
    public void processElement(StreamRecord<QueueFact> record) throws Exception {
        QueueFact change = record.getValue();
        LiveBook book = books.value();
        if (book == null) {
            book = new LiveBook();
            book.channel =
                    centre.queueOrDefault(change.queue(), change.channel()).channel();
        }
        book.waiting += change.waiting();
        if (change.fact() != null) {
            LiveWindows.add(book, change.fact());
        }
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
        if (book.timer != Long.MAX_VALUE) {
            deleteTimer(book.timer);
        }
        book.timer = at;
        setTimer(at);
    }

    @Override
    void onTimer(long at) throws Exception {
        LiveBook book = books.value();
        String queue = (String) getCurrentKey();
        book.reportedSecond = Math.floorDiv(now(), Micros.SECOND);
        book.timer = Long.MAX_VALUE;
        long millis = getProcessingTimeService().getCurrentProcessingTime();
        Said last = said.get(queue);
        if (last != null && last.minute() == minute() && millis - last.millis() < LEAST_MILLIS) {
            hold(queue, millis);
        } else {
            say(queue, book, millis);
        }
        remind(book, (Math.floorDiv(now(), LiveWindows.PANE) + 1) * LiveWindows.PANE);
        books.update(book);
    }

    private void say(String queue, LiveBook book, long millis) {
        long now = now();
        BusinessCalendar calendar =
                centre.calendarOf(centre.queueOrDefault(queue, book.channel).termsAt(now));
        LiveWindows.update(book, now, calendar);
        emit(TopicRecord.of(Topics.LIVE, LiveWindows.slice(queue, book, now, calendar)));
        said.put(queue, new Said(millis, minute()));
        held.remove(queue);
    }

    private long minute() {
        return Math.floorDiv(now(), Micros.MINUTE);
    }

    private void hold(String queue, long millis) {
        if (held.isEmpty()) {
            getProcessingTimeService().registerTimer(millis + LEAST_MILLIS, this::sayHeld);
        }
        held.add(queue);
    }

    private void sayHeld(long millis) throws Exception {
        for (String queue : List.copyOf(held)) {
            setCurrentKey(queue);
            LiveBook book = books.value();
            say(queue, book, millis);
            books.update(book);
        }
    }

    /** Live windows are for a running centre; the last report stands. */
    @Override
    void endOfLog() {}
}

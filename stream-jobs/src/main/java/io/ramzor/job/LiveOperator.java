package io.ramzor.job;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.topic.Topics;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The live windows, keyed by queue: a record when something changed, at most one a second of event time, and one each new pane. */
final class LiveOperator extends EventTimeOperator<QueueFact, TopicRecord> {
    private static final String NO_QUEUE = "none";

    private final Centre centre;
    private transient ValueState<LiveBook> books;

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
        long now = now();
        String queue = (String) getCurrentKey();
        BusinessCalendar calendar =
                centre.calendarOf(centre.queueOrDefault(queue, book.channel).termsAt(now));
        LiveWindows.update(book, now, calendar);
        emit(TopicRecord.of(Topics.LIVE, LiveWindows.slice(queue, book, now, calendar)));
        book.reportedSecond = Math.floorDiv(now, Micros.SECOND);
        book.timer = Long.MAX_VALUE;
        remind(book, (book.lastPane + 1) * LiveWindows.PANE);
        books.update(book);
    }

    /** Live windows are for a running centre; the last report stands. */
    @Override
    void endOfLog() {}
}

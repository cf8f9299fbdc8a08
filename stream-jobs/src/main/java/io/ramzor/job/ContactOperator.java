package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.RejectReason;
import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Measure;
import io.ramzor.topic.Topics;
import io.ramzor.topic.Topics.FloorEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Folds contacts, keyed by contact, and sends on what each event or passing deadline changes: facts out and in for the interval
 * history and, by the side, for the live windows; the floor; how agents have them.
 */
final class ContactOperator extends EventTimeOperator<ReadEvent, QueueChange> {
    static final OutputTag<QueueChange> LIVE = new OutputTag<>("live", QueueChange.TYPE);
    static final OutputTag<TopicRecord> FLOOR = new OutputTag<>("floor", TopicRecord.TYPE);
    static final OutputTag<TopicRecord> TRACES = new OutputTag<>("traces", TopicRecord.TYPE);
    static final OutputTag<SpellChange> SPELLS = new OutputTag<>("spells", SpellChange.TYPE);
    static final OutputTag<AgentChange> STRETCHES = new OutputTag<>("stretches", AgentChange.TYPE);
    /** Facts of groups that a contact alone decides. */
    static final OutputTag<GroupFact> GROUPS = new OutputTag<>("groups", GroupFactType.TYPE);

    static final OutputTag<Rejection> REJECTIONS = Admission.REJECTIONS;

    private static final String WAITING = "waiting";

    private final ContactJourney journey;
    private final long lateness;
    private final boolean board;
    /** Null where contacts are not traced. */
    private final ContactTracing tracing;

    private transient ValueStateDescriptor<ContactBook> descriptor;
    private transient ValueState<ContactBook> books;
    private transient CatchUp catchUp;
    private transient HotBooks hot;
    /** Contacts of which events came that have not been told. */
    private transient List<String> changed;

    private transient QueueChanges intervalChanges;
    private transient QueueChanges liveChanges;

    /** @param traceEvery see {@link ContactTracing}; null = contacts are not traced */
    ContactOperator(Centre centre, boolean board, Long traceEvery) {
        this.journey = new ContactJourney(centre);
        this.tracing = traceEvery == null ? null : new ContactTracing(journey, traceEvery);
        this.lateness = centre.allowedLatenessMicros();
        this.board = board;
    }

    @Override
    public void open() throws Exception {
        super.open();
        descriptor = new ValueStateDescriptor<>("contact", ContactBookType.TYPE);
        books = getRuntimeContext().getState(descriptor);
        hot = new HotBooks();
        changed = new ArrayList<>();
        intervalChanges = new QueueChanges();
        liveChanges = new QueueChanges();
        catchUp = new CatchUp(getProcessingTimeService(), this::now, CatchUp.UNREADABLE, this::tellUntold);
    }

    @Override
    public void processElement(StreamRecord<ReadEvent> record) throws Exception {
        ReadEvent read = record.getValue();
        ContactBook book = revived(books);
        boolean retracted = Retraction.is(read.event());
        if (book == null) {
            if (retracted) {
                return;
            }
            book = new ContactBook();
            book.seen = now() == EventClock.NONE ? read.event().time() : now();
        }
        boolean told = book.sent == null;
        if (told) {
            settle(book, horizon(), nowOf(book));
            book.sent = journey.standing(book, board);
        }
        if (retracted) {
            journey.remove(book, read.event().target());
        } else {
            journey.add(book, read);
        }
        if (board && inHaste()) {
            if (told) {
                changed.add((String) getCurrentKey());
            }
            books.update(book);
        } else {
            tell(book);
        }
    }

    /** Sends on what has changed since the contact was last told. */
    private void tell(ContactBook book) throws Exception {
        long now = nowOf(book);
        Standing before = book.sent;
        book.sent = null;
        Standing after = sendChanges(book, before, now);
        SpellChange.between(before.spells(), after.spells(), change -> emit(SPELLS, change));
        keep(book, now, after);
    }

    /** While the job catches up, what several events of a contact change between two nows is told as one. */
    private void tellChanged() throws Exception {
        for (String contact : changed) {
            setCurrentKey(contact);
            ContactBook book = books.value();
            if (book != null && book.sent != null) {
                tell(book);
            }
        }
        changed.clear();
    }

    @Override
    void forward(Watermark mark) throws Exception {
        tellChanged();
        super.forward(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        super.prepareSnapshotPreBarrier(checkpoint);
        tellChanged();
    }

    @Override
    void onTimer(long at) throws Exception {
        ContactBook book = revived(books);
        if (book == null || book.timer != at) {
            return;
        }
        book.timer = Long.MAX_VALUE;
        if (book.sent != null) {
            return; // it is told, and its timer set, before this now is said
        }
        long now = nowOf(book);
        long due = dueAt(book);
        if (due > now) {
            book.timer = moveTimer(book.timer, due); // an event has put off what the timer was set for
            return;
        }
        boolean forgotten = journey.isForgotten(book, now);
        settle(book, forgotten ? Long.MAX_VALUE : horizon(), now);
        Standing after = sendChanges(book, journey.standing(book, board), now);
        if (forgotten) {
            trace(book, now);
            if (tracing != null) {
                tracing.forget((String) getCurrentKey(), book, record -> emit(TRACES, record));
            }
            books.clear();
        } else {
            keep(book, now, after);
        }
    }

    private ContactBook revived(ValueState<ContactBook> state) throws IOException {
        ContactBook book = state.value();
        if (book != null) {
            journey.revive(book);
        }
        return book;
    }

    /** Now for that contact never goes back, not even just after a restart, when the operator has not yet heard it. */
    private long nowOf(ContactBook book) {
        return Math.max(now(), book.seen);
    }

    /** Where events are final: by what the operator has heard, for admission lets in what is not before it. */
    private long horizon() {
        return now() == EventClock.NONE ? EventClock.NONE : now() - lateness;
    }

    private Standing sendChanges(ContactBook book, Standing before, long now) {
        Standing after = journey.standing(book, now, board);
        FactDifference.between(before.facts(), after.facts(), fact -> {
            book.untold = true;
            collect(fact);
        });
        intervalChanges.drain(this::emit);
        liveChanges.drain(change -> emit(LIVE, change));
        FactDifference.between(before.deadlines(), after.deadlines(), fact -> {
            book.untold = true;
            emit(GROUPS, fact);
        });
        if (board && !Objects.equals(before.floor(), after.floor())) {
            sendFloor(before.floor(), after.floor());
        }
        StretchDifference.between(before.stretches(), after.stretches(), change -> emit(STRETCHES, change));
        return after;
    }

    private void settle(ContactBook book, long horizon, long now) {
        Runnable settling = () -> journey.settle(book, horizon, this::refuse);
        if (tracing == null) {
            settling.run();
        } else {
            String contact = (String) getCurrentKey();
            tracing.settle(contact, book, horizon, now, settling, record -> emit(TRACES, record));
        }
    }

    private void trace(ContactBook book, long now) {
        if (tracing != null) {
            tracing.tell((String) getCurrentKey(), book, now, record -> emit(TRACES, record));
        }
    }

    private void collect(Counted fact) {
        boolean interval = fact.book() == Book.INTERVAL;
        if (interval) {
            intervalChanges.add(fact);
        }
        boolean live = !interval || fact.measure() == Measure.OFFERED || fact.measure() == Measure.WAIT_ANSWERED;
        if (board && live && LiveOperator.hasQueue(fact.queue())) {
            liveChanges.add(fact);
        }
    }

    private void sendFloor(FloorContact before, FloorContact after) {
        String contact = before == null ? after.contact() : before.contact();
        emit(
                FLOOR,
                after == null
                        ? TopicRecord.gone(FloorEntry.contactKey(contact))
                        : TopicRecord.of(Topics.FLOOR, new FloorEntry(after, null)));
        sendWaiting(before, -1);
        sendWaiting(after, 1);
    }

    private void sendWaiting(FloorContact floor, int change) {
        if (floor != null && WAITING.equals(floor.place()) && floor.queue() != null) {
            emit(LIVE, new QueueChange(floor.queue(), floor.channel(), List.of(), change));
        }
    }

    private void refuse(ReadEvent read, String detail) {
        count(Ingest.setAside(read));
        emit(REJECTIONS, Rejection.of(read, RejectReason.CANNOT_FOLLOW, detail));
    }

    private void keep(ContactBook book, long now, Standing standing) throws Exception {
        boolean quiet = now - book.seen >= ContactTracing.QUIET;
        book.seen = now;
        hot.keep(book, standing);
        boolean nothingLeft = book.latest() == null; // all its events were retracted
        long next = nothingLeft ? Long.MAX_VALUE : journey.nextTimer(book, now, now());
        if (tracing != null) {
            boolean behind = tracing.due(book) <= now && catchUp.isBehind();
            if (nothingLeft || tracing.due(book) <= now && (quiet || !behind)) {
                trace(book, now);
            }
            next = Math.min(next, Math.max(tracing.due(book), behind ? now + ContactTracing.QUIET : now));
        }
        if (nothingLeft) {
            moveTimer(book.timer, Long.MAX_VALUE);
            books.clear();
        } else {
            // A timer that is set too early is moved when it fires, and not at each event that puts it off.
            book.timer = next < book.timer ? moveTimer(book.timer, next) : book.timer;
            books.update(book);
        }
    }

    /** The next instant at which something is to be done for the contact without an event. */
    private long dueAt(ContactBook book) {
        long next = journey.nextTimer(book, book.seen, EventClock.NONE);
        return tracing == null ? next : Math.min(next, tracing.due(book));
    }

    private void tellUntold() throws Exception {
        eachKey(descriptor, (contact, state) -> {
            ContactBook book = revived(state);
            trace(book, book.seen);
            state.update(book);
        });
    }

    @Override
    void endOfLog() throws Exception {
        tellChanged();
        eachKey(descriptor, (contact, state) -> {
            ContactBook book = revived(state);
            long now = nowOf(book);
            if (tracing != null || !journey.stands(book, now)) {
                settle(book, Long.MAX_VALUE, now);
                sendChanges(book, journey.standing(book, board), now);
            }
            trace(book, now);
            book.seen = now;
            book.standing = null;
            state.update(book);
        });
    }
}

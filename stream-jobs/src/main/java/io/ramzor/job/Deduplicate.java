package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.event.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of an id through, unless it is retracted; keyed by id, retractions by their target. The id is remembered until
 * the horizon has passed the event's time, after which admission refuses a second one as late and the event is final. A retraction
 * that comes first waits for its target for as long as it could still be read. Events that are of no contact leave by the side.
 */
final class Deduplicate extends EventTimeOperator<ReadEvent, ReadEvent> {
    static final OutputTag<AgentChange> AGENTS = new OutputTag<>("agents", AgentChange.TYPE);
    /** Steps of digital processes, and retractions of such. */
    static final OutputTag<ReadEvent> STEPS = new OutputTag<>("steps", ReadEvent.TYPE);
    /** Identity links, what undoes them, and retractions of such. */
    static final OutputTag<ReadEvent> LINKS = new OutputTag<>("links", ReadEvent.TYPE);
    /** Changes of the whole centre, calendar and bot level, and retractions of such. */
    static final OutputTag<ReadEvent> CHANGES = new OutputTag<>("changes", ReadEvent.TYPE);

    /** Ids are forgotten together whose events lie in a stretch of so many microseconds. */
    private static final long STRETCH = 5 * Micros.SECOND;

    private final long lateness;
    private transient ValueStateDescriptor<IdBook> descriptor;
    private transient ValueState<IdBook> books;
    /** Ids by the stretch of event time in which their events lie: a timer for each would cost more than all the rest. */
    private transient TreeMap<Long, List<String>> idsByTime;
    /** Ids for which retractions wait. */
    private transient TreeSet<String> awaited;

    Deduplicate(long lateness) {
        this.lateness = lateness;
    }

    /** The id of the event, or of the one that it retracts. */
    static String keyOf(ReadEvent read) {
        return Retraction.is(read.event())
                ? read.event().target()
                : read.event().id();
    }

    @Override
    public void open() throws Exception {
        super.open();
        descriptor = new ValueStateDescriptor<>("ids", IdBookType.TYPE);
        books = getRuntimeContext().getState(descriptor);
        idsByTime = new TreeMap<>();
        awaited = new TreeSet<>();
        eachKey(descriptor, (id, state) -> {
            if (state.value().waiting != null) {
                awaited.add(id);
            } else {
                remember(id, state.value().time);
            }
        });
    }

    @Override
    public void processElement(StreamRecord<ReadEvent> record) throws Exception {
        ReadEvent event = record.getValue();
        IdBook book = books.value();
        if (book == null || isForgotten(book)) {
            book = new IdBook();
        }
        if (Retraction.is(event.event())) {
            retract(book, event);
        } else if (book.isRead()) {
            count(Ingest.DUPLICATE);
        } else {
            take(book, event);
        }
    }

    private void take(IdBook book, ReadEvent read) throws Exception {
        Event event = read.event();
        count(Ingest.event(read));
        book.time = event.time();
        Retraction.note(book, event);
        if (book.waiting == null) {
            remember(event.id(), event.time());
        } else {
            setTimer(event.time() + lateness + 1);
            book.retracted =
                    book.waiting.removeIf(retraction -> Retraction.reaches(retraction.event(), event.time(), lateness));
        }
        books.update(book);
        if (!book.retracted) {
            send(read, event.type(), event.time());
        }
    }

    private void remember(String id, long time) {
        idsByTime
                .computeIfAbsent(Math.floorDiv(time, STRETCH), start -> new ArrayList<>())
                .add(id);
    }

    /** Whether nothing can come any more that the id's event is needed for. */
    private boolean isForgotten(IdBook book) {
        return book.isRead() && book.waiting == null && isFinal(book.time);
    }

    private boolean isFinal(long time) {
        return now() != EventClock.NONE && time + lateness < now();
    }

    /** Forgets the ids of the stretches of time that have become final. */
    @Override
    void forward(Watermark mark) throws Exception {
        while (!idsByTime.isEmpty() && isFinal((idsByTime.firstKey() + 1) * STRETCH - 1)) {
            for (String id : idsByTime.pollFirstEntry().getValue()) {
                setCurrentKey(id);
                forget();
            }
        }
        super.forward(mark);
    }

    private void forget() {
        try {
            IdBook book = books.value();
            if (book != null && isForgotten(book)) {
                books.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void retract(IdBook book, ReadEvent read) throws Exception {
        if (!book.isRead()) {
            book.waiting = book.waiting == null ? new ArrayList<>(1) : book.waiting;
            book.waiting.add(read);
            awaited.add(read.event().target());
            setTimer(givenUpAt(read.event()));
            books.update(book);
        } else if (!Retraction.reaches(read.event(), book.time, lateness)) {
            refuse(read);
        } else if (!book.retracted) {
            book.retracted = true;
            books.update(book);
            send(Retraction.routed(read, book), EventType.values()[book.type], book.time);
        }
    }

    /** When no event that it reaches can be read any more. */
    private long givenUpAt(Event retraction) {
        return retraction.time() + 2 * lateness + 1;
    }

    private void refuse(ReadEvent read) {
        count(Ingest.setAside(read));
        String detail = "no event " + read.event().target() + " was read that can still be retracted";
        emit(Admission.REJECTIONS, Rejection.of(read, RejectReason.CANNOT_FOLLOW, detail));
    }

    /** Sends on an event, or the retraction of one, of that type and time. */
    private void send(ReadEvent read, EventType type, long time) {
        switch (type) {
            case DIGITAL_STEP -> emit(STEPS, read);
            case IDENTITY_LINKED, IDENTITY_UNLINKED -> emit(LINKS, read);
            case CALENDAR_CHANGED, BOT_LEVEL_CHANGED -> emit(CHANGES, read);
            default -> {
                if (type.ofContact()) {
                    emit(read);
                } else if (read.event().agent() != null) {
                    emit(AGENTS, agentChange(read.event(), type, time));
                }
            }
        }
    }

    private static AgentChange agentChange(Event event, EventType type, long time) {
        return Retraction.is(event)
                ? AgentChange.retracted(Event.of(event.target(), time, type)
                        .agent(event.agent())
                        .build())
                : AgentChange.said(event);
    }

    @Override
    void onTimer(long at) throws Exception {
        IdBook book = books.value();
        if (book == null) {
            return;
        }
        if (book.waiting != null) {
            book.waiting.removeIf(read -> isGivenUp(read, at));
        }
        boolean waits = book.waiting != null && !book.waiting.isEmpty();
        if (!waits) {
            awaited.remove((String) getCurrentKey());
        }
        boolean known = book.isRead() && at <= book.time + lateness;
        if (known || waits) {
            book.type = known ? book.type : IdBook.UNREAD;
            books.update(book);
        } else {
            books.clear();
        }
    }

    private boolean isGivenUp(ReadEvent read, long at) {
        boolean givenUp = at >= givenUpAt(read.event());
        if (givenUp) {
            refuse(read);
        }
        return givenUp;
    }

    @Override
    void endOfLog() throws Exception {
        for (String id : awaited) {
            setCurrentKey(id);
            books.value().waiting.removeIf(read -> isGivenUp(read, Long.MAX_VALUE));
        }
    }
}

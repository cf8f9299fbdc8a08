package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.metric.FunnelFold;
import io.ramzor.metric.FunnelState;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.GroupTrace;
import io.ramzor.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Folds digital sessions, keyed by process and session, and sends on what steps and a passing half hour change. Steps are noted and taken
 * in at the next full minute: the intervals for which they count are told no more often.
 */
final class FunnelOperator extends EventTimeOperator<ReadEvent, GroupFact> {
    /** What sessions stand for, where they are traced. */
    static final OutputTag<TopicRecord> TRACES = new OutputTag<>("session-traces", TopicRecord.TYPE);

    private final FunnelFold fold;
    private final long lateness;
    private final boolean traced;
    private transient ValueStateDescriptor<FunnelBook> descriptor;
    private transient ValueState<FunnelBook> books;

    /** @param traced whether to tell what each session stands for */
    FunnelOperator(Centre centre, boolean traced) {
        this.traced = traced;
        this.fold = new FunnelFold(centre);
        this.lateness = centre.allowedLatenessMicros();
    }

    /** Process and session of a step, or of the one that is retracted. */
    static String keyOf(ReadEvent read) {
        String process = read.event().process();
        return process.length() + ":" + process + ":" + read.event().session();
    }

    @Override
    public void open() throws Exception {
        super.open();
        descriptor = new ValueStateDescriptor<>("session", TypeInformation.of(FunnelBook.class));
        books = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(StreamRecord<ReadEvent> record) throws Exception {
        ReadEvent read = record.getValue();
        FunnelBook book = books.value();
        if (book == null) {
            book = new FunnelBook();
            book.seen = now() == EventClock.NONE ? read.event().time() : now();
        }
        book.news.add(read);
        if (now() == EventClock.NONE) {
            takeIn(book);
            keep(book);
        } else {
            book.timer = moveTimer(book.timer, Math.min(book.timer, nextMinute()));
            books.update(book);
        }
    }

    private long nextMinute() {
        return (Math.floorDiv(now(), Micros.MINUTE) + 1) * Micros.MINUTE;
    }

    @Override
    void onTimer(long at) throws Exception {
        FunnelBook book = books.value();
        if (book == null || book.timer != at) {
            return;
        }
        book.timer = Long.MAX_VALUE;
        takeIn(book);
        keep(book);
    }

    private void takeIn(FunnelBook book) {
        List<GroupFact> before = facts(book, book.seen);
        for (ReadEvent read : book.news) {
            if (Retraction.is(read.event())) {
                book.tail.removeIf(step -> step.event().id().equals(read.event().target()));
            } else {
                book.tail.add(read);
            }
        }
        if (!book.news.isEmpty()) {
            book.tail.sort((one, other) -> FunnelFold.ORDER.compare(one.event(), other.event()));
            book.news = new ArrayList<>(0);
        }
        sendChanges(book, before);
    }

    private void sendChanges(FunnelBook book, List<GroupFact> before) {
        book.seen = Math.max(now(), book.seen);
        List<GroupFact> after = facts(book, book.seen);
        FactDifference.between(before, after, this::emit);
        if (traced && !before.equals(after)) {
            tell(book);
        }
    }

    /** Tells each life as it now stands, and takes back those that are none any more. */
    private void tell(FunnelBook book) {
        List<Long> told = new ArrayList<>(1);
        for (FunnelState life : lives(book)) {
            told.add(life.steps.get(0).enteredAt);
            emit(TRACES, TopicRecord.of(Topics.GROUP_CONTACTS, fold.trace(life, owner(), session(), book.seen)));
        }
        for (long start : book.told) {
            if (!told.contains(start)) {
                emit(TRACES, TopicRecord.of(Topics.GROUP_CONTACTS, none(start, book.seen)));
            }
        }
        book.told = told;
    }

    /** Lives that were let go stand as they were told; their traces may leave the topic. */
    private void letGo(FunnelBook book, List<FunnelState> kept) {
        for (long start : List.copyOf(book.told)) {
            if (kept.stream().noneMatch(life -> life.steps.get(0).enteredAt == start)) {
                emit(TRACES, TopicRecord.gone(none(start, start).key()));
                book.told.remove(start);
            }
        }
    }

    private GroupTrace none(long start, long now) {
        return GroupTrace.ofSession(
                owner(), session(), null, Micros.toInstant(start), Micros.toInstant(now), List.of());
    }

    private String owner() {
        return "session\t" + getCurrentKey();
    }

    private String session() {
        String key = (String) getCurrentKey();
        int colon = key.indexOf(':');
        return key.substring(colon + 1 + Integer.parseInt(key.substring(0, colon)) + 1);
    }

    private List<GroupFact> facts(FunnelBook book, long now) {
        List<GroupFact> facts = new ArrayList<>();
        lives(book).forEach(life -> facts.addAll(fold.facts(life, now)));
        return facts;
    }

    private List<FunnelState> lives(FunnelBook book) {
        return fold.lives(book.base, events(book.tail));
    }

    private static List<Event> events(List<ReadEvent> read) {
        return read.stream().map(ReadEvent::event).toList();
    }

    /** Folds in what is final, lets go of earlier lives and of a session that nothing can go on with, and sets the next timer. */
    private void keep(FunnelBook book) throws Exception {
        settle(book);
        List<FunnelState> lives = lives(book);
        boolean over = lives.isEmpty() || now() > forgottenAt(lives);
        letGo(book, over ? List.of() : lives);
        long next = over ? Long.MAX_VALUE : nextTimer(book, lives);
        book.timer = moveTimer(book.timer, next);
        if (over) {
            books.clear();
        } else {
            books.update(book);
        }
    }

    private void settle(FunnelBook book) {
        long horizon = now() == EventClock.NONE ? EventClock.NONE : now() - lateness;
        int settled = 0;
        while (settled < book.tail.size() && book.tail.get(settled).event().time() < horizon) {
            settled++;
        }
        if (settled > 0) {
            List<FunnelState> lives = fold.lives(book.base, events(book.tail.subList(0, settled)));
            book.base = lives.get(lives.size() - 1);
            book.tail = new ArrayList<>(book.tail.subList(settled, book.tail.size()));
        }
    }

    private long forgottenAt(List<FunnelState> lives) {
        return fold.expiresAt(lives.get(lives.size() - 1)) + lateness;
    }

    private long nextTimer(FunnelBook book, List<FunnelState> lives) {
        long next = forgottenAt(lives) + 1;
        for (FunnelState life : lives) {
            next = Math.min(next, fold.nextChange(life, book.seen));
        }
        if (!book.tail.isEmpty()) {
            long newest = book.tail.get(book.tail.size() - 1).event().time();
            next = Math.min(next, newest + lateness + 1);
        }
        return next;
    }

    @Override
    void endOfLog() throws Exception {
        eachKey(descriptor, (session, state) -> takeIn(state.value()));
    }
}

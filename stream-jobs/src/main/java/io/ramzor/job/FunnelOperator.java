package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.metric.FunnelFold;
import io.ramzor.metric.FunnelState;
import io.ramzor.metric.GroupFact;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Folds digital sessions, keyed by process and session, and sends on what each step or passing half hour changes. */
final class FunnelOperator extends EventTimeOperator<ReadEvent, GroupFact> {
    private final FunnelFold fold;
    private final long lateness;
    private transient ValueStateDescriptor<FunnelBook> descriptor;
    private transient ValueState<FunnelBook> books;

    FunnelOperator(Centre centre) {
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
        List<GroupFact> before = facts(book, book.seen);
        if (Retraction.is(read.event())) {
            book.tail.removeIf(step -> step.event().id().equals(read.event().target()));
        } else {
            book.tail.add(read);
            book.tail.sort((one, other) -> FunnelFold.ORDER.compare(one.event(), other.event()));
        }
        sendChanges(book, before);
        keep(book);
    }

    @Override
    void onTimer(long at) throws Exception {
        FunnelBook book = books.value();
        if (book == null || book.timer != at) {
            return;
        }
        book.timer = Long.MAX_VALUE;
        sendChanges(book, facts(book, book.seen));
        keep(book);
    }

    private void sendChanges(FunnelBook book, List<GroupFact> before) {
        book.seen = Math.max(now(), book.seen);
        FactDifference.between(before, facts(book, book.seen), this::emit);
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
        eachKey(descriptor, (session, state) -> sendChanges(state.value(), facts(state.value(), state.value().seen)));
    }
}

package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.EventOrder;
import io.ramzor.metric.FloorAgent;
import io.ramzor.topic.Topics;
import io.ramzor.topic.Topics.FloorEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Agents as they stand on the floor, keyed by agent: the latest state that they said and the contacts that they hold. */
final class AgentOperator extends EventTimeOperator<AgentChange, TopicRecord> {
    private transient ValueState<AgentBook> books;

    @Override
    public void open() throws Exception {
        super.open();
        books = getRuntimeContext().getState(new ValueStateDescriptor<>("agent", TypeInformation.of(AgentBook.class)));
    }

    @Override
    public void processElement(StreamRecord<AgentChange> record) throws Exception {
        AgentChange change = record.getValue();
        AgentBook book = books.value();
        if (book == null) {
            book = new AgentBook();
        }
        if (change.event() == null) {
            hold(book, change);
        } else if (change.event().type() != EventType.AGENT_STATE || !isLatest(book, change.event())) {
            return;
        } else {
            take(book, change.event());
        }
        if (book.id == null && book.held.isEmpty()) {
            books.clear();
            return;
        }
        books.update(book);
        if (book.id != null) {
            emit(TopicRecord.of(Topics.FLOOR, new FloorEntry(null, floor(change.agent(), book))));
        }
    }

    private static void hold(AgentBook book, AgentChange change) {
        if (change.held() == null) {
            book.held.remove(change.contact());
        } else {
            book.held.put(change.contact(), change);
        }
    }

    private static boolean isLatest(AgentBook book, Event event) {
        if (book.id == null || event.time() != book.since) {
            return book.id == null || event.time() > book.since;
        }
        return event.seq() > book.seq || event.seq() == book.seq && EventOrder.compareUtf8(event.id(), book.id) > 0;
    }

    /** What a state event does not say stays as it was said before. */
    private static void take(AgentBook book, Event event) {
        book.since = event.time();
        book.seq = event.seq();
        book.id = event.id();
        book.state = event.state();
        book.reason = event.reason();
        book.channels = event.channels() != null ? event.channels() : book.channels;
        book.capacity = event.capacity() != null ? event.capacity() : book.capacity;
    }

    private static FloorAgent floor(String agent, AgentBook book) {
        List<FloorAgent.Held> held = book.held.values().stream()
                .map(AgentChange::held)
                .sorted(Comparator.comparing(FloorAgent.Held::since).thenComparing(FloorAgent.Held::contact))
                .toList();
        return new FloorAgent(
                agent,
                book.state,
                book.reason,
                Micros.toInstant(book.since),
                book.channels == null ? List.of() : book.channels,
                book.capacity == null ? Map.of() : book.capacity,
                held);
    }

    @Override
    void onTimer(long at) {}

    @Override
    void endOfLog() {}
}

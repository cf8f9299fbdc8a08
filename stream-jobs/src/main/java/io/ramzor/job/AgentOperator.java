package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.EventType;
import io.ramzor.metric.AgentFold;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.GroupFact;
import io.ramzor.topic.Topics;
import io.ramzor.topic.Topics.FloorEntry;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Folds agents, keyed by agent: sends on at once how they stand on the floor, and what their time comes to when an interval has ended,
 * within a minute when something changed before that, and at the end of the log.
 */
final class AgentOperator extends EventTimeOperator<AgentChange, TopicRecord> {
    static final OutputTag<GroupFact> FACTS = new OutputTag<>("agent-facts", GroupFactType.TYPE);

    private final AgentJourney journey;
    private final long lateness;
    private final boolean board;
    private transient ValueStateDescriptor<AgentBook> descriptor;
    private transient ValueState<AgentBook> books;
    /** How agents were last told on the floor since the start; what says the same is left out. */
    private transient Map<String, FloorAgent> told;
    /** Agents of whom something changed that has not been told. */
    private transient Set<String> changed;

    /**
     * @param board whether to keep the floor
     * @param bounded whether the log ends
     */
    AgentOperator(Centre centre, boolean board, boolean bounded) {
        this.journey = new AgentJourney(centre, bounded);
        this.lateness = centre.allowedLatenessMicros();
        this.board = board;
    }

    @Override
    public void open() throws Exception {
        super.open();
        descriptor = new ValueStateDescriptor<>("agent", TypeInformation.of(AgentBook.class));
        books = getRuntimeContext().getState(descriptor);
        told = new HashMap<>();
        changed = new LinkedHashSet<>();
    }

    @Override
    public void processElement(StreamRecord<AgentChange> record) throws Exception {
        AgentChange change = record.getValue();
        AgentBook book = books.value();
        if (book == null) {
            book = AgentJourney.start(change.agent());
        }
        if (change.event() == null) {
            journey.change(book, change.left(), change.came());
        } else if (change.retracted()) {
            journey.remove(book, change.event(), this::send);
        } else {
            journey.add(book, change.event(), this::send);
        }
        if (board && (change.event() == null || change.event().type() == EventType.AGENT_STATE)) {
            if (inHaste()) {
                changed.add(change.agent());
            } else {
                tell(book);
            }
        }
        keep(book);
    }

    private void tell(AgentBook book) {
        AgentFold.floor(book.head, book.stretches).ifPresent(this::tell);
    }

    /** While the job catches up an agent is told as they stand at each now that is said. */
    private void tellChanged() throws Exception {
        for (String agent : changed) {
            setCurrentKey(agent);
            AgentBook book = books.value();
            if (book != null) {
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

    private void tell(FloorAgent floor) {
        if (!floor.equals(told.put(floor.agent(), floor))) {
            emit(TopicRecord.of(Topics.FLOOR, new FloorEntry(null, floor)));
        }
    }

    private void send(GroupFact fact) {
        emit(FACTS, fact);
    }

    private void keep(AgentBook book) throws Exception {
        long next = journey.nextCount(book, now() == EventClock.NONE ? journey.begin(book) : now());
        book.timer = moveTimer(book.timer, next);
        books.update(book);
    }

    @Override
    void onTimer(long at) throws Exception {
        AgentBook book = books.value();
        if (book == null || book.timer != at) {
            return;
        }
        book.timer = Long.MAX_VALUE;
        journey.count(book, now(), now() - lateness, this::send);
        if (journey.isForgotten(book, now())) {
            books.clear();
            told.remove(book.base.agent);
        } else {
            keep(book);
        }
    }

    @Override
    void endOfLog() throws Exception {
        tellChanged();
        long now = now();
        eachKey(descriptor, (agent, state) -> {
            AgentBook book = state.value();
            journey.count(book, now, now - lateness, this::send);
            state.update(book);
        });
    }
}

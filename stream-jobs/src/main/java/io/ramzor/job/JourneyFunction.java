package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.GroupTrace;
import io.ramzor.metric.Journey;
import io.ramzor.metric.JourneyBytes;
import io.ramzor.metric.JourneyTerms;
import io.ramzor.metric.Timeline;
import io.ramzor.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps journeys, keyed as {@link SpellChange#key} says, and sends on what changes and passing time do to their facts. News of spells
 * are only noted and taken in at the next full minute, of each spell the newest: the intervals for which they count are told no more
 * often. Changes of the calendar and of the bot's level come to all; the journeys that they can reach are folded again.
 */
abstract class JourneyFunction extends KeyedBroadcastProcessFunction<String, JourneyStep, ReadEvent, GroupFact> {
    /** The changes that came, by id. */
    static final MapStateDescriptor<String, Event> CHANGES =
            new MapStateDescriptor<>("changes", Types.STRING, new BinaryType<>(Event.class, EventSerializer.INSTANCE));

    /** What spells stand for, where they are traced. */
    static final OutputTag<TopicRecord> TRACES = new OutputTag<>("spell-traces", TopicRecord.TYPE);

    /** A journey with more spells is held as it is. */
    private static final int LONG = 64;

    private final Centre centre;
    private final boolean traced;
    private transient ValueStateDescriptor<CustomerBook> descriptor;
    private transient ValueState<CustomerBook> books;
    private transient Timeline timeline;
    /** Now before the log ended. */
    private transient long lastMark;

    /** @param traced whether to tell what each spell stands for */
    JourneyFunction(Centre centre, boolean traced) {
        this.centre = centre;
        this.traced = traced;
    }

    /** Takes in what is new. */
    abstract Journey take(
            JourneyStep step, CustomerBook book, Journey journey, ReadOnlyContext ctx, Collector<GroupFact> out);

    /** Whether the facts of the journey count; else another one's hold its spells. */
    abstract boolean counts(CustomerBook book);

    /**
     * Whose the traces of the journey of that key are. No two operators tell traces of one owner: which of theirs comes to the topic first
     * is not certain.
     */
    abstract String owner(String key);

    /** How long the journey remembers. */
    abstract JourneyTerms terms(CustomerBook book);

    @Override
    public void open(OpenContext context) {
        descriptor = new ValueStateDescriptor<>("customer", CustomerBookType.TYPE);
        books = getRuntimeContext().getState(descriptor);
        lastMark = EventClock.NONE;
    }

    /** Takes note of now, unless the log has ended. */
    final void mark(long now) {
        lastMark = now == Long.MAX_VALUE ? lastMark : now;
    }

    final Timeline timeline() {
        return timeline;
    }

    final void send(CustomerBook book, Journey journey, Collector<GroupFact> out) {
        List<GroupFact> facts = journey.drain();
        if (counts(book)) {
            facts.forEach(out::collect);
        }
    }

    /** Tells what has changed, and of what will change no more that it may leave the topic. */
    private void tell(CustomerBook book, Journey journey, String owner, Consumer<TopicRecord> out) {
        journey.drainTraces(owner).forEach(trace -> tell(book, trace, out));
        journey.drainSettled(owner).forEach(key -> out.accept(TopicRecord.gone(key)));
    }

    private void tell(CustomerBook book, GroupTrace trace, Consumer<TopicRecord> out) {
        // While another journey counts its spells it says so of each change: what it told before may be from before a
        // restart.
        out.accept(TopicRecord.of(Topics.GROUP_CONTACTS, counts(book) ? trace : trace.gone()));
    }

    /** Tells all spells as they now stand, after a change in whether they count. */
    final void tellAll(CustomerBook book, Journey journey, ReadOnlyContext ctx) {
        if (traced) {
            String owner = owner(ctx.getCurrentKey());
            journey.drainTraces(owner);
            journey.traces(owner).forEach(trace -> tell(book, trace, record -> ctx.output(TRACES, record)));
        }
    }

    @Override
    public void processElement(JourneyStep step, ReadOnlyContext ctx, Collector<GroupFact> out) throws Exception {
        CustomerBook book = books.value();
        if (book == null) {
            book = new CustomerBook();
        }
        long now = ctx.timerService().currentWatermark();
        if (step.isOfSpell() && now != EventClock.NONE) {
            book.note(step, now);
            setTimer(book, Math.min(book.timer, (Math.floorDiv(now, Micros.MINUTE) + 1) * Micros.MINUTE), ctx);
            books.update(book);
            return;
        }
        Journey journey = upToNow(book, ctx, out);
        journey = take(step, book, journey, ctx, out);
        finish(book, journey, ctx, out);
    }

    @Override
    public void onTimer(long at, OnTimerContext ctx, Collector<GroupFact> out) throws Exception {
        CustomerBook book = books.value();
        // What falls due after the end of the log does not happen.
        if (book == null || book.timer != at || isEnded(ctx) && book.news.isEmpty()) {
            return;
        }
        book.timer = Long.MAX_VALUE;
        finish(book, upToNow(book, ctx, out), ctx, out);
    }

    private static boolean isEnded(ReadOnlyContext ctx) {
        return ctx.timerService().currentWatermark() == Long.MAX_VALUE;
    }

    /** The journey with all that was noted, each as of when it came, and then as of now. */
    private Journey upToNow(CustomerBook book, ReadOnlyContext ctx, Collector<GroupFact> out) throws Exception {
        readTimeline(ctx.getBroadcastState(CHANGES));
        Journey journey = journey(ctx.getCurrentKey(), book);
        if (!book.news.isEmpty()) {
            advance(book, journey, book.heard);
            for (JourneyStep step : book.news) {
                journey = take(step, book, journey, ctx, out);
            }
            book.news = new ArrayList<>(0);
        }
        advance(book, journey, isEnded(ctx) ? lastMark : ctx.timerService().currentWatermark());
        return journey;
    }

    private void finish(CustomerBook book, Journey journey, ReadOnlyContext ctx, Collector<GroupFact> out)
            throws Exception {
        send(book, journey, out);
        tell(book, journey, owner(ctx.getCurrentKey()), record -> ctx.output(TRACES, record));
        keep(book, journey, ctx);
    }

    private void readTimeline(ReadOnlyBroadcastState<String, Event> changes) throws Exception {
        if (timeline == null) {
            timeline = timelineOf(changes.immutableEntries());
        }
    }

    private static Timeline timelineOf(Iterable<Map.Entry<String, Event>> entries) {
        List<Event> events = new ArrayList<>();
        entries.forEach(entry -> events.add(entry.getValue()));
        return new Timeline(events);
    }

    private Journey journey(String key, CustomerBook book) {
        if (book.live != null) {
            return book.live;
        }
        Journey journey =
                JourneyBytes.read(book.bytes, JourneyStep.customerOf(key), centre, timeline, terms(book), book.seen);
        return traced ? journey.traced() : journey;
    }

    /** Lets time pass; now of a journey never goes back, not even just after a restart. */
    private static void advance(CustomerBook book, Journey journey, long now) {
        book.seen = Math.max(book.seen, now);
        journey.advance(book.seen);
    }

    private void keep(CustomerBook book, Journey journey, ReadOnlyContext ctx) throws Exception {
        book.lastActivity = Math.max(book.lastActivity, journey.lastActivity());
        long next = nextTimer(book, journey);
        if (next <= book.seen || journey.isEmpty() && book.root == null) {
            setTimer(book, Long.MAX_VALUE, ctx);
            books.clear();
            return;
        }
        setTimer(book, next, ctx);
        boolean isLong = journey.size() > LONG;
        book.live = isLong ? journey : null;
        book.bytes = isLong ? null : JourneyBytes.write(journey);
        books.update(book);
    }

    private long nextTimer(CustomerBook book, Journey journey) {
        if (journey.size() > 0) {
            return journey.nextChange();
        }
        long last = Math.max(book.lastActivity, book.linkedAt);
        return last == EventClock.NONE ? Long.MAX_VALUE : terms(book).forgetsAt(last);
    }

    private static void setTimer(CustomerBook book, long next, ReadOnlyContext ctx) {
        TimerService timers = ctx.timerService();
        if (next != book.timer) {
            if (book.timer != Long.MAX_VALUE) {
                timers.deleteEventTimeTimer(book.timer);
            }
            if (next != Long.MAX_VALUE) {
                timers.registerEventTimeTimer(next);
            }
            book.timer = next;
        }
    }

    @Override
    public void processBroadcastElement(ReadEvent read, Context ctx, Collector<GroupFact> out) throws Exception {
        BroadcastState<String, Event> changes = ctx.getBroadcastState(CHANGES);
        readTimeline(changes);
        Event event = read.event();
        if (Retraction.is(event)) {
            Event target = changes.get(event.target());
            if (target == null) {
                return;
            }
            changes.remove(event.target());
            event = target;
        } else {
            changes.put(event.id(), event);
        }
        Timeline before = timeline;
        timeline = timelineOf(changes.immutableEntries());
        Event changed = event;
        ctx.applyToKeyedState(
                descriptor,
                (key, state) -> refold(key, state, before, changed, out, record -> ctx.output(TRACES, record)));
    }

    private void refold(
            String key,
            ValueState<CustomerBook> state,
            Timeline before,
            Event changed,
            Collector<GroupFact> out,
            Consumer<TopicRecord> traces)
            throws Exception {
        CustomerBook book = state.value();
        if (!Timeline.matters(changed, book.lastActivity)) {
            return;
        }
        Timeline after = timeline;
        timeline = before;
        Journey old = journey(key, book);
        timeline = after;
        Journey journey = old.with(timeline, terms(book));
        if (counts(book)) {
            FactDifference.between(old.facts(), journey.facts(), out::collect);
            if (traced) {
                tellChanged(old.traces(owner(key)), journey.traces(owner(key)), book, traces);
            }
        }
        if (book.live != null) {
            book.live = journey;
        }
        state.update(book);
    }

    private void tellChanged(
            List<GroupTrace> before, List<GroupTrace> after, CustomerBook book, Consumer<TopicRecord> traces) {
        Map<String, GroupTrace> told = new HashMap<>();
        before.forEach(trace -> told.put(trace.key(), trace));
        for (GroupTrace trace : after) {
            GroupTrace was = told.get(trace.key());
            if (was == null || !trace.standsFor(was)) {
                tell(book, trace, traces);
            }
        }
    }
}

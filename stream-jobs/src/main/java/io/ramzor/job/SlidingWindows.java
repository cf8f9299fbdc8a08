package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.LiveSlice;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Service level and waits as one would write them first: a wait a contact, then Flink's own sliding windows. Counts answered legs and
 * abandoned ones, no more: no other clocks, no corrections, no duplicates, no attribution; it is here to be compared with.
 */
final class SlidingWindows {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int[] MINUTES = {5, 15};

    private SlidingWindows() {}

    /** Lays the graph into the environment; {@code run} names the {@link JobProgress} that says how many lines were read. */
    static void build(StreamExecutionEnvironment env, BrokerAddress in, Outlet out, Centre centre, String run) {
        DataStream<Line> lines = env.fromSource(
                        new BrokerSource(in, Topics.EVENTS, true),
                        WatermarkStrategy.noWatermarks(),
                        "events",
                        Line.TYPE)
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Line>forBoundedOutOfOrderness(Duration.ZERO)
                        .withTimestampAssigner((line, at) ->
                                line.event() == null ? at : line.event().time() / 1_000))
                .setParallelism(1);
        DataStream<Tuple3<String, Long, Boolean>> waits = lines.filter(new OfContacts(run))
                .setParallelism(1)
                .keyBy(line -> line.event().contact(), Types.STRING)
                .process(new Waits(), Types.TUPLE(Types.STRING, Types.LONG, Types.BOOLEAN));
        for (int minutes : MINUTES) {
            waits.keyBy(wait -> wait.f0, Types.STRING)
                    .window(SlidingEventTimeWindows.of(Duration.ofMinutes(minutes), EVERY))
                    .aggregate(new Sum(centre), new Say(minutes), SliceType.TYPE, SliceType.TYPE, TopicRecord.TYPE)
                    .sinkTo(new TopicSink(out, Topics.LIVE.name(), true, false, false));
        }
    }

    /** Lets the events of contacts through and counts all lines. */
    private static final class OfContacts extends RichFilterFunction<Line> {
        private final String run;
        private transient JobProgress progress;
        private transient long lines;

        OfContacts(String run) {
            this.run = run;
        }

        @Override
        public void open(OpenContext context) {
            progress = JobProgress.of(run);
        }

        @Override
        public boolean filter(Line line) {
            progress.set(++lines, EventClock.NONE);
            return line.event() != null && line.event().type().ofContact();
        }
    }

    /** Queue, wait in microseconds, whether answered. */
    private static final class Waits extends KeyedProcessFunction<String, Line, Tuple3<String, Long, Boolean>> {
        private transient ValueState<Tuple3<String, Long, Boolean>> queued;

        @Override
        public void open(OpenContext context) {
            queued = getRuntimeContext()
                    .getState(
                            new ValueStateDescriptor<>("queued", Types.TUPLE(Types.STRING, Types.LONG, Types.BOOLEAN)));
        }

        @Override
        public void processElement(Line line, Context ctx, Collector<Tuple3<String, Long, Boolean>> out)
                throws Exception {
            Event event = line.event();
            if (event.type() == EventType.QUEUED) {
                queued.update(Tuple3.of(event.queue(), event.time(), false));
                return;
            }
            boolean answered = event.type() == EventType.ANSWERED;
            Tuple3<String, Long, Boolean> leg = queued.value();
            if (leg != null && (answered || event.type() == EventType.ABANDONED)) {
                out.collect(Tuple3.of(leg.f0, event.time() - leg.f1, answered));
                queued.clear();
            }
        }
    }

    /** Adds up a window. */
    private record Sum(Centre centre) implements AggregateFunction<Tuple3<String, Long, Boolean>, Slice, Slice> {
        @Override
        public Slice createAccumulator() {
            return new Slice();
        }

        @Override
        public Slice add(Tuple3<String, Long, Boolean> wait, Slice slice) {
            boolean late =
                    wait.f1 > centre.queueOrDefault(wait.f0, "").termsAt(0).answerTargetMicros();
            if (wait.f2) {
                slice.add(fact(wait, late ? Measure.ANSWERED_LATE : Measure.ANSWERED_IN));
                slice.add(fact(wait, Measure.WAIT_ANSWERED));
            } else {
                slice.add(fact(wait, late ? Measure.ABANDONED_LATE : Measure.ABANDONED_EARLY));
            }
            return slice;
        }

        private static Counted fact(Tuple3<String, Long, Boolean> wait, Measure measure) {
            return new Counted(wait.f0, "", "", Book.LIVE, 0, measure, wait.f1, 1);
        }

        @Override
        public Slice getResult(Slice slice) {
            return slice;
        }

        @Override
        public Slice merge(Slice one, Slice other) {
            one.add(other);
            return one;
        }
    }

    /** Says a window that is over. */
    private static final class Say extends ProcessWindowFunction<Slice, TopicRecord, String, TimeWindow> {
        private final int minutes;

        Say(int minutes) {
            this.minutes = minutes;
        }

        @Override
        public void process(String queue, Context window, Iterable<Slice> slices, Collector<TopicRecord> out) {
            Slice slice = slices.iterator().next();
            long end = window.window().getEnd() * 1_000;
            LiveSlice.Window sums = new LiveSlice.Window(
                    Micros.toInstant(window.window().getStart() * 1_000),
                    0,
                    slice.facts(end),
                    slice.values(end),
                    Map.of());
            out.collect(TopicRecord.of(
                    Topics.LIVE,
                    new LiveSlice(queue, "", Micros.toInstant(end), Map.of(Integer.toString(minutes), sums), null)));
        }
    }
}

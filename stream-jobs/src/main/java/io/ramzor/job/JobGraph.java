package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.metric.GroupFact;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topic;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/** The one graph of demo, serve and replay. Every operator's uid is its name: states of earlier versions are found by it. */
final class JobGraph {
    /** Key groups, fixed so that a state can be taken up with other parallelism. */
    private static final int MOST_PARALLEL = 128;

    private final StreamExecutionEnvironment env;
    private final JobOptions options;
    private final BrokerAddress in;
    private final Outlet out;
    private final Centre centre;
    /** What stands behind the facts of groups, from all who decide them. */
    private final List<DataStream<TopicRecord>> groupTraces = new ArrayList<>();

    private JobGraph(StreamExecutionEnvironment env, JobOptions options, BrokerAddress in, Outlet out, Centre centre) {
        this.env = env;
        this.options = options;
        this.in = in;
        this.out = out;
        this.centre = centre;
    }

    /** Lays the graph into the environment. */
    static void build(
            StreamExecutionEnvironment env, JobOptions options, BrokerAddress in, Outlet out, Centre centre, String run)
            throws IOException {
        env.setMaxParallelism(MOST_PARALLEL);
        new JobGraph(env, options, in, out, centre).build(run);
    }

    private void build(String run) throws IOException {
        DataStream<Line> lines =
                once(env.fromSource(source(), WatermarkStrategy.noWatermarks(), "events", Line.TYPE), "events");
        SingleOutputStreamOperator<ReadEvent> admitted = once(
                lines.transform("admission", ReadEvent.TYPE, new Admission(partitions(), centre, options, run)),
                "admission");
        SingleOutputStreamOperator<ReadEvent> retractions = retractions(admitted);
        // Once, so that the events of a contact come to it in the order read and need not be put in order again.
        SingleOutputStreamOperator<ReadEvent> events = once(
                admitted.union(retractions)
                        .keyBy(Deduplicate::keyOf, KeyType.TEXT)
                        .transform("deduplicate", ReadEvent.TYPE, new Deduplicate(centre.allowedLatenessMicros())),
                "deduplicate");
        SingleOutputStreamOperator<QueueChange> contacts = named(
                events.keyBy(read -> read.event().contact(), KeyType.TEXT)
                        .transform(
                                "contacts",
                                QueueChange.TYPE,
                                new ContactOperator(centre, options.board(), options.traceEvery())),
                "contacts");
        SingleOutputStreamOperator<TopicRecord> intervals = named(
                byQueue(contacts)
                        .transform(
                                "intervals",
                                TopicRecord.TYPE,
                                new QueueOperator(centre, !options.board(), options.bounded())),
                "intervals");
        state(intervals, Topics.INTERVALS, false);
        rejects(List.of(admitted, retractions, events, contacts));
        SingleOutputStreamOperator<TopicRecord> agents = agents(events, contacts);
        SingleOutputStreamOperator<TopicRecord> breakdowns =
                breakdowns(groupFacts(events, contacts, agents).union(journeys(events, contacts)));
        if (options.contacts()) {
            sink(contacts.getSideOutput(ContactOperator.TRACES), Topics.CONTACTS);
            sink(groupTraces.stream().reduce(DataStream::union).orElseThrow(), Topics.GROUP_CONTACTS);
        }
        if (options.board()) {
            board(admitted, contacts, agents);
        }
        if (options.bounded()) {
            totals(List.of(admitted, retractions, events, contacts), intervals, breakdowns);
        }
    }

    /** Either source gives the same lines in the same order. */
    private Source<Line, ?, ?> source() throws IOException {
        Optional<KafkaOptions> kafka = in.kafka();
        return kafka.isPresent()
                ? KafkaLines.of(in, kafka.get(), Topics.EVENTS, options.bounded())
                : new BrokerSource(in, Topics.EVENTS, options.bounded());
    }

    private SingleOutputStreamOperator<ReadEvent> retractions(SingleOutputStreamOperator<ReadEvent> admitted) {
        return named(
                admitted.getSideOutput(Admission.RETRACTIONS)
                        .keyBy(read -> read.event().id(), KeyType.TEXT)
                        .transform(
                                "retractions", ReadEvent.TYPE, new RetractionOperator(centre.allowedLatenessMicros())),
                "retractions");
    }

    private int partitions() throws IOException {
        try (Broker broker = in.open()) {
            return broker.partitions(Topics.EVENTS);
        }
    }

    private static KeyedStream<QueueChange, String> byQueue(DataStream<QueueChange> facts) {
        return facts.keyBy(QueueChange::queue, KeyType.TEXT);
    }

    private void rejects(List<SingleOutputStreamOperator<?>> refusing) {
        DataStream<Rejection> rejections = sideOutputs(refusing, Admission.REJECTIONS);
        sink(once(rejections.map(new RejectWriter(in, options), TopicRecord.TYPE), "reject-lines"), Topics.REJECTS);
    }

    private SingleOutputStreamOperator<TopicRecord> agents(
            SingleOutputStreamOperator<ReadEvent> events, SingleOutputStreamOperator<QueueChange> contacts) {
        DataStream<AgentChange> changes =
                events.getSideOutput(Deduplicate.AGENTS).union(contacts.getSideOutput(ContactOperator.STRETCHES));
        AgentOperator operator = new AgentOperator(centre, options.board(), options.bounded());
        return named(
                changes.keyBy(AgentChange::agent, KeyType.TEXT).transform("agents", TopicRecord.TYPE, operator),
                "agents");
    }

    private void board(
            SingleOutputStreamOperator<ReadEvent> admitted,
            SingleOutputStreamOperator<QueueChange> contacts,
            SingleOutputStreamOperator<TopicRecord> agents) {
        DataStream<QueueChange> live =
                contacts.getSideOutput(ContactOperator.LIVE).union(admitted.getSideOutput(Admission.QUEUES));
        state(
                named(
                        byQueue(live)
                                .transform("live", TopicRecord.TYPE, new LiveOperator(centre, options.windowMinutes())),
                        "live"),
                Topics.LIVE,
                true);
        state(contacts.getSideOutput(ContactOperator.FLOOR).union(agents), Topics.FLOOR, true);
        sink(admitted.getSideOutput(Admission.SOURCES), Topics.SOURCES);
    }

    private void totals(
            List<SingleOutputStreamOperator<?>> counting,
            SingleOutputStreamOperator<TopicRecord> intervals,
            SingleOutputStreamOperator<TopicRecord> breakdowns) {
        DataStream<Ingest> ingest = sideOutputs(counting, Admission.INGEST);
        DataStream<TotalPart> parts = once(ingest.map(TotalPart::of, TotalPart.TYPE), "ingest")
                .union(intervals.getSideOutput(QueueOperator.TOTALS), breakdowns.getSideOutput(GroupOperator.TOTALS));
        sink(
                once(parts.transform("totals", TopicRecord.TYPE, new TotalsOperator(centre)), "totals"),
                new TopicSink(out, TotalsOperator.KEY, true, false, false));
    }

    private static <T> DataStream<T> sideOutputs(List<SingleOutputStreamOperator<?>> operators, OutputTag<T> tag) {
        return operators.stream()
                .<DataStream<T>>map(operator -> operator.getSideOutput(tag))
                .reduce((one, other) -> one.union(other))
                .orElseThrow();
    }

    /** The facts of groups, from all who make them. */
    private DataStream<GroupFact> groupFacts(
            SingleOutputStreamOperator<ReadEvent> events,
            SingleOutputStreamOperator<QueueChange> contacts,
            SingleOutputStreamOperator<TopicRecord> agents) {
        return contacts.getSideOutput(ContactOperator.GROUPS)
                .union(agents.getSideOutput(AgentOperator.FACTS), funnel(events));
    }

    private DataStream<GroupFact> funnel(SingleOutputStreamOperator<ReadEvent> events) {
        SingleOutputStreamOperator<GroupFact> funnel = named(
                events.getSideOutput(Deduplicate.STEPS)
                        .keyBy(FunnelOperator::keyOf, KeyType.TEXT)
                        .transform("funnel", GroupFactType.TYPE, new FunnelOperator(centre, options.contacts())),
                "funnel");
        groupTraces.add(funnel.getSideOutput(FunnelOperator.TRACES));
        return funnel;
    }

    /** Customers' journeys: their own, and those of customers who are one. */
    private DataStream<GroupFact> journeys(
            SingleOutputStreamOperator<ReadEvent> events, SingleOutputStreamOperator<QueueChange> contacts) {
        DataStream<ReadEvent> changes = events.getSideOutput(Deduplicate.CHANGES);
        DataStream<JourneyStep> links = once(
                events.getSideOutput(Deduplicate.LINKS)
                        .keyBy(IdentityOperator::keyOf, KeyType.TEXT)
                        .transform("identity", JourneyStep.TYPE, new IdentityOperator(centre)),
                "identity");
        DataStream<JourneyStep> spells =
                named(contacts.getSideOutput(ContactOperator.SPELLS).map(JourneyStep::of, JourneyStep.TYPE), "spells");
        SingleOutputStreamOperator<GroupFact> customers = named(
                JourneyOperator.of(
                        "customers", spells.union(links), changes, new CustomerFunction(centre, options.contacts())),
                "customers");
        SingleOutputStreamOperator<GroupFact> identities = named(
                JourneyOperator.of(
                        "identities",
                        customers.getSideOutput(CustomerFunction.SHARED),
                        changes,
                        new SharedFunction(centre, options.contacts())),
                "identities");
        groupTraces.add(customers.getSideOutput(JourneyFunction.TRACES));
        groupTraces.add(identities.getSideOutput(JourneyFunction.TRACES));
        return customers.union(identities);
    }

    private SingleOutputStreamOperator<TopicRecord> breakdowns(DataStream<GroupFact> facts) {
        SingleOutputStreamOperator<TopicRecord> breakdowns = named(
                facts.keyBy(GroupFactType::keyOf, KeyType.TEXT)
                        .transform("breakdowns", TopicRecord.TYPE, new GroupOperator(centre, options.bounded())),
                "breakdowns");
        sink(breakdowns, Topics.BREAKDOWNS);
        return breakdowns;
    }

    private void sink(DataStream<TopicRecord> records, Topic<?> topic) {
        sink(records, new TopicSink(out, topic.name(), topic.compacted(), false, false));
    }

    /** A topic of the live state, of which readers want to know how far it has come. */
    private void state(DataStream<TopicRecord> records, Topic<?> topic, boolean newestOnly) {
        sink(records, new TopicSink(out, topic.name(), topic.compacted(), newestOnly, options.board()));
    }

    private void sink(DataStream<TopicRecord> records, TopicSink sink) {
        String name = "topic-" + sink.topic();
        records.sinkTo(sink).name(name).uid(name).setParallelism(1);
    }

    private <T> SingleOutputStreamOperator<T> named(SingleOutputStreamOperator<T> operator, String name) {
        return operator.name(name).uid(name).setParallelism(options.parallelism());
    }

    private static <T> SingleOutputStreamOperator<T> once(SingleOutputStreamOperator<T> operator, String name) {
        return operator.name(name).uid(name).setParallelism(1);
    }
}

package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.Breakdown;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.Slice;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The interval history and the totals of groups of facts, keyed by {@link GroupFactType#keyOf}; see {@link IntervalHistory}. Without
 * an end in sight an interval is kept for as long as what its facts come from can change them.
 */
final class GroupOperator extends EventTimeOperator<GroupFact, TopicRecord> {
    static final OutputTag<TotalPart> TOTALS = new OutputTag<>("group-totals", TotalPart.TYPE);

    private static final long KEPT_LONGER = 2 * Micros.DAY;
    /** Where totals are not told apart by day. */
    private static final String ALL_DAYS = "";

    private final Centre centre;
    private final boolean bounded;
    private transient IntervalHistory history;
    private transient MapStateDescriptor<String, Slice> totalsDescriptor;
    /** By local day where the group's totals are by day. */
    private transient MapState<String, Slice> totals;

    /**
     * @param bounded whether the log ends, so that all intervals are kept up to then, and totals
     */
    GroupOperator(Centre centre, boolean bounded) {
        this.centre = centre;
        this.bounded = bounded;
    }

    @Override
    public void open() throws Exception {
        super.open();
        totalsDescriptor = new MapStateDescriptor<>("totals", Types.STRING, SliceType.TYPE);
        totals = getRuntimeContext().getMapState(totalsDescriptor);
        history = new IntervalHistory(
                this, getRuntimeContext(), centre.intervalMinutes(), bounded, new IntervalHistory.Records() {
                    @Override
                    public IntervalHistory.Draft draft(long start, Slice slice, boolean first) {
                        return first && slice.isEmpty() ? null : GroupOperator.this.draft(start, slice);
                    }

                    @Override
                    public long keptMicros() {
                        return kept(key().group());
                    }
                });
    }

    @Override
    public void processElement(StreamRecord<GroupFact> record) throws Exception {
        GroupFact fact = record.getValue();
        if (bounded) {
            addToTotal(fact);
        }
        history.change(fact.at(), slice -> slice.add(fact));
    }

    private void addToTotal(GroupFact fact) throws Exception {
        String day = fact.group() == Group.FUNNEL
                ? Micros.toInstant(fact.at())
                        .atZone(centre.zone())
                        .toLocalDate()
                        .toString()
                : ALL_DAYS;
        Slice total = totals.get(day);
        if (total == null) {
            total = new Slice();
        }
        total.add(fact);
        if (total.isEmpty()) {
            totals.remove(day);
        } else {
            totals.put(day, total);
        }
    }

    private long kept(Group group) {
        long changes = switch (group) {
            case FUNNEL -> centre.liveExpiryMicros();
            case DEADLINE -> Math.max(centre.liveExpiryMicros(), centre.writtenExpiryMicros());
            case AGENT, LOAD -> AgentJourney.PLAN_KEPT;
            default -> centre.customerMemoryDays() * Micros.DAY;
        };
        return changes + KEPT_LONGER;
    }

    private GroupFactType.Key key() {
        return GroupFactType.parse((String) getCurrentKey());
    }

    private IntervalHistory.Draft draft(long start, Slice slice) {
        String key = (String) getCurrentKey();
        return new IntervalHistory.Draft(
                Json.write(MetricRegistry.facts(key().group(), slice)),
                revision -> TopicRecord.of(Topics.BREAKDOWNS, breakdown(centre, key, start, revision, slice)));
    }

    /** What is told of an interval of those facts. */
    static Breakdown breakdown(Centre centre, String keyOfFacts, long start, long revision, Slice slice) {
        GroupFactType.Key key = GroupFactType.parse(keyOfFacts);
        return new Breakdown(
                key.group().wireName(),
                named(key),
                Micros.toInstant(start),
                centre.intervalMinutes(),
                revision,
                MetricRegistry.facts(key.group(), slice));
    }

    private static Map<String, String> named(GroupFactType.Key key) {
        List<String> dimensions = key.group().dimensions();
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            named.put(dimensions.get(i), key.keys().get(i));
        }
        return named;
    }

    @Override
    void onTimer(long at) throws Exception {
        history.onTimer(at);
    }

    @Override
    void endOfLog() throws Exception {
        history.endOfLog();
        eachKey(totalsDescriptor, (key, state) -> {
            GroupFactType.Key parsed = GroupFactType.parse(key);
            for (Map.Entry<String, Slice> entry : state.entries()) {
                emit(TOTALS, TotalPart.of(parsed, entry.getKey(), entry.getValue()));
            }
        });
    }
}

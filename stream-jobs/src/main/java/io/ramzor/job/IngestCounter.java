package io.ramzor.job;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;

/** One operator's share of the ingest counts, kept in its operator state. */
final class IngestCounter {
    private static final ListStateDescriptor<Ingest> STATE =
            new ListStateDescriptor<>("ingest", Ingest.Serializer.INSTANCE);

    private ListState<Ingest> state;
    private Ingest sum = Ingest.NONE;

    void initialize(StateInitializationContext context) throws Exception {
        state = context.getOperatorStateStore().getListState(STATE);
        for (Ingest part : state.get()) {
            sum = sum.plus(part);
        }
    }

    void add(Ingest change) {
        sum = sum.plus(change);
    }

    Ingest sum() {
        return sum;
    }

    void snapshot() throws Exception {
        state.update(java.util.List.of(sum));
    }
}

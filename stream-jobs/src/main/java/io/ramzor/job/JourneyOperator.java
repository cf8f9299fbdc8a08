package io.ramzor.job;

import io.ramzor.metric.GroupFact;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Flink's operator for a {@link JourneyFunction}, which also tells it what now was when the log ended. */
final class JourneyOperator extends CoBroadcastWithKeyedOperator<String, JourneyStep, ReadEvent, GroupFact> {
    private static final long serialVersionUID = 1;

    private final JourneyFunction function;

    private JourneyOperator(JourneyFunction function) {
        super(function, List.of(JourneyFunction.CHANGES));
        this.function = function;
    }

    /**
     * Lays the operator into the graph.
     *
     * @param steps what is new, of all keys
     * @param changes changes of the calendar and of the bot's level, which come to all subtasks
     */
    @SuppressWarnings("unchecked")
    static SingleOutputStreamOperator<GroupFact> of(
            String name, DataStream<JourneyStep> steps, DataStream<ReadEvent> changes, JourneyFunction function) {
        SingleOutputStreamOperator<GroupFact> operator = steps.keyBy(JourneyStep::key, KeyType.TEXT)
                .connect(changes.broadcast())
                .transform(name, GroupFactType.TYPE, new JourneyOperator(function));
        var transformation = (TwoInputTransformation<JourneyStep, ReadEvent, GroupFact>) operator.getTransformation();
        transformation.setStateKeySelectors(JourneyStep::key, null);
        transformation.setStateKeyType(KeyType.TEXT);
        return operator;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        function.mark(mark.getTimestamp());
        super.processWatermark(mark);
    }
}

package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Micros;
import io.ramzor.metric.Breakdown;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Measure;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of groups through their operator, each read at its now. */
class GroupOperatorTest {
    private static final long START = SampleLog.START;
    private static final GroupFact SESSION =
            new GroupFact(Group.BOT, List.of("loan", "chat", "green"), Measure.BOT_SESSIONS, START, 0, 1);

    @TempDir
    Path folder;

    private final List<Tuple2<Long, GroupFact>> facts = new ArrayList<>();

    /** Says now, then hands on the fact. */
    private static final class Timeline extends AbstractStreamOperator<GroupFact>
            implements OneInputStreamOperator<Tuple2<Long, GroupFact>, GroupFact> {
        @Override
        public void processElement(StreamRecord<Tuple2<Long, GroupFact>> record) {
            output.emitWatermark(new Watermark(record.getValue().f0));
            output.collect(new StreamRecord<>(record.getValue().f1));
        }

        @Override
        public void processWatermark(Watermark mark) {
            output.emitWatermark(mark);
        }
    }

    private GroupOperatorTest at(long now, GroupFact fact) {
        facts.add(Tuple2.of(now, fact));
        return this;
    }

    private List<Breakdown> said(boolean bounded) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromData(facts, Types.TUPLE(Types.LONG, GroupFactType.TYPE))
                .transform("timeline", GroupFactType.TYPE, new Timeline())
                .setParallelism(1)
                .keyBy(GroupFactType::keyOf, Types.STRING)
                .transform("breakdowns", TopicRecord.TYPE, new GroupOperator(SampleLog.centre(), bounded))
                .setParallelism(1)
                .sinkTo(new TopicSink(
                        new FolderOutlet(folder.toString()), Topics.BREAKDOWNS.name(), true, false, false))
                .setParallelism(1);
        env.execute();
        List<Breakdown> said = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("breakdowns.ndjson"))) {
            said.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Breakdown.class));
        }
        return said;
    }

    private static GroupFact handedOver(int weight) {
        return new GroupFact(SESSION.group(), SESSION.keys(), Measure.BOT_HANDED_OVER, START, 0, weight);
    }

    @Test
    void an_interval_is_said_at_its_end_and_again_at_most_once_a_minute_when_it_has_changed() throws Exception {
        long end = START + 15 * Micros.MINUTE;

        List<Breakdown> said = at(START, SESSION)
                .at(end - 1, SESSION)
                .at(end + 1, handedOver(1))
                .at(end + 2, handedOver(1))
                .at(end + 3 * Micros.MINUTE, handedOver(-1))
                .at(end + 3 * Micros.MINUTE + 1, handedOver(1))
                .at(end + 10 * Micros.MINUTE, handedOver(-2))
                .said(true);

        assertThat(said).extracting(Breakdown::revision).containsExactly(1L, 2L, 3L);
        assertThat(said)
                .extracting(breakdown -> breakdown.facts().get("bot_handed_over"))
                .containsExactly(0, 2, 0);
        assertThat(said).allSatisfy(breakdown -> {
            assertThat(breakdown.group()).isEqualTo("bot");
            assertThat(breakdown.keys()).isEqualTo(Map.of("topic", "loan", "channel", "chat", "level", "green"));
            assertThat(breakdown.start()).isEqualTo(Micros.toInstant(START));
            assertThat(breakdown.facts()).containsEntry("bot_sessions", 2);
        });
    }

    @Test
    void a_fact_that_changes_many_days_later_raises_the_revision_of_its_interval() throws Exception {
        GroupFact other =
                new GroupFact(SESSION.group(), SESSION.keys(), SESSION.measure(), START + 20 * Micros.MINUTE, 0, 1);

        List<Breakdown> said = at(START, SESSION)
                .at(START, other)
                .at(START + 3 * Micros.DAY, SESSION)
                .at(START + 6 * Micros.DAY, other)
                .at(START + 9 * Micros.DAY, SESSION)
                .said(false);

        assertThat(said)
                .filteredOn(breakdown -> breakdown.start().equals(Micros.toInstant(START)))
                .extracting(breakdown ->
                        breakdown.revision() + ":" + breakdown.facts().get("bot_sessions"))
                .containsExactly("1:1", "2:2", "3:3");
        assertThat(said)
                .filteredOn(breakdown -> !breakdown.start().equals(Micros.toInstant(START)))
                .extracting(breakdown ->
                        breakdown.revision() + ":" + breakdown.facts().get("bot_sessions"))
                .containsExactly("1:1", "2:2");
    }

    @Test
    void without_an_end_in_sight_an_interval_is_let_go_when_nothing_can_change_it() throws Exception {
        GroupFact step =
                new GroupFact(Group.FUNNEL, List.of("loan\tform", "", "web"), Measure.STEPS_ENTERED, START, 0, 1);

        List<Breakdown> kept = at(START, step)
                .at(START + 2 * Micros.DAY, step)
                .at(START + 10 * Micros.DAY, step)
                .said(false);

        assertThat(kept)
                .extracting(breakdown ->
                        breakdown.revision() + ":" + breakdown.facts().get("steps_entered"))
                .containsExactly("1:1", "2:2");
        assertThat(kept.get(0).keys()).containsEntry("process", "loan\tform").containsEntry("step", "");
        assertThat(said(true))
                .last()
                .satisfies(breakdown -> assertThat(breakdown.facts()).containsEntry("steps_entered", 3));
    }

    @Test
    void what_was_taken_out_before_it_was_said_is_never_said() throws Exception {
        assertThat(at(START, SESSION).at(START + 1, SESSION.weighing(-1)).said(true))
                .isEmpty();
    }
}

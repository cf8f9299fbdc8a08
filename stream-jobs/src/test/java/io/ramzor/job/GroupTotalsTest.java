package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.metric.Group;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Measure;
import io.ramzor.metric.Slice;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Sections of the totals from the facts of groups. */
class GroupTotalsTest {
    private final GroupTotals totals = new GroupTotals();

    /** Adds so many facts as the operator's part says them. */
    private GroupTotalsTest with(Group group, String day, List<String> keys, Measure measure, long value, int count)
            throws IOException {
        Slice slice = new Slice();
        slice.add(new GroupFact(group, keys, measure, 0, value, count));
        DataOutputSerializer out = new DataOutputSerializer(64);
        TotalPart part = TotalPart.of(new GroupFactType.Key(group, keys), day, slice);
        TotalPart.Serializer.INSTANCE.serialize(part, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        TotalPart read = TotalPart.Serializer.INSTANCE.deserialize(in);
        assertThat(read).isEqualTo(part);
        totals.add(read);
        return this;
    }

    private GroupTotalsTest with(Group group, List<String> keys, Measure measure, int count) throws IOException {
        return with(group, "", keys, measure, 0, count);
    }

    private static JsonNode json(Object section) {
        return Json.MAPPER.valueToTree(section);
    }

    @Test
    void the_shift_section_has_every_name_also_without_facts() {
        JsonNode shift = json(ShiftTotals.of(SampleLog.centre(), totals));

        assertThat(shift.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "episodes",
                        "fcr",
                        "fcr_matured",
                        "episodes_matured",
                        "repeats",
                        "parallel",
                        "matrix",
                        "first_time_digital",
                        "returners",
                        "digital_regulars",
                        "contacts_per_episode",
                        "agents_per_episode",
                        "shifted",
                        "induced",
                        "channel_mix",
                        "channel_mix_by_kind",
                        "voice_to_written_shift",
                        "escalated_l1_l2",
                        "text_to_voice",
                        "expectation_message",
                        "deflection_offered",
                        "deflection_accepted",
                        "deflection_returned");
        for (String ratio : List.of("fcr", "fcr_matured", "contacts_per_episode", "voice_to_written_shift")) {
            assertThat(shift.get(ratio).isNull()).as(ratio).isTrue();
        }
        assertThat(shift.get("episodes").asInt()).isZero();
        assertThat(shift.get("matrix")).isEmpty();
    }

    @Test
    void the_shift_section_sums_facts_over_topics_and_channels() throws IOException {
        with(Group.EPISODE, List.of("loan"), Measure.EPISODES, 3);
        with(Group.EPISODE, List.of("loan"), Measure.EPISODES_SINGLE, 1);
        with(Group.EPISODE, List.of("card"), Measure.EPISODES, 1);
        with(Group.EPISODE, List.of("card"), Measure.EPISODES_SINGLE, 1);
        with(Group.SHIFT, List.of("whatsapp", "voice", "slow_wait"), Measure.SHIFTS, 2);
        with(Group.SHIFT, List.of("voice", "whatsapp", "customer_choice"), Measure.SHIFTS, 1);
        with(Group.SHIFT, List.of("voice", "chat", "customer_choice"), Measure.TEXT_TO_VOICE, 1);
        with(Group.RETURN, List.of("voice", "sent"), Measure.REPEATS, 1);
        with(Group.RETURN, List.of("voice", "none"), Measure.REPEATS, 4);
        with(Group.RETURN, List.of("chat", "none"), Measure.PARALLEL, 2);
        with(Group.CONTACTS, List.of("voice", "loan"), Measure.SPELLS, 3);
        with(Group.CONTACTS, List.of("whatsapp", "card"), Measure.SPELLS, 1);

        JsonNode shift = json(ShiftTotals.of(SampleLog.centre(), totals));

        assertThat(shift.get("fcr").asDouble()).isEqualTo(0.5);
        assertThat(shift.get("matrix")).hasToString("""
                [{"from":"voice","to":"whatsapp","cause":"customer_choice","count":1},\
                {"from":"whatsapp","to":"voice","cause":"slow_wait","count":2}]""");
        assertThat(shift.get("repeats").asInt()).isEqualTo(5);
        assertThat(shift.get("parallel").asInt()).isEqualTo(2);
        assertThat(shift.get("expectation_message"))
                .hasToString("{\"none\":{\"repeats\":4,\"parallel\":2},\"sent\":{\"repeats\":1,\"parallel\":0}}");
        assertThat(shift.get("channel_mix")).hasToString("{\"voice\":0.75,\"whatsapp\":0.25}");
        assertThat(shift.get("channel_mix_by_kind")).hasToString("{\"live\":0.75,\"messaging\":0.25}");
    }

    @Test
    void the_bot_section_says_counts_by_their_short_names_and_ratios() throws IOException {
        with(Group.BOT, List.of("loan", "chat", "green"), Measure.BOT_SESSIONS, 3);
        with(Group.BOT, List.of("card", "chat", "green"), Measure.BOT_SESSIONS, 1);
        with(Group.BOT, List.of("card", "chat", "green"), Measure.BOT_HANDED_OVER, 1);
        with(Group.BOT, List.of("card", "chat", "red"), Measure.HUMAN_REQUESTS, 2);

        JsonNode bot = json(BotTotals.of(totals));

        assertThat(bot.get("sessions").asInt()).isEqualTo(4);
        assertThat(bot.get("handed_over").asInt()).isEqualTo(1);
        assertThat(bot.get("escalation_rate").asDouble()).isEqualTo(0.25);
        assertThat(bot.get("human_requests").asInt()).isEqualTo(2);
        assertThat(bot.get("contained").asInt()).isZero();
        for (String name : List.of("abandoned", "verified_contained", "verified_matured", "human_requests_blocked")) {
            assertThat(bot.get(name).asInt()).as(name).isZero();
        }
    }

    @Test
    void every_kind_of_deadline_stands_in_its_section() throws IOException {
        with(Group.DEADLINE, List.of("callback"), Measure.DEADLINE_MET, 2);
        with(Group.DEADLINE, List.of("callback"), Measure.DEADLINE_MISSED, 1);

        Map<String, Object> deadlines = DeadlineTotals.of(totals);

        assertThat(deadlines)
                .containsOnlyKeys("answer", "first_human_reply", "next_reply", "callback", "reply_window", "statutory");
        assertThat(json(deadlines).get("callback")).hasToString("{\"open\":0,\"met\":2,\"missed\":1,\"cancelled\":0}");
    }
}

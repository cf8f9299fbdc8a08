package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers of groups: one row a value, worked out by hand. */
class GroupMetricsTest {
    private record Row(String id, Group group, Map<Measure, Integer> facts, double value) {}

    private static final List<Row> ROWS = List.of(
            new Row("escalation_rate", Group.BOT, Map.of(Measure.BOT_SESSIONS, 40, Measure.BOT_HANDED_OVER, 14), 0.35),
            new Row(
                    "verified_containment",
                    Group.BOT,
                    Map.of(Measure.BOT_SESSIONS, 40, Measure.BOT_CONTAINED, 22, Measure.BOT_VERIFIED_CONTAINED, 18),
                    0.45),
            new Row(
                    "verified_containment_matured",
                    Group.BOT,
                    Map.of(Measure.BOT_SESSIONS_MATURED, 20, Measure.BOT_VERIFIED_MATURED, 8, Measure.BOT_SESSIONS, 40),
                    0.4),
            new Row(
                    "human_requests_blocked_share",
                    Group.BOT,
                    Map.of(Measure.HUMAN_REQUESTS, 25, Measure.HUMAN_REQUESTS_BLOCKED, 3),
                    0.12),
            new Row(
                    "deadline_met_share",
                    Group.DEADLINE,
                    Map.of(
                            Measure.DEADLINE_MET, 9,
                            Measure.DEADLINE_MISSED, 3,
                            Measure.DEADLINE_OPEN, 5,
                            Measure.DEADLINE_CANCELLED, 7),
                    0.75),
            new Row("escalated_share", Group.CONTACTS, Map.of(Measure.SPELLS, 200, Measure.ESCALATED, 9), 0.045),
            new Row(
                    "fcr",
                    Group.EPISODE,
                    Map.of(Measure.EPISODES, 10, Measure.EPISODES_SINGLE, 7, Measure.EPISODES_MATURED, 3),
                    0.7),
            new Row(
                    "fcr_matured",
                    Group.EPISODE,
                    Map.of(
                            Measure.EPISODES, 10,
                            Measure.EPISODES_SINGLE, 7,
                            Measure.EPISODES_MATURED, 4,
                            Measure.EPISODES_SINGLE_MATURED, 3),
                    0.75),
            new Row("induced_share", Group.LAUNCH, Map.of(Measure.SHIFTED, 30, Measure.INDUCED, 10), 0.25),
            new Row(
                    "deflection_accepted_share",
                    Group.DEFLECTION,
                    Map.of(Measure.DEFLECTION_OFFERED, 8, Measure.DEFLECTION_ACCEPTED, 2),
                    0.25),
            new Row(
                    "deflection_returned_share",
                    Group.DEFLECTION,
                    Map.of(Measure.DEFLECTION_ACCEPTED, 2, Measure.DEFLECTION_RETURNED, 1),
                    0.5),
            new Row(
                    "step_completion",
                    Group.FUNNEL,
                    Map.of(Measure.STEPS_ENTERED, 5, Measure.STEPS_COMPLETED, 3, Measure.STEPS_LEFT, 1),
                    0.6),
            new Row(
                    "step_left_share",
                    Group.FUNNEL,
                    Map.of(Measure.STEPS_ENTERED, 5, Measure.STEPS_COMPLETED, 3, Measure.STEPS_LEFT, 1),
                    0.2));

    private static Slice slice(Group group, Map<Measure, Integer> counts) {
        Slice slice = new Slice();
        List<String> keys = group.dimensions().stream().map(name -> "k").toList();
        counts.forEach((measure, count) -> slice.add(new GroupFact(group, keys, measure, 0, 0, count)));
        return slice;
    }

    @Test
    void everyRatioOfAGroupIsWhatItsRowSaysAndNullWithoutFacts() {
        for (Row row : ROWS) {
            assertThat(MetricRegistry.values(row.group(), slice(row.group(), row.facts()))
                            .get(row.id()))
                    .as(row.id())
                    .isInstanceOfSatisfying(
                            Double.class, value -> assertThat(value).isEqualTo(row.value(), within(1e-12)));
            assertThat(MetricRegistry.values(row.group(), new Slice()))
                    .as(row.id())
                    .containsEntry(row.id(), null);
        }
    }

    @Test
    void anEpisodesMeansAreSumsOverEpisodes() {
        Slice slice = new Slice();
        for (int spells : new int[] {1, 1, 4}) {
            slice.add(new GroupFact(Group.EPISODE, List.of("loan"), Measure.EPISODES, 0, 0, 1));
            slice.add(new GroupFact(Group.EPISODE, List.of("loan"), Measure.EPISODE_SPELLS, 0, spells, 1));
            slice.add(new GroupFact(Group.EPISODE, List.of("loan"), Measure.EPISODE_AGENTS, 0, spells - 1, 1));
        }

        assertThat(MetricRegistry.values(Group.EPISODE, slice))
                .containsEntry("contacts_per_episode", 2.0)
                .containsEntry("agents_per_episode", 1.0);
        assertThat(MetricRegistry.facts(Group.EPISODE, slice))
                .containsEntry("episodes", 3L)
                .containsEntry("episode_spells", 6L)
                .containsEntry("episode_agents", 3L);
        assertThat(MetricRegistry.values(Group.EPISODE, new Slice()))
                .containsEntry("contacts_per_episode", null)
                .containsEntry("agents_per_episode", null);
    }

    @Test
    void everyValueHasARowAndEveryGroupItsFacts() {
        Set<String> told = new TreeSet<>(ROWS.stream().map(Row::id).toList());
        told.addAll(List.of("contacts_per_episode", "agents_per_episode"));
        Set<String> journeys = Arrays.stream(Group.values())
                .filter(group -> group != Group.AGENT && group != Group.LOAD && group != Group.FORECAST)
                .map(Group::wireName)
                .collect(Collectors.toSet());

        assertThat(MetricRegistry.definitions().stream()
                        .filter(definition ->
                                definition.kind().equals("value") && journeys.contains(definition.group()))
                        .map(MetricDefinition::id)
                        .filter(id -> !id.startsWith("channel_mix") && !id.equals("voice_to_written_shift")))
                .containsExactlyInAnyOrderElementsOf(told);
        List<String> facts = new ArrayList<>();
        for (Group group : EnumSet.complementOf(EnumSet.of(Group.FORECAST))) {
            assertThat(MetricRegistry.facts(group, new Slice()))
                    .as(group.wireName())
                    .isNotEmpty();
            facts.addAll(MetricRegistry.facts(group, new Slice()).keySet());
        }
        assertThat(facts).doesNotHaveDuplicates();
    }

    @Test
    void theMixIsTheShareOfSpellsByChannelAndKind() {
        ChannelMix mix = new ChannelMix();
        mix.add("voice", "loan", slice(Group.CONTACTS, Map.of(Measure.SPELLS, 6)));
        mix.add("voice", "card", slice(Group.CONTACTS, Map.of(Measure.SPELLS, 2)));
        mix.add("whatsapp", "loan", slice(Group.CONTACTS, Map.of(Measure.SPELLS, 2)));

        assertThat(mix.shares(channel -> channel)).isEqualTo(Map.of("voice", 0.8, "whatsapp", 0.2));
        assertThat(mix.shares(channel -> "all")).isEqualTo(Map.of("all", 1.0));
        assertThat(new ChannelMix().shares(channel -> channel)).isEmpty();
    }

    /** Loans were 60 of 100, 50 of them by voice, now 10 of 20; cards 40, 20 by voice, now all 5 by voice. */
    @Test
    void theShiftFromVoiceToTextIsTakenAtTheBaselinesTopics() {
        ChannelMix mix = new ChannelMix();
        mix.add(
                "voice",
                "loan",
                slice(Group.CONTACTS, Map.of(Measure.SPELLS_BASELINE, 50, Measure.SPELLS_PRESENT, 10)));
        mix.add("app", "loan", slice(Group.CONTACTS, Map.of(Measure.SPELLS_BASELINE, 10, Measure.SPELLS_PRESENT, 10)));
        mix.add("voice", "card", slice(Group.CONTACTS, Map.of(Measure.SPELLS_BASELINE, 10, Measure.SPELLS_PRESENT, 5)));
        mix.add("app", "card", slice(Group.CONTACTS, Map.of(Measure.SPELLS_BASELINE, 10)));
        mix.add("app", "gone", slice(Group.CONTACTS, Map.of(Measure.SPELLS_BASELINE, 20)));
        mix.add("app", "new", slice(Group.CONTACTS, Map.of(Measure.SPELLS_PRESENT, 3)));

        assertThat(mix.voiceToWrittenShift("voice"::equals))
                .isEqualTo(0.6 * (50 / 60.0 - 0.5) + 0.2 * (0.5 - 1), within(1e-12));
    }

    @Test
    void thereIsNoShiftWithoutABaselineOrWithoutAPresent() {
        ChannelMix before = new ChannelMix();
        before.add("voice", "loan", slice(Group.CONTACTS, Map.of(Measure.SPELLS_BASELINE, 5)));
        ChannelMix since = new ChannelMix();
        since.add("voice", "loan", slice(Group.CONTACTS, Map.of(Measure.SPELLS_PRESENT, 5)));

        assertThat(before.voiceToWrittenShift("voice"::equals)).isNull();
        assertThat(since.voiceToWrittenShift("voice"::equals)).isNull();
    }
}

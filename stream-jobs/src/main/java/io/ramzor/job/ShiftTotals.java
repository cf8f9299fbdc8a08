package io.ramzor.job;

import static io.ramzor.metric.Group.COHORT;
import static io.ramzor.metric.Group.CONTACTS;
import static io.ramzor.metric.Group.DEFLECTION;
import static io.ramzor.metric.Group.EPISODE;
import static io.ramzor.metric.Group.LAUNCH;
import static io.ramzor.metric.Group.RETURN;
import static io.ramzor.metric.Group.SHIFT;

import io.ramzor.centre.Centre;
import io.ramzor.metric.ChannelMix;
import io.ramzor.metric.Measure;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Section {@code shift} of the totals: how customers move between channels. */
final class ShiftTotals {
    private final Centre centre;
    private final GroupTotals totals;

    private ShiftTotals(Centre centre, GroupTotals totals) {
        this.centre = centre;
        this.totals = totals;
    }

    static Map<String, Object> of(Centre centre, GroupTotals totals) {
        return new ShiftTotals(centre, totals).section();
    }

    private Map<String, Object> section() {
        Map<String, Object> section = new LinkedHashMap<>();
        episodes(section);
        section.put("repeats", totals.count(RETURN, Measure.REPEATS));
        section.put("parallel", totals.count(RETURN, Measure.PARALLEL));
        section.put("matrix", matrix());
        for (Measure measure : List.of(Measure.FIRST_TIME_DIGITAL, Measure.RETURNERS, Measure.DIGITAL_REGULARS)) {
            section.put(measure.wireName(), totals.count(COHORT, measure));
        }
        section.put("shifted", totals.count(LAUNCH, Measure.SHIFTED));
        section.put("induced", totals.count(LAUNCH, Measure.INDUCED));
        mix(section);
        section.put("escalated_l1_l2", totals.count(CONTACTS, Measure.ESCALATED));
        section.put("text_to_voice", totals.count(SHIFT, Measure.TEXT_TO_VOICE));
        section.put("expectation_message", expectation());
        Slice deflections = totals.all(DEFLECTION);
        MetricRegistry.facts(DEFLECTION, deflections).forEach(section::put);
        return section;
    }

    private void episodes(Map<String, Object> section) {
        Slice episodes = totals.all(EPISODE);
        Map<String, Number> values = MetricRegistry.values(EPISODE, episodes);
        section.put("episodes", episodes.count(Measure.EPISODES));
        section.put("fcr", values.get("fcr"));
        section.put("episodes_matured", episodes.count(Measure.EPISODES_MATURED));
        section.put("fcr_matured", values.get("fcr_matured"));
        section.put("contacts_per_episode", values.get("contacts_per_episode"));
        section.put("agents_per_episode", values.get("agents_per_episode"));
    }

    private List<Map<String, Object>> matrix() {
        List<Map<String, Object>> matrix = new ArrayList<>();
        totals.each(SHIFT, (keys, slice) -> {
            long count = slice.count(Measure.SHIFTS);
            if (count != 0) {
                Map<String, Object> cell = new LinkedHashMap<>();
                cell.put("from", keys.get(0));
                cell.put("to", keys.get(1));
                cell.put("cause", keys.get(2));
                cell.put("count", count);
                matrix.add(cell);
            }
        });
        return matrix;
    }

    private void mix(Map<String, Object> section) {
        ChannelMix mix = new ChannelMix();
        totals.each(CONTACTS, (keys, slice) -> mix.add(keys.get(0), keys.get(1), slice));
        section.put("channel_mix", mix.shares(channel -> channel));
        section.put(
                "channel_mix_by_kind",
                mix.shares(channel ->
                        centre.channelOrDefault(channel).kind().name().toLowerCase(Locale.ROOT)));
        section.put(
                "voice_to_written_shift",
                mix.voiceToWrittenShift(
                        channel -> !centre.channelOrDefault(channel).written()));
    }

    /** Repeats and parallel contacts by whether the contact before was told what to expect. */
    private Map<String, Map<String, Long>> expectation() {
        Map<String, Slice> slices = new TreeMap<>(Map.of("sent", new Slice(), "none", new Slice()));
        totals.each(
                RETURN,
                (keys, slice) ->
                        slices.computeIfAbsent(keys.get(1), k -> new Slice()).add(slice));
        Map<String, Map<String, Long>> expectation = new TreeMap<>();
        slices.forEach((told, slice) -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("repeats", slice.count(Measure.REPEATS));
            counts.put("parallel", slice.count(Measure.PARALLEL));
            expectation.put(told, counts);
        });
        return expectation;
    }
}

package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a number is made of, and the same number from the sums of its facts. */
class TracedMetricTest {
    private static final long NOW = ContactLog.time("12:00:00");

    /** Facts of some calls: in time, late, left at once, left late, still waiting. */
    private static List<Counted> facts() {
        List<Counted> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int wait = 7 * i;
            ContactLog call = ContactLog.of("voice").at("10:00:00").queued("voice");
            String end = "10:0%d:%02d".formatted(wait / 60, wait % 60);
            if (i % 5 != 4) {
                call.at(end).then(i % 3 == 0 ? EventType.ABANDONED : EventType.ANSWERED);
            }
            facts.addAll(call.at("12:00:00").facts());
        }
        return facts.stream().filter(fact -> fact.book() == Book.INTERVAL).toList();
    }

    private static TracedMetric.Sums sums(List<Counted> facts, TracedMetric metric) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        facts.stream()
                .filter(fact -> metric.measures().contains(fact.measure()))
                .forEach(fact -> {
                    counts.merge(fact.measure(), 1L, Long::sum);
                    sums.merge(fact.measure(), fact.value(), Long::sum);
                });
        return new TracedMetric.Sums(counts, sums, null, null, null);
    }

    @Test
    void everyFactAndValueIsTracedToFactsThatGiveTheSameNumber() {
        List<Counted> facts = facts();
        Slice slice = new Slice();
        facts.forEach(slice::add);
        int compared = 0;
        for (Metric metric : MetricRegistry.FACTS) {
            TracedMetric traced = TracedMetric.of(metric.id()).orElseThrow();
            assertThat(traced.value(sums(facts, traced), NOW))
                    .as(metric.id())
                    .isEqualTo(metric.formula().of(slice, NOW));
            compared++;
        }
        for (Metric metric : MetricRegistry.VALUES) {
            TracedMetric traced = TracedMetric.of(metric.id()).orElseThrow();
            if (traced.percent() == 0) {
                assertThat(traced.value(sums(facts, traced), NOW))
                        .as(metric.id())
                        .isEqualTo(metric.formula().of(slice, NOW));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(25);
        assertThat(TracedMetric.of("wait_p90_seconds").orElseThrow().percent()).isEqualTo(90);
    }

    @Test
    void aFormulaSaysOfALegWhetherItIsForOrAgainstOrNotCounted() {
        Map<String, Boolean> ofShortAbandon = marks(Measure.ABANDONED_SHORT);
        assertThat(ofShortAbandon)
                .containsEntry("short_abandons_excluded", null)
                .containsEntry("abandons_against", false)
                .containsEntry("early_abandons_met", true)
                .containsEntry("exited_in_time", true);
        assertThat(marks(Measure.FLOWED_OUT))
                .containsEntry("flow_outs_against", false)
                .containsEntry("exited_in_time", false)
                .containsEntry("answered_only", null);
        assertThat(marks(Measure.WAITING_IN).values()).containsOnlyNulls();
        assertThat(marks(Measure.WAITING_LATE).values()).containsOnly(false);
    }

    private static Map<String, Boolean> marks(Measure outcome) {
        Map<String, Boolean> marks = new HashMap<>();
        List<ContactTrace.Fact> leg = List.of(
                new ContactTrace.Fact("q", "", "offered", 0, 0),
                new ContactTrace.Fact("q", "", outcome.wireName(), 0, 0));
        MetricRegistry.presets()
                .forEach(preset -> marks.put(
                        preset,
                        TracedMetric.of(MetricRegistry.presetKey(preset))
                                .orElseThrow()
                                .counts(leg)));
        return marks;
    }

    @Test
    void clocksAreTracedByTheirNumbersElapsedAndInBusinessTime() {
        TracedMetric share =
                TracedMetric.of("first_human_reply.within_target_share").orElseThrow();
        assertThat(share.clock()).isEqualTo("first_human_reply");
        assertThat(share.measures())
                .contains(Measure.CLOCK_REPLIED, Measure.CLOCK_WITHIN_TARGET, Measure.CLOCK_UNANSWERED_LATE);
        assertThat(TracedMetric.of("next_reply.business.p50_seconds")
                        .orElseThrow()
                        .measures())
                .containsExactly(Measure.CLOCK_BUSINESS_REPLIED);
        assertThat(TracedMetric.of("next_reply.oldest_unanswered_seconds")
                        .orElseThrow()
                        .measures())
                .containsExactly(Measure.CLOCK_UNANSWERED);
    }

    @Test
    void whatIsNotOfSingleContactsIsNotTraced() {
        assertThat(TracedMetric.of("expected_wait_seconds")).isEmpty();
        assertThat(TracedMetric.of("first_human_reply")).isEmpty();
        assertThat(TracedMetric.of("nothing")).isEmpty();
        assertThat(TracedMetric.of("service_level.nothing")).isEmpty();
    }
}

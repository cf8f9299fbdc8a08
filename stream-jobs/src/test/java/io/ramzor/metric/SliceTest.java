package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SliceTest {
    private static final long NOW = 1_772_445_600_000_000L;

    private static Counted fact(Measure measure, long value, int weight) {
        return new Counted("q", "voice", "", Book.INTERVAL, 0, measure, value, weight);
    }

    private static Slice slice(Map<Measure, Integer> counts) {
        Slice slice = new Slice();
        counts.forEach((measure, count) -> slice.add(fact(measure, 0, count)));
        return slice;
    }

    @Test
    void theSevenFormulasOfTheGoldenVector() {
        Slice slice = slice(Map.of(
                Measure.OFFERED, 100,
                Measure.ANSWERED_IN, 70,
                Measure.ANSWERED_LATE, 12,
                Measure.ABANDONED_SHORT, 4,
                Measure.ABANDONED_EARLY, 6,
                Measure.ABANDONED_LATE, 5,
                Measure.CALLBACK_IN, 2,
                Measure.FLOWED_OUT, 1));

        Map<String, Double> values = slice.values(NOW);

        assertThat(MetricRegistry.presets().stream()
                        .map(preset -> Math.round(values.get(MetricRegistry.presetKey(preset)) * 10_000) / 100.0))
                .containsExactly(85.37, 72.16, 75.27, 80.46, 82.47, 82.00, 74.47);
        assertThat(values.get("abandonment")).isEqualTo(11 / 96.0);
    }

    @Test
    void whoWaitsLateStandsInEveryDenominatorAndWhoWaitsInTimeInNone() {
        Slice slice = slice(
                Map.of(Measure.OFFERED, 4, Measure.ANSWERED_IN, 1, Measure.WAITING_LATE, 1, Measure.WAITING_IN, 2));

        assertThat(MetricRegistry.presets())
                .hasSize(7)
                .allSatisfy(
                        preset -> assertThat(slice.values(NOW)).containsEntry(MetricRegistry.presetKey(preset), 0.5));
    }

    @Test
    void emptyIsNoData() {
        assertThat(new Slice().values(NOW))
                .hasSize(13)
                .allSatisfy((id, value) -> assertThat(value).isNull());
        assertThat(new Slice().facts(NOW))
                .allSatisfy((id, number) -> assertThat(number.doubleValue()).isZero());
        assertThat(new Slice().responses(NOW)).isEmpty();
    }

    @Test
    void latenessOfManyWaitersDoesNotOverflow() {
        Slice slice = new Slice();
        slice.add(fact(Measure.WAITING_LATE, NOW - 10 * Micros.SECOND, 100_000));

        assertThat(slice.facts(NOW)).containsEntry("lateness_seconds", 1_000_000.0);
    }

    @Test
    void aClockWithoutATargetHasNoShareWithinTarget() {
        Slice slice = new Slice();
        slice.add(new Counted("q", "chat", "reaction", Book.INTERVAL, 0, Measure.CLOCK_REPLIED, Micros.SECOND, 1));

        assertThat(slice.responses(NOW).get("reaction"))
                .containsEntry("count", 1L)
                .containsEntry("within_target", 0L)
                .containsEntry("within_target_share", null)
                .containsEntry("oldest_unanswered_seconds", null);
    }

    @Test
    void bytesThatAreNoSliceAreRefused() {
        assertThatThrownBy(() -> Slice.decode(new byte[] {9, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 9");
        assertThatThrownBy(() -> Slice.decode(new byte[] {1, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a slice");
    }

    @Test
    void aSliceOfFewValuesIsSmall() {
        Slice slice = new Slice();
        for (int i = 0; i < 20; i++) {
            slice.add(fact(Measure.OFFERED, 0, 1));
            slice.add(fact(Measure.WAIT_ANSWERED, i * 7 * Micros.SECOND, 1));
        }

        assertThat(slice.encode()).hasSizeLessThan(100);
    }

    @Property(tries = 200)
    void whatIsTakenOutAgainWasNeverThere(@ForAll("facts") List<Counted> stay, @ForAll("facts") List<Counted> go) {
        Slice expected = new Slice();
        stay.forEach(expected::add);

        Slice slice = new Slice();
        go.forEach(slice::add);
        stay.forEach(slice::add);
        go.forEach(fact -> slice.add(fact.negated()));

        assertThat(slice).isEqualTo(expected);
        assertThat(slice.isEmpty()).isEqualTo(stay.isEmpty());
    }

    @Property(tries = 200)
    void slicesMergeSubtractAndSurviveTheirBytes(
            @ForAll("facts") List<Counted> one, @ForAll("facts") List<Counted> other) {
        Slice first = new Slice();
        one.forEach(first::add);
        Slice second = new Slice();
        other.forEach(second::add);
        Slice both = new Slice();
        one.forEach(both::add);
        other.forEach(both::add);

        Slice merged = first.copy();
        merged.add(second);
        assertThat(merged).isEqualTo(both);
        assertThat(merged.responses(NOW)).isEqualTo(both.responses(NOW));
        assertThat(Slice.decode(merged.encode())).isEqualTo(both);

        merged.subtract(second);
        assertThat(merged).isEqualTo(first);
    }

    @Property(tries = 200)
    void percentilesAreTheNearestRankWithinOnePercent(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 200_000_000) Integer> waits) {
        Slice slice = new Slice();
        waits.forEach(wait -> slice.add(fact(Measure.WAIT_ANSWERED, wait, 1)));
        List<Integer> sorted = new ArrayList<>(waits);
        sorted.sort(null);

        for (int percent : new int[] {50, 90, 95, 99}) {
            int rank = Math.max(1, (percent * sorted.size() + 99) / 100);
            double exact = sorted.get(rank - 1);
            assertThat((double) slice.percentileMicros(Measure.WAIT_ANSWERED, percent))
                    .isCloseTo(exact, within(exact * 0.005 + 1e-9));
        }
    }

    @Provide
    Arbitrary<List<Counted>> facts() {
        Arbitrary<Counted> fact = Combinators.combine(
                        Arbitraries.of("", "next_reply", "reaction"),
                        Arbitraries.of(Measure.values()),
                        Arbitraries.longs().between(0, 5_000_000_000L))
                .as((clock, measure, value) -> new Counted("q", "chat", clock, Book.INTERVAL, 0, measure, value, 1));
        return fact.list().ofMaxSize(30);
    }
}

package io.ramzor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is added up beforehand is what adding up the contacts gives, wherever a stretch begins and ends. */
class FactTotalsTest {
    private static final Instant START = Instant.parse("2026-04-05T06:00:00Z");
    private static final long NOW = Micros.of(START.plusSeconds(40_000));
    private static final EventType[] ENDS = {EventType.ANSWERED, EventType.ANSWERED, EventType.ABANDONED, null};

    @TempDir
    Path folder;

    @Test
    void magnitudesRiseWithValuesAndHoldTheirLeast() {
        int last = -1;
        for (long value = 0; value < 100_000; value++) {
            int bucket = FactTotals.bucket(value);
            assertThat(bucket).isBetween(last, last + 1);
            assertThat(value).isBetween(FactTotals.least(bucket), FactTotals.least(bucket + 1) - 1);
            last = bucket;
        }
        assertThat(FactTotals.least(FactTotals.bucket(Long.MAX_VALUE / 2))).isLessThanOrEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    void sumsAndPercentilesOfAnyStretchAreThoseOfItsContacts() throws IOException {
        TraceSamples samples = new TraceSamples();
        SplittableRandom random = new SplittableRandom(4);
        Map<String, ContactTrace> kept = new java.util.LinkedHashMap<>();
        try (SqliteTraces traces = SqliteTraces.open(folder.resolve("contacts.db"))) {
            for (int round = 0; round < 3; round++) {
                List<ContactTrace> told = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    Instant queued = START.plusSeconds(i * 47L);
                    EventType end = ENDS[random.nextInt(ENDS.length)];
                    told.add(samples.call("c" + i, queued, random.nextInt(1, 400), end));
                }
                traces.write(told, List.of());
                told.forEach(trace -> kept.put(trace.key(), trace));
            }
            compareAll(traces, kept, random);
        }
        try (SqliteTraces opened = SqliteTraces.open(folder.resolve("contacts.db"))) {
            compareAll(opened, kept, random);
        }
    }

    private static void compareAll(SqliteTraces traces, Map<String, ContactTrace> kept, SplittableRandom random)
            throws IOException {
        for (int i = 0; i < 40; i++) {
            long from = Micros.of(START.plusSeconds(random.nextInt(-3_600, 12_000)));
            long to = from + random.nextLong(1, 5 * Micros.HOUR);
            for (String id : List.of("offered", "lateness_seconds", "wait_p90_seconds", "oldest_wait_seconds")) {
                TracedMetric metric = TracedMetric.of(id).orElseThrow();
                Traces.Place place = new Traces.Place(Book.INTERVAL, "service-voice", "", from, to);
                assertThat(metric.value(traces.sums(place, metric, null), NOW))
                        .as(id)
                        .isEqualTo(metric.value(sums(metric, kept, from, to), NOW));
            }
        }
    }

    /** Reckoned from the traces themselves. */
    private static TracedMetric.Sums sums(TracedMetric metric, Map<String, ContactTrace> kept, long from, long to) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        List<Long> values = new ArrayList<>();
        Long oldest = null;
        for (ContactTrace trace : kept.values()) {
            for (ContactTrace.Fact fact : trace.facts()) {
                Measure measure = Measure.of(fact.measure());
                if (metric.measures().contains(measure) && fact.at() >= from && fact.at() < to) {
                    counts.merge(measure, 1L, Long::sum);
                    sums.merge(measure, fact.value(), Long::sum);
                    values.add(fact.value());
                    oldest = oldest == null ? fact.at() : Math.min(oldest, fact.at());
                }
            }
        }
        values.sort(null);
        Long ranked = metric.percent() == 0 || values.isEmpty()
                ? null
                : values.get((int) TracedMetric.rank(values.size(), metric.percent()) - 1);
        return new TracedMetric.Sums(counts, sums, oldest, ranked, null);
    }
}

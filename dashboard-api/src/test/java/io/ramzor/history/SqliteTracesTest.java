package io.ramzor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactTrace;
import io.ramzor.metric.Measure;
import io.ramzor.metric.TracedMetric;
import io.ramzor.topic.Broker;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces are kept whole and once, whatever comes again, changes or is taken back. */
class SqliteTracesTest {
    private static final Instant NINE = Instant.parse("2026-04-05T09:00:00Z");
    private static final TraceSamples SAMPLES = new TraceSamples();

    @TempDir
    Path folder;

    private SqliteTraces traces;

    @BeforeEach
    void open() throws IOException {
        traces = SqliteTraces.open(folder.resolve("contacts.db"));
    }

    @AfterEach
    void close() throws IOException {
        traces.close();
    }

    private static Traces.Place calls(Book book, int minutes) {
        long from = Micros.of(NINE);
        return new Traces.Place(book, "service-voice", "", from, from + minutes * Micros.MINUTE);
    }

    private Number value(String metric) throws IOException {
        TracedMetric traced = TracedMetric.of(metric).orElseThrow();
        long now = Micros.of(NINE.plusSeconds(3_600));
        return traced.value(traces.sums(calls(Book.INTERVAL, 60), traced, null), now);
    }

    private void write(ContactTrace... told) throws IOException {
        traces.write(List.of(told), List.of());
    }

    @Test
    void theSameTraceTwiceCountsOnceAndAChangedOneReplacesItsFacts() throws IOException {
        write(SAMPLES.call("c1", NINE, 300, null), SAMPLES.call("c2", NINE, 10, EventType.ANSWERED));
        write(SAMPLES.call("c2", NINE, 10, EventType.ANSWERED));
        assertThat(value("offered")).isEqualTo(2L);
        assertThat(value("waiting_late")).isEqualTo(1L);
        assertThat(value("waiting")).isEqualTo(1L);
        assertThat(value("oldest_wait_seconds")).isEqualTo(3_600.0);
        assertThat(value("lateness_seconds")).isEqualTo(3_580.0);

        write(SAMPLES.call("c1", NINE, 330, EventType.ANSWERED));
        assertThat(value("waiting_late")).isEqualTo(0L);
        assertThat(value("answered_late")).isEqualTo(1L);
        assertThat(value("asa_seconds")).isEqualTo(170.0);
        assertThat(value("lateness_seconds")).isEqualTo(310.0);
        assertThat(value("wait_p50_seconds")).isEqualTo(10.0);
        assertThat(value("wait_p90_seconds")).isEqualTo(330.0);
    }

    @Test
    void aLifeThatIsTakenBackAndAContactThatIsOldLeaveNothing() throws IOException {
        ContactTrace gone = SAMPLES.call("c1", NINE, 30, EventType.ABANDONED);
        write(gone, SAMPLES.call("c2", NINE.plusSeconds(600), 30, EventType.ABANDONED));
        write(ContactTrace.gone("c1", gone.start(), NINE.plusSeconds(700)));
        assertThat(value("abandoned_late")).isEqualTo(1L);
        assertThat(traces.forget(NINE.plusSeconds(600), 10)).isZero();
        assertThat(traces.forget(NINE.plusSeconds(3_600), 10)).isEqualTo(1);
        assertThat(value("offered")).isEqualTo(0L);
        assertThat(traces.entries(calls(Book.INTERVAL, 60), Set.of(Measure.OFFERED), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() throws IOException {
        List<ContactTrace> told = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            // Five at each instant: the page's end lies between equals.
            told.add(SAMPLES.call(
                    "c" + i, NINE.plusSeconds(i / 5), 3 * i, i % 2 == 0 ? EventType.ANSWERED : EventType.ABANDONED));
        }
        traces.write(told, List.of());
        Set<Measure> outcomes = TracedMetric.OUTCOMES;
        List<String> seen = new ArrayList<>();
        Optional<Traces.Cursor> after = Optional.empty();
        List<Traces.Entry> page;
        do {
            page = traces.entries(calls(Book.INTERVAL, 60), outcomes, after, 7);
            page.forEach(entry -> seen.add(entry.contact().contact()));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).cursor());
        } while (!page.isEmpty());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void theBookOfDecisionsCountsALegWhenItIsDecided() throws IOException {
        write(
                SAMPLES.call("c1", NINE.minusSeconds(5), 10, EventType.ANSWERED),
                SAMPLES.call("c2", NINE, 50, EventType.ANSWERED));
        assertThat(traces.counts(calls(Book.INTERVAL, 1), TracedMetric.OUTCOMES))
                .containsOnlyKeys(Measure.ANSWERED_LATE);
        assertThat(traces.counts(calls(Book.LIVE, 1), TracedMetric.OUTCOMES))
                .containsOnlyKeys(Measure.ANSWERED_IN, Measure.ANSWERED_LATE);
    }

    @Test
    void theWriterFollowsTheTopicAndGoesOnWhereItStood() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("topics"), EmbeddedOptions.defaults())) {
            append(broker, SAMPLES.call("c1", NINE, 10, EventType.ANSWERED));
            TraceWriter<ContactTrace> first = TraceWriter.ofContacts(broker, traces, null);
            awaitEnd(broker, first);
            first.close();
            append(broker, SAMPLES.call("c2", NINE, 10, EventType.ANSWERED));
            broker.append(Topics.CONTACTS.name(), 0, List.of(new Broker.Entry("c1|forgotten", null)));
            TraceWriter<ContactTrace> second = TraceWriter.ofContacts(broker, traces, Duration.ofDays(1));
            awaitEnd(broker, second);
            second.close();
            assertThat(value("offered")).isEqualTo(2L);
            assertThat(traces.progress()).containsEntry("contacts/0", broker.end(Topics.CONTACTS.name(), 0));
        }
    }

    private static void append(EmbeddedBroker broker, ContactTrace trace) throws IOException {
        broker.append(Topics.CONTACTS.name(), 0, List.of(Topics.CONTACTS.entry(trace)));
    }

    private static void awaitEnd(EmbeddedBroker broker, TraceWriter<?> writer) throws IOException {
        long end = broker.end(Topics.CONTACTS.name(), 0);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> writer.next() >= end);
    }
}

package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ramzor.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class StretchFoldTest {

    private static ListAssert<org.assertj.core.groups.Tuple> stretches(ContactLog log, String now) {
        return assertThat(log.fold().stretches(log.state(), ContactLog.time(now)).stream()
                .map(stretch -> tuple(
                        stretch.agent(),
                        stretch.weight(),
                        stretch.held(),
                        clock(stretch.from()),
                        stretch.isOpen() ? "" : clock(stretch.to())))
                .toList());
    }

    private static String clock(long micros) {
        return io.ramzor.event.Micros.toInstant(micros).toString().substring(11, 19);
    }

    /** Minutes of work by start of interval. */
    private static Map<String, Double> work(ContactLog log, String queue, String now) {
        long at = ContactLog.time(now);
        Map<Long, Slice> slices = new TreeMap<>();
        log.fold().facts(log.state(), at).stream()
                .filter(fact -> fact.book() == Book.INTERVAL && fact.queue().equals(queue))
                .forEach(fact -> slices.computeIfAbsent(Centres.SMALL.intervalStart(fact.at()), start -> new Slice())
                        .add(fact));
        Map<String, Double> work = new TreeMap<>();
        slices.forEach((start, slice) -> {
            double seconds = slice.facts(at).get(MetricRegistry.WORK).doubleValue();
            if (seconds != 0) {
                work.put(clock(start), seconds / 60);
            }
        });
        return work;
    }

    @Test
    void workLiesInTheIntervalsInWhichItWasDone() {
        ContactLog log = ContactLog.of("voice")
                .at("09:09:50")
                .queued("voice")
                .at("09:10:00")
                .answered("ann");
        assertThat(work(log, "voice", "09:12:00")).isEqualTo(Map.of("09:00:00", 2.0));
        assertThat(log.fold().nextChange(log.state(), ContactLog.time("09:12:00")))
                .isEqualTo(ContactLog.time("09:15:00"));
        assertThat(work(log, "voice", "09:31:00"))
                .isEqualTo(Map.of("09:00:00", 5.0, "09:15:00", 15.0, "09:30:00", 1.0));

        log.at("09:40:00").released("ann");
        assertThat(work(log, "voice", "11:00:00"))
                .isEqualTo(Map.of("09:00:00", 5.0, "09:15:00", 15.0, "09:30:00", 10.0));
        assertThat(log.slice("voice", Book.LIVE).facts(ContactLog.time("11:00:00")))
                .containsEntry(MetricRegistry.WORK, 0.0);
    }

    @Test
    void aLiveContactIsTheAgentsFromItsAnswerWithItsHolds() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:02")
                .assigned("ann")
                .at("10:00:05")
                .answered("ann")
                .at("10:01:00")
                .then(EventType.HELD)
                .at("10:02:00")
                .then(EventType.RESUMED)
                .at("10:03:00")
                .released("ann");

        stretches(log, "10:30:00")
                .containsExactly(
                        tuple("ann", 1.0, false, "10:00:05", "10:01:00"),
                        tuple("ann", 1.0, true, "10:01:00", "10:02:00"),
                        tuple("ann", 1.0, false, "10:02:00", "10:03:00"));
        assertThat(log.fold().stretches(log.state(), ContactLog.time("10:30:00")))
                .extracting(Stretch::takenAt)
                .containsOnly(ContactLog.time("10:00:05"));
    }

    @Test
    void aThreadFallsIdleBetweenStepsAndWakesWithAMessage() {
        ContactLog log = ContactLog.of("whatsapp")
                .then(EventType.OFFERED)
                .queued("thread")
                .at("10:01:00")
                .assigned("ann")
                .at("10:02:00")
                .agent("ann");
        stretches(log, "10:05:59").containsExactly(tuple("ann", 1.0, false, "10:01:00", ""));
        stretches(log, "10:20:00")
                .containsExactly(
                        tuple("ann", 1.0, false, "10:01:00", "10:06:00"), tuple("ann", 0.1, false, "10:06:00", ""));

        log.at("10:20:00").courtesy().at("10:30:00").customer().at("10:31:00").then(EventType.IDLE);
        log.at("10:32:00").then(EventType.REVIVED).at("10:40:00").then(EventType.RESOLVED);
        stretches(log, "11:00:00")
                .containsExactly(
                        tuple("ann", 1.0, false, "10:01:00", "10:06:00"),
                        tuple("ann", 0.1, false, "10:06:00", "10:30:00"),
                        tuple("ann", 1.0, false, "10:30:00", "10:31:00"),
                        tuple("ann", 0.1, false, "10:31:00", "10:32:00"),
                        tuple("ann", 1.0, false, "10:32:00", "10:40:00"));
        assertThat(work(log, "thread", "11:00:00")).isEqualTo(Map.of("10:00:00", 5.0, "10:30:00", 9.0));
    }

    @Test
    void anotherAgentTakesOverAndWhatIsForgottenIsNobodys() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:00:10")
                .answered("ann")
                .at("10:05:00")
                .assigned("ben");

        stretches(log, "10:06:00")
                .containsExactly(
                        tuple("ann", 1.0, false, "10:00:10", "10:05:00"), tuple("ben", 1.0, false, "10:05:00", ""));
        assertThat(log.fold().stretches(log.state(), ContactLog.time("2026-03-09T00:00:00Z")))
                .extracting(Stretch::to)
                .containsExactly(ContactLog.time("10:05:00"), ContactLog.time("2026-03-03T10:05:00Z"));
    }

    @Test
    void whatIsSettledIsCountedNoMoreAndWhatGoesOnGoesOn() {
        ContactLog log = ContactLog.of("voice")
                .queued("voice")
                .at("10:01:00")
                .answered("ann")
                .at("10:02:00")
                .then(EventType.HELD);
        ContactState state = log.state();
        log.fold().settle(state, ContactLog.time("10:50:00"));

        assertThat(log.fold().stretches(state, ContactLog.time("11:01:00"))).hasSize(1);
        List<Counted> work = log.fold().facts(state, ContactLog.time("11:01:00")).stream()
                .filter(fact -> fact.measure() == Measure.WORK || fact.measure() == Measure.WORK_RUNNING)
                .toList();
        assertThat(work)
                .extracting(Counted::at)
                .containsExactly(ContactLog.time("10:45:00"), ContactLog.time("11:00:00"));
    }
}

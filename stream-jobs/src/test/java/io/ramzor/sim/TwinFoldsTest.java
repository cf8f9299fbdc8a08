package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.event.Event;
import io.ramzor.metric.Book;
import io.ramzor.metric.ContactFold;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.Counted;
import io.ramzor.metric.Slice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics' fold of the twin's log must find what the twin itself counted, and nothing that cannot follow. */
class TwinFoldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"chat-storm", "monday-peak", "whatsapp-launch"})
    void theFoldCountsWhatTheEngineCounted(String name) {
        RunLog log = RunLog.of(name, 17).toEnd();
        Scenario scenario = log.simulation.scenario();
        ContactFold fold = new ContactFold(scenario.centre());
        long now = log.simulation.now();
        Map<String, Slice> folded = new TreeMap<>();
        log.contacts().forEach((id, events) -> {
            ContactState state = fold.start(id);
            List<Event> ordered = events;
            assertThat(fold.apply(state, ordered)).as(events.toString()).isEmpty();
            for (Counted fact : fold.facts(state, now)) {
                if (fact.book() == Book.INTERVAL && fact.clock().isEmpty()) {
                    folded.computeIfAbsent(fact.queue(), queue -> new Slice()).add(fact);
                }
            }
        });
        log.simulation.truth().queues().forEach((queue, truth) -> {
            Map<String, Number> facts = folded.get(queue).facts(now);
            truth.facts().forEach((fact, value) -> {
                // The engine books lateness when a leg ends, the metric while it waits.
                if (!fact.equals("lateness_seconds")) {
                    assertThat(facts.get(fact).doubleValue())
                            .as(queue + " " + fact)
                            .isCloseTo(value.doubleValue(), within(1e-3));
                }
            });
        });
    }
}

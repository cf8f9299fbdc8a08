package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.event.Event;
import io.ramzor.event.EventException;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusyLogTest {
    private static final BusyLog.Shape SHAPE = new BusyLog.Shape(120, 500, 12, 100);

    private static List<Broker.Entry> log(int events) {
        List<Broker.Entry> log = new ArrayList<>();
        new BusyLog(SHAPE, 7).write(events, log::add);
        return log;
    }

    @Test
    void eventsComeEvenlyAtTheWantedRateFromAllSites() throws EventException {
        List<Event> events = new ArrayList<>();
        for (Broker.Entry entry : log(40_000)) {
            events.add(EventJson.decode(entry.value()));
        }
        assertThat(events).hasSize(40_000 + 400);
        assertThat(events.get(events.size() - 1).time() - events.get(0).time())
                .isBetween(399 * Micros.SECOND, 400 * Micros.SECOND);
        assertThat(events).extracting(Event::time).isSorted();
        Set<String> ids = new HashSet<>();
        Set<String> agents = new HashSet<>();
        Set<String> customers = new HashSet<>();
        Set<String> queues = new HashSet<>();
        EnumSet<EventType> types = EnumSet.noneOf(EventType.class);
        for (Event event : events) {
            ids.add(event.id());
            agents.add(event.agent());
            customers.add(event.customer());
            queues.add(event.queue());
            types.add(event.type());
        }
        assertThat(ids).hasSameSizeAs(events);
        assertThat(agents).hasSizeBetween(100, 130);
        assertThat(customers).hasSizeBetween(300, 501);
        queues.remove(null);
        assertThat(new BusyLog(SHAPE, 7).centre().queues().keySet()).hasSize(12).containsAll(queues);
        assertThat(types).hasSizeGreaterThan(20);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(log(2_000)).usingRecursiveComparison().isEqualTo(log(2_000));
    }

    @Test
    void aDayThatIsTooShortIsSaid() {
        BusyLog log = new BusyLog(new BusyLog.Shape(60, 10, 7, 100), 1);
        assertThatThrownBy(() -> log.write(1_000_000, entry -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a day has");
    }
}

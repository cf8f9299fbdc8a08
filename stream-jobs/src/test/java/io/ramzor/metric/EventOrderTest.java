package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventOrderTest {

    private static Event event(String id, EventType type, String queue, long seq) {
        return Event.of(id, 0, type).contact("c").queue(queue).seq(seq).build();
    }

    private static List<String> sorted(Set<String> queues, Event... events) {
        List<Event> list = new ArrayList<>(List.of(events));
        list.sort(EventOrder.within(queues));
        return list.stream().map(Event::id).toList();
    }

    @Test
    void stepsOfTheQueueInWhichTheContactWasComeFirst() {
        Event queued = event("queued-b", EventType.QUEUED, "b", 0);
        Event answeredThere = event("answered-b", EventType.ANSWERED, "b", 0);
        Event transferred = event("transferred", EventType.TRANSFERRED, null, 0);
        Event released = event("released-a", EventType.RELEASED, "a", 0);

        assertThat(sorted(Set.of("a"), queued, answeredThere, released, transferred))
                .containsExactly("transferred", "released-a", "queued-b", "answered-b");
        assertThat(sorted(Set.of(), queued, answeredThere, released, transferred))
                .containsExactly("queued-b", "answered-b", "transferred", "released-a");
    }

    @Test
    void theSourcesOwnSequenceBeatsTheRuleForTies() {
        assertThat(sorted(
                        Set.of("a"),
                        event("late", EventType.RELEASED, "a", 2),
                        event("early", EventType.QUEUED, "b", 1)))
                .containsExactly("early", "late");
    }

    @Test
    void equalStepsGoByTheBytesOfTheirIds() {
        String beyond = "\uD83D\uDE00";
        String high = "\uFFEE";

        assertThat(sorted(
                        Set.of(),
                        event(beyond, EventType.IDLE, null, 0),
                        event(high, EventType.IDLE, null, 0),
                        event("B", EventType.IDLE, null, 0),
                        event("a", EventType.IDLE, null, 0)))
                .containsExactly("B", "a", high, beyond);
    }

    @Test
    void eventsWithoutAContactComeFirst() {
        Event step = event("a", EventType.OFFERED, null, 0);
        Event clock = Event.of("z", 0, EventType.CLOCK).build();

        assertThat(EventOrder.BY_TIME.compare(clock, step)).isNegative();
    }

    @Property(tries = 300)
    void idsCompareAsTheirUtf8Bytes(@ForAll String one, @ForAll String other) {
        String a = wellFormed(one);
        String b = wellFormed(other);

        assertThat(Integer.signum(EventOrder.compareUtf8(a, b)))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))));
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

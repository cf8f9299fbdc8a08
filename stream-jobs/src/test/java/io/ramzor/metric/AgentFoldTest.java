package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AgentFoldTest {

    private static AgentStep says(String at, String state, UnaryOperator<EventBuilder> more) {
        EventBuilder event = Event.of(at + state, ContactLog.time(at), EventType.AGENT_STATE)
                .agent("a")
                .state(state);
        return AgentStep.said(more.apply(event).build());
    }

    private static AgentStep says(String at, String state) {
        return says(at, state, event -> event);
    }

    private static AgentStep holds(String at, String contact, double weight) {
        long time = ContactLog.time(at);
        return AgentStep.holds(new Holding("a", contact, "thread", "whatsapp", weight, time, time));
    }

    private static final List<AgentStep> HOUR = List.of(
            says(
                    "10:00:00",
                    "available",
                    event -> event.channels(List.of("whatsapp")).capacity(Map.of("whatsapp", 3))),
            holds("10:10:00", "c1", 1),
            says("10:10:00", "busy"),
            holds("10:20:00", "c1", 0.1),
            holds("10:25:00", "c2", 1),
            AgentStep.left("c2", ContactLog.time("10:30:00")),
            says("10:30:00", "wrap_up"),
            says("10:35:00", "break", event -> event.reason("lunch")));

    private static AgentState folded(List<AgentStep> steps) {
        AgentState state = AgentFold.start("a");
        AgentFold.apply(state, steps);
        return state;
    }

    @Test
    void aStateLastsUntilTheNextAndWhatIsUnsaidStays() {
        assertThat(AgentFold.floor(folded(HOUR))).hasValueSatisfying(floor -> {
            assertThat(floor.state()).isEqualTo("break");
            assertThat(floor.reason()).isEqualTo("lunch");
            assertThat(floor.since()).isEqualTo(Micros.toInstant(ContactLog.time("10:35:00")));
            assertThat(floor.channels()).containsExactly("whatsapp");
            assertThat(floor.capacity()).isEqualTo(Map.of("whatsapp", 3));
            assertThat(floor.openContacts())
                    .extracting(FloorAgent.Held::contact)
                    .containsExactly("c1");
        });
        assertThat(AgentFold.floor(AgentFold.start("a"))).isEmpty();
    }

    @Test
    void occupancyIsTimeWithAWeightOneContactOrInWrapUpOnQueue() {
        AgentTotals totals = AgentFold.totals(folded(HOUR), ContactLog.time("11:00:00"));

        assertThat(totals).isEqualTo(new AgentTotals(35 * 60.0, 20 * 60.0, 20 / 35.0));
        assertThat(AgentFold.totals(AgentFold.start("a"), 5).occupancy()).isNull();
    }

    @Test
    void theOrderOfArrivalAndTheCutChangeNothing() {
        List<AgentStep> shuffled = new ArrayList<>(HOUR);
        Collections.shuffle(shuffled, new Random(7));
        AgentState pieces = folded(HOUR.subList(0, 3));
        AgentState base = AgentFold.copy(pieces);
        AgentFold.apply(pieces, HOUR.subList(3, HOUR.size()));
        long now = ContactLog.time("11:00:00");

        assertThat(AgentFold.totals(folded(shuffled), now)).isEqualTo(AgentFold.totals(folded(HOUR), now));
        assertThat(AgentFold.floor(pieces)).isEqualTo(AgentFold.floor(folded(shuffled)));
        assertThat(AgentFold.totals(pieces, now)).isEqualTo(AgentFold.totals(folded(HOUR), now));
        assertThat(base.state).isEqualTo("busy");
    }
}

package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.List;
import org.junit.jupiter.api.Test;

class CentreChangesTest {
    private static final long LATENESS = 15 * Micros.MINUTE;
    private static final long MARK = 10 * Micros.SECOND;
    private static final long ELEVEN = 11 * Micros.HOUR;

    private final CentreChanges changes = new CentreChanges(LATENESS);

    private void closed(String id, long time, long at) {
        Event event = Event.of(id, time, EventType.CALENDAR_CHANGED)
                .kind("channel_closed")
                .channel("chat")
                .build();
        changes.say(new CentreChanges.Said(event, at));
    }

    private void retracted(String id, String target, long time) {
        Event event =
                Event.of(id, time, EventType.EVENT_RETRACTED).target(target).build();
        changes.say(new CentreChanges.Said(event, time));
    }

    private List<String> told() {
        return changes.told().stream().map(Event::id).toList();
    }

    @Test
    void whatWasSaidByAMarkIsKnownAtItAndNotBefore() {
        closed("a", ELEVEN, ELEVEN);
        closed("late", ELEVEN - Micros.MINUTE, ELEVEN + 2 * MARK);
        assertThat(changes.note(ELEVEN - MARK)).isFalse();
        assertThat(told()).isEmpty();
        assertThat(changes.note(ELEVEN)).isTrue();
        assertThat(told()).containsExactly("a");
        assertThat(changes.note(ELEVEN + MARK)).isFalse();
        assertThat(changes.note(ELEVEN + 2 * MARK)).isTrue();
        assertThat(told()).containsExactly("late", "a");
    }

    @Test
    void theOrderOfReadingChangesNothing() {
        closed("b", ELEVEN + 1, ELEVEN + 1);
        retracted("r", "a", ELEVEN + 2);
        closed("a", ELEVEN, ELEVEN);
        assertThat(changes.note(ELEVEN + MARK)).isTrue();
        assertThat(told()).containsExactly("b");
    }

    @Test
    void aRetractionTakesBackWhatIsKnown() {
        closed("a", ELEVEN, ELEVEN);
        assertThat(changes.note(ELEVEN)).isTrue();
        retracted("r", "a", ELEVEN + LATENESS);
        assertThat(changes.note(ELEVEN + LATENESS)).isTrue();
        assertThat(told()).isEmpty();
        closed("a", ELEVEN + LATENESS, ELEVEN + LATENESS);
        assertThat(changes.note(ELEVEN + LATENESS + MARK)).as("its id was read").isFalse();
    }

    @Test
    void aRetractionWaitsForWhatItNames() {
        retracted("r", "a", ELEVEN);
        assertThat(changes.note(ELEVEN)).isFalse();
        closed("a", ELEVEN + 1, ELEVEN + 1);
        assertThat(changes.note(ELEVEN + MARK)).isFalse();
        assertThat(told()).isEmpty();
    }

    @Test
    void aRetractionBeyondTheLatenessReachesNothing() {
        closed("a", ELEVEN, ELEVEN);
        retracted("r", "a", ELEVEN + LATENESS + 1);
        assertThat(changes.note(ELEVEN + LATENESS + MARK)).isTrue();
        assertThat(told()).containsExactly("a");
    }

    @Test
    void ofTwoWithOneIdTheFirstHoldsAndOneBeforeTheHorizonIsNone() {
        closed("a", ELEVEN, ELEVEN);
        closed("a", ELEVEN + 5, ELEVEN + 5);
        closed("b", ELEVEN - LATENESS - 1, ELEVEN);
        assertThat(changes.note(ELEVEN + MARK)).isTrue();
        assertThat(changes.told())
                .singleElement()
                .satisfies(event -> assertThat(event.time()).isEqualTo(ELEVEN));
    }
}

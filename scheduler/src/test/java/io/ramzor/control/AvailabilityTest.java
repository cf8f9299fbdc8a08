package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.ShiftRow;
import io.ramzor.control.Availability.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(7_200);

    private static Instant in(int minutes) {
        return NOW.plusSeconds(minutes * 60L);
    }

    private static ShiftRow row(String activity, int from, int to) {
        return new ShiftRow("a", in(from), in(to), activity, List.of());
    }

    private static final List<ShiftRow> PLAN = List.of(row("shift", -120, 90), row("break", 30, 45));

    @Test
    void breaksAndTheShiftsEndCutIt() {
        assertThat(Availability.spans(PLAN, "busy", in(-5), NOW, UNTIL))
                .containsExactly(new Span(NOW, in(30)), new Span(in(45), in(90)));
    }

    @Test
    void aBreakBegunLateLastsAsLongAsPlanned() {
        assertThat(Availability.spans(PLAN, "break", in(35), in(37), UNTIL)).containsExactly(new Span(in(50), in(90)));
    }

    @Test
    void whoIsDueToLaterCountsFromThen() {
        List<ShiftRow> later = List.of(row("shift", 60, 300));
        assertThat(Availability.spans(later, "offline", in(-900), NOW, UNTIL)).containsExactly(new Span(in(60), UNTIL));
    }

    @Test
    void whoDidNotComeIsNotExpected() {
        assertThat(Availability.spans(PLAN, null, null, NOW, UNTIL)).isEmpty();
    }

    @Test
    void whoWorksOnThoughTheShiftIsOverLeavesSoon() {
        assertThat(Availability.spans(List.of(row("shift", -300, -5)), "busy", in(-50), NOW, UNTIL))
                .containsExactly(new Span(NOW, in(3)));
    }
}

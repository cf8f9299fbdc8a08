package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookedCallbacksTest {
    private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

    private static Instant at(int minutes) {
        return TEN.plusSeconds(60L * minutes);
    }

    /** Between 11:00 and 12:00. */
    private static Event booked() {
        return Event.of("b", Micros.of(TEN), EventType.CALLBACK_BOOKED)
                .contact("c")
                .queue("voice")
                .windowStart(Micros.of(at(60)))
                .windowEnd(Micros.of(at(120)))
                .build();
    }

    @Test
    void aPromiseIsSpreadOverWhatIsLeftOfItsWindow() {
        BookedCallbacks callbacks = BookedCallbacks.of(List.of(booked()));
        assertThat(callbacks.expected("voice", at(0), at(60), TEN)).isZero();
        assertThat(callbacks.expected("voice", at(60), at(75), TEN)).isCloseTo(0.25, offset(1e-9));
        assertThat(callbacks.expected("voice", at(45), at(75), TEN)).isCloseTo(0.25, offset(1e-9));
        assertThat(callbacks.expected("voice", at(0), at(600), TEN)).isCloseTo(1, offset(1e-9));
        assertThat(callbacks.expected("voice", at(105), at(120), at(90))).isCloseTo(0.5, offset(1e-9));
        assertThat(callbacks.expected("chat", at(0), at(600), TEN)).isZero();
    }

    @Test
    void oneWhoseWindowIsOverIsDueAtOnceAndForgottenInTheEnd() {
        BookedCallbacks callbacks = BookedCallbacks.of(List.of(booked()));
        assertThat(callbacks.expected("voice", at(130), at(145), at(130))).isCloseTo(1, offset(1e-9));
        assertThat(callbacks.expected("voice", at(240), at(600), at(240))).isZero();
    }

    @Test
    void whoWasTriedIsNoLongerPromised() {
        Event tried = Event.of("t", Micros.of(at(70)), EventType.CALLBACK_ATTEMPTED)
                .contact("c")
                .agent("a")
                .build();
        assertThat(BookedCallbacks.of(List.of(booked(), tried)).expected("voice", at(70), at(600), at(70)))
                .isZero();
    }
}

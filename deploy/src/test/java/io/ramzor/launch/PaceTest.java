package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Micros;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long TENTH = 100_000_000L;

    @Test
    void timeGoesBySpeed() {
        Pace pace = new Pace(10);

        assertThat(pace.playUntil(0, TENTH, Micros.HOUR, false)).isEqualTo(Micros.SECOND);
        pace.speed(60);
        assertThat(pace.playUntil(0, TENTH, Micros.HOUR, false)).isEqualTo(6 * Micros.SECOND);
    }

    @Test
    void itStandsWhilePaused() {
        Pace pace = new Pace(10);
        pace.paused(true);

        assertThat(pace.playUntil(7, TENTH, Micros.HOUR, false)).isEqualTo(7);
    }

    @Test
    void itWaitsForReadersMoreThanTenSecondsBehind() {
        Pace pace = new Pace(60);
        long now = Micros.HOUR;

        assertThat(pace.playUntil(now, TENTH, now - 9 * Micros.SECOND, false)).isEqualTo(now + Micros.SECOND);
        assertThat(pace.playUntil(now, TENTH, now - 11 * Micros.SECOND, false)).isEqualTo(now);
        assertThat(pace.playUntil(now, TENTH, Long.MIN_VALUE, false)).isEqualTo(now);
    }

    @Test
    void aNewProposalIsGivenTheReadersTime() {
        Pace fast = new Pace(60);
        Pace slow = new Pace(0.5);

        assertThat(fast.playUntil(0, TENTH, Micros.HOUR, true)).isEqualTo(Micros.SECOND / 10);
        assertThat(slow.playUntil(0, TENTH, Micros.HOUR, true)).isEqualTo(Micros.SECOND / 20);
    }

    @Test
    void aStallIsNotCaughtUp() {
        assertThat(new Pace(1).playUntil(0, 100 * TENTH, Micros.HOUR, false)).isEqualTo(Micros.SECOND / 2);
    }
}

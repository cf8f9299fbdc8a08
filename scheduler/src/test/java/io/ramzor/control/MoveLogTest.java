package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoveLogTest {
    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");

    private final MoveLog log = new MoveLog();

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private void moved(String id, Instant at, int minutes) {
        Move move = new Move("move_agent", "a", "voice", "chat", at, at.plus(Duration.ofMinutes(minutes)));
        log.take(new Decision(id, "apply", at, "dana", null, null, null, List.of(move)));
    }

    @Test
    void countsByHourDayAndWeek() {
        moved("d0", ago(60 * 24 * 8), 30);
        moved("d1", ago(60 * 24 * 6), 30);
        moved("d2", ago(60 * 11), 30);
        moved("d3", ago(59), 30);
        assertThat(log.lastHour(NOW)).isEqualTo(1);
        assertThat(log.of("a", NOW).today()).isEqualTo(2);
        assertThat(log.of("a", NOW).thisWeek()).isEqualTo(3);
        assertThat(log.of("b", NOW).thisWeek()).isZero();
    }

    @Test
    void aQueueIsLeftWhenAMoveBeginsEndsAndIsUndone() {
        moved("d1", ago(20), 60);
        assertThat(log.of("a", NOW).left()).containsOnly(Map.entry("voice", ago(20)));
        log.take(new Decision("d2", "undo", ago(5), "dana", null, "d1", null, List.of()));
        assertThat(log.of("a", NOW).left()).containsEntry("voice", ago(20)).containsEntry("chat", ago(5));
    }

    @Test
    void whatIsRefusedOrEditedMovesNobody() {
        Move move = new Move("move_agent", "a", "voice", "chat", NOW, NOW.plusSeconds(60));
        log.take(new Decision("d1", "edit", NOW, "dana", "p1", null, null, List.of(move)));
        log.take(new Decision("d2", "dismiss", NOW, "dana", "p1", null, null, List.of()));
        assertThat(log.lastHour(NOW)).isZero();
    }
}

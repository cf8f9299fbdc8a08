package io.ramzor.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LightTest {
    private static final double TARGET = 0.80;
    private static final double ANSWER_TARGET = 20;

    private static String live(Double serviceLevel, Double oldest, List<Double> outlook) {
        return Light.of(new Light.Reading(false, true, serviceLevel, TARGET, oldest, ANSWER_TARGET, null, outlook));
    }

    private static String messaging(Double serviceLevel, Double oldest, Double repliedInTime, int overdue) {
        BoardView.Replies replies = new BoardView.Replies(30.0, repliedInTime, 10, overdue);
        return Light.of(new Light.Reading(false, false, serviceLevel, TARGET, oldest, ANSWER_TARGET, replies, null));
    }

    @Test
    void noneWhereNothingIsKnownOrTheNumbersAreStale() {
        assertThat(live(null, null, null)).isEqualTo("none");
        assertThat(Light.of(new Light.Reading(true, true, 0.2, TARGET, 90.0, ANSWER_TARGET, null, null)))
                .isEqualTo("none");
    }

    @Test
    void redMoreThanTenPointsBelowTarget() {
        assertThat(live(0.699, null, null)).isEqualTo("red");
        assertThat(live(0.70, null, null)).isEqualTo("amber");
        assertThat(live(0.799, null, null)).isEqualTo("amber");
        assertThat(live(0.80, null, null)).isEqualTo("green");
    }

    @Test
    void aLongWaitCountsWhateverTheServiceLevel() {
        assertThat(live(0.95, 20.0, null)).isEqualTo("green");
        assertThat(live(0.95, 20.5, null)).isEqualTo("amber");
        assertThat(live(0.95, 40.0, null)).isEqualTo("amber");
        assertThat(live(0.95, 40.5, null)).isEqualTo("red");
        assertThat(live(null, 5.0, null)).isEqualTo("green");
    }

    @Test
    void anOutlookBelowTargetIsAmber() {
        assertThat(live(0.95, null, List.of(0.5, 0.79, 0.9))).isEqualTo("amber");
        assertThat(live(0.95, null, List.of(0.5, 0.80, 0.9))).isEqualTo("green");
    }

    @Test
    void messagingIsJudgedByItsReplies() {
        assertThat(messaging(0.95, 300.0, 0.9, 0)).isEqualTo("amber");
        assertThat(messaging(0.95, null, 0.6, 0)).isEqualTo("red");
        assertThat(messaging(0.95, null, 0.9, 1)).isEqualTo("amber");
        assertThat(messaging(0.95, null, 0.9, 0)).isEqualTo("green");
    }
}

package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventClockTest {

    @Test
    void now_is_the_smallest_of_the_partitions_largest_times() {
        EventClock clock = new EventClock(2);
        clock.read(0, 100);
        assertThat(clock.now()).isEqualTo(EventClock.NONE);
        clock.read(1, 50);
        clock.read(1, 40);
        assertThat(clock.now()).isEqualTo(50);
        clock.read(1, 120);
        assertThat(clock.now()).isEqualTo(100);
    }

    @Test
    void a_partition_that_has_ended_holds_nothing_back_and_the_last_one_ends_at_the_largest_time() {
        EventClock clock = new EventClock(2);
        clock.read(0, 100);
        clock.read(1, 10);
        clock.end(0);
        assertThat(clock.now()).isEqualTo(10);
        clock.end(1);
        assertThat(clock.now()).isEqualTo(100);
    }

    @Test
    void an_empty_log_never_has_a_now() {
        EventClock clock = new EventClock(1);
        clock.end(0);
        assertThat(clock.now()).isEqualTo(EventClock.NONE);
    }

    @Test
    void it_goes_on_from_its_state_though_nothing_is_read_yet() {
        EventClock clock = new EventClock(2);
        clock.read(0, 100);
        clock.read(1, 90);
        clock.end(1);
        EventClock restored = new EventClock(2);
        restored.restore(clock.state());
        assertThat(restored.now()).isEqualTo(100);
        restored.read(0, 130);
        assertThat(restored.now()).isEqualTo(130);
    }
}

package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventHeapTest {
    private record Put(long time, int place) {}

    @Property(tries = 300)
    void comesOutByTimeThenByInsertion(@ForAll @Size(max = 600) List<@IntRange(max = 40) Integer> times) {
        EventHeap heap = new EventHeap();
        List<Put> expected = new ArrayList<>();
        for (int time : times) {
            heap.push(time, time % 20, expected.size());
            expected.add(new Put(time, expected.size()));
        }
        expected.sort(Comparator.comparingLong(Put::time).thenComparingInt(Put::place));
        for (Put put : expected) {
            assertThat(heap.nextTime()).isEqualTo(put.time());
            long word = heap.pop();
            assertThat(EventHeap.index(word)).isEqualTo(put.place());
            assertThat(EventHeap.kind(word)).isEqualTo((int) put.time() % 20);
        }
        assertThat(heap.isEmpty()).isTrue();
        assertThat(heap.nextTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Property(tries = 100)
    void staysInOrderWhileItGrowsAndShrinks(
            @ForAll @Size(min = 10, max = 300) List<@IntRange(min = 1, max = 9) Integer> steps) {
        EventHeap heap = new EventHeap();
        long now = 0;
        heap.push(0, 1, 0);
        for (int step : steps) {
            assertThat(heap.nextTime()).isGreaterThanOrEqualTo(now);
            now = heap.nextTime();
            heap.pop();
            heap.push(now + step, 1, 0);
            heap.push(now + 2L * step, 2, 0);
        }
        assertThat(heap.nextTime()).isGreaterThanOrEqualTo(now);
    }
}

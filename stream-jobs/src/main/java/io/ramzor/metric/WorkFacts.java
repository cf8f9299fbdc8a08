package io.ramzor.metric;

import java.util.List;

/**
 * The work that a contact is to agents inside each interval: the time for which one has it with its full weight. Of work that goes on,
 * the present interval holds since when, so that it can be read at any now; the intervals before hold their part of it.
 */
final class WorkFacts {
    private WorkFacts() {}

    static void emit(FactSink sink, List<Stretch> stretches) {
        for (Stretch stretch : stretches) {
            if (stretch.isFull() && stretch.queue() != null) {
                emit(sink, stretch);
            }
        }
    }

    private static void emit(FactSink sink, Stretch stretch) {
        long length = sink.centre.intervalMicros();
        long end = stretch.isOpen() ? Math.max(sink.now, stretch.from()) : stretch.to();
        long start = sink.centre.intervalStart(Math.max(stretch.from(), sink.state.workFrom));
        while (start + length <= end) {
            sink.work(stretch, start, Measure.WORK, start + length - Math.max(start, stretch.from()));
            start += length;
        }
        long from = Math.max(start, stretch.from());
        if (stretch.isOpen()) {
            sink.work(stretch, start, Measure.WORK_RUNNING, from);
        } else if (end > from) {
            sink.work(stretch, start, Measure.WORK, end - from);
        }
    }
}

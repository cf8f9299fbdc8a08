package io.ramzor.sim;

import io.ramzor.centre.ShiftRow;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The plan of record of one agent's day as stretches that follow one another. */
record PlannedDay(List<Stretch> stretches) {

    /**
     * @param start first microsecond
     * @param end first microsecond after it
     * @param activity {@code on_queue}, {@code break}, {@code training} or {@code off}
     */
    record Stretch(long start, long end, String activity) {}

    /** From the rows of one agent and day: the shift with its breaks taken out of it. */
    static PlannedDay of(List<ShiftRow> rows) {
        List<Stretch> stretches = new ArrayList<>();
        List<ShiftRow> besides = rows.stream()
                .filter(row -> !row.activity().equals("shift"))
                .sorted(Comparator.comparing(ShiftRow::start))
                .toList();
        for (ShiftRow row : rows) {
            if (row.activity().equals("shift")) {
                onQueue(stretches, row, besides);
            }
        }
        besides.forEach(row -> add(stretches, Micros.of(row.start()), Micros.of(row.end()), activity(row)));
        stretches.sort(Comparator.comparingLong(Stretch::start));
        return new PlannedDay(List.copyOf(stretches));
    }

    private static void onQueue(List<Stretch> stretches, ShiftRow shift, List<ShiftRow> besides) {
        long from = Micros.of(shift.start());
        long end = Micros.of(shift.end());
        for (ShiftRow other : besides) {
            add(stretches, from, Math.min(end, Micros.of(other.start())), "on_queue");
            from = Math.max(from, Micros.of(other.end()));
        }
        add(stretches, from, end, "on_queue");
    }

    private static void add(List<Stretch> stretches, long start, long end, String activity) {
        if (start < end) {
            stretches.add(new Stretch(start, end, activity));
        }
    }

    private static String activity(ShiftRow row) {
        return row.activity().equals("leave") ? "off" : row.activity();
    }
}

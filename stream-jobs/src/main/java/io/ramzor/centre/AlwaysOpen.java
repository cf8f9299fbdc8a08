package io.ramzor.centre;

import io.ramzor.event.Micros;
import java.time.ZoneId;

/** The calendar of those who never close: business time is elapsed time. */
record AlwaysOpen(ZoneId zone) implements BusinessCalendar {

    @Override
    public long businessMicros(long from, long to) {
        return Math.max(0, to - from);
    }

    @Override
    public long usedUpAt(long from, long businessMicros) {
        return from + businessMicros;
    }

    @Override
    public boolean isOpen(long at) {
        return true;
    }

    @Override
    public long firstOpeningOfDay(long at) {
        return Micros.of(Micros.toInstant(at)
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant());
    }
}

package io.ramzor.metric;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the registry's numbers of one response clock, elapsed and in business time. */
final class ClockNumbers {
    private ClockNumbers() {}

    static Map<String, Object> of(Tally tally, long now, BusinessCalendar calendar) {
        Map<String, Object> numbers = read(new ClockMetrics.Reading(
                tally,
                Measure.CLOCK_REPLIED,
                Measure.CLOCK_WITHIN_TARGET,
                Measure.CLOCK_UNANSWERED_LATE,
                oldest(tally, now, null)));
        numbers.put(
                "business",
                read(new ClockMetrics.Reading(
                        tally,
                        Measure.CLOCK_BUSINESS_REPLIED,
                        Measure.CLOCK_BUSINESS_WITHIN_TARGET,
                        Measure.CLOCK_BUSINESS_UNANSWERED_LATE,
                        oldest(tally, now, calendar))));
        return numbers;
    }

    private static Map<String, Object> read(ClockMetrics.Reading reading) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (ClockMetrics.Entry entry : MetricRegistry.CLOCK_NUMBERS) {
            numbers.put(entry.definition().id(), entry.formula().of(reading));
        }
        return numbers;
    }

    private static Double oldest(Tally tally, long now, BusinessCalendar calendar) {
        Long start = tally.oldestStart();
        if (start == null) {
            return null;
        }
        return Micros.toSeconds(calendar == null ? now - start : calendar.businessMicros(start, now));
    }
}

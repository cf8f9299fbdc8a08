package io.ramzor.oracle;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import java.util.ArrayList;
import java.util.List;

/** Facts of one response clock of one queue. */
final class ClockNumbers {
    private final Centre centre;
    private final Side elapsed = new Side();
    private final Side business = new Side();

    ClockNumbers(Centre centre) {
        this.centre = centre;
    }

    private static final class Side {
        long withinTarget;
        /** With a target, and replied to or late: without any of these the share within target has no data. */
        long targeted;

        long unanswered;
        long unansweredLate;
        long oldest;
        final List<Long> replies = new ArrayList<>();
    }

    void add(ResponseClock clock, long now) {
        long elapsedMicros = clock.end(now) - clock.start;
        long businessMicros = elapsedMicros;
        Long target = null;
        boolean dueInBusiness = false;
        if (clock.leg != null) {
            BusinessCalendar calendar = centre.calendarOf(clock.leg.terms);
            businessMicros = calendar.businessMicros(clock.start, clock.end(now));
            target = clock.leg.terms.clockTargetsMicros().get(clock.id);
            dueInBusiness = clock.leg.terms.businessClock();
        }
        add(elapsed, clock, elapsedMicros, dueInBusiness ? businessMicros : elapsedMicros, target);
        add(business, clock, businessMicros, businessMicros, target);
    }

    private static void add(Side reading, ResponseClock clock, long span, long counted, Long target) {
        boolean late = target != null && counted > target;
        reading.targeted += target != null && (clock.replied || late) ? 1 : 0;
        if (clock.replied) {
            reading.replies.add(span);
            reading.withinTarget += target != null && !late ? 1 : 0;
            return;
        }
        reading.unansweredLate += late ? 1 : 0;
        if (clock.running()) {
            reading.unanswered++;
            reading.oldest = Math.max(reading.oldest, span);
        }
    }

    void write(Numbers numbers, String place) {
        write(elapsed, numbers, place);
        write(business, numbers, place + ".business");
    }

    private static void write(Side reading, Numbers numbers, String place) {
        numbers.put(place + ".count", reading.replies.size());
        numbers.put(place + ".within_target", reading.withinTarget);
        numbers.put(place + ".unanswered", reading.unanswered);
        numbers.put(place + ".unanswered_late", reading.unansweredLate);
        long decided = reading.replies.size() + reading.unansweredLate;
        numbers.ratio(place + ".within_target_share", reading.withinTarget, reading.targeted == 0 ? 0 : decided);
        numbers.seconds(
                place + ".sum_seconds",
                reading.replies.stream().mapToLong(Long::longValue).sum());
        for (int percent : List.of(50, 90, 95, 99)) {
            numbers.put(place + ".p" + percent + "_seconds", Percentile.seconds(reading.replies, percent));
        }
        numbers.put(place + ".oldest_unanswered_seconds", reading.unanswered == 0 ? null : reading.oldest / 1e6);
    }
}

package io.ramzor.metric;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.centre.QueueTerms;

/**
 * What holds for one response clock: its queue's calendar and target.
 *
 * @param calendar null = always open
 * @param businessClock whether the target falls due in business time
 * @param target microseconds, null = none
 */
record ClockTerms(BusinessCalendar calendar, boolean businessClock, Long target) {
    private static final ClockTerms NONE = new ClockTerms(null, false, null);

    /** The terms of the clock if it belongs to that leg (-1 = to no queue), in force when the leg was queued. */
    static ClockTerms of(Centre centre, ContactState state, ClockId id, int leg) {
        if (leg < 0) {
            return NONE;
        }
        Leg owner = state.legs.get(leg);
        QueueTerms terms =
                centre.queueOrDefault(owner.queue, state.knownChannel()).termsAt(owner.queuedAt);
        BusinessCalendar calendar = terms.calendar() == null ? null : centre.calendarOf(terms);
        return new ClockTerms(
                calendar, terms.businessClock(), terms.clockTargetsMicros().get(id.wireName()));
    }

    /** Business time between the two. */
    long business(long from, long to) {
        return calendar == null ? to - from : calendar.businessMicros(from, to);
    }

    /** When the target is used up, as it is shown; there must be one. */
    long due(long start) {
        return businessClock ? businessDue(start) : start + target;
    }

    /** The first microsecond at which the target is missed. */
    long missAt(long start) {
        return businessClock ? businessMissAt(start) : start + target + 1;
    }

    /** The first business instant after the target is used up in business time. */
    long businessMissAt(long start) {
        long due = businessDue(start);
        if (due == Long.MAX_VALUE) {
            return due;
        }
        if (calendar == null) {
            return due + 1;
        }
        long used = calendar.usedUpAt(due, 1);
        // Open at due: one microsecond is used up right after it. Closed: right after the next opening.
        return used == Long.MAX_VALUE ? used : Math.max(due + 1, used - 1);
    }

    private long businessDue(long start) {
        return calendar == null ? start + target : calendar.usedUpAt(start, target);
    }
}

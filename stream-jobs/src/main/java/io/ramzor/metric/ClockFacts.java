package io.ramzor.metric;

import io.ramzor.centre.Centre;

/** What the response clocks of a contact count for. */
final class ClockFacts {
    private ClockFacts() {}

    static void emit(FactSink sink) {
        if (!count(sink.centre, sink.state)) {
            return;
        }
        for (Clock clock : sink.state.clocks) {
            if (!clock.hidden) {
                switch (clock.phase) {
                    case RUNNING -> running(sink, clock);
                    case REPLIED -> replied(sink, clock);
                    case ENDED -> ended(sink, clock);
                }
            }
        }
    }

    /** Whether the contact's clocks count: they do on written channels. */
    static boolean count(Centre centre, ContactState state) {
        return centre.channelOrDefault(state.knownChannel() == null ? "" : state.knownChannel())
                .written();
    }

    /** The next miss of a running clock. */
    static long nextChange(Centre centre, ContactState state, long now) {
        long next = Long.MAX_VALUE;
        for (Clock clock : state.clocks) {
            if (clock.phase == Clock.Phase.RUNNING && !clock.hidden) {
                ClockTerms terms = terms(centre, state, clock);
                if (terms.target() != null) {
                    next = Math.min(next, after(now, terms.missAt(clock.start)));
                    next = Math.min(next, after(now, terms.businessMissAt(clock.start)));
                }
            }
        }
        return next;
    }

    /** The terms of a running clock: those of the queue that its spell entered last. */
    static ClockTerms terms(Centre centre, ContactState state, Clock clock) {
        return ClockTerms.of(centre, state, clock.id, ClockFold.legAt(state, clock.spell, Long.MAX_VALUE));
    }

    private static void replied(FactSink sink, Clock clock) {
        both(sink, clock, clock.stop, Measure.CLOCK_REPLIED, clock.stop - clock.start);
        both(sink, clock, clock.stop, Measure.CLOCK_BUSINESS_REPLIED, clock.business);
        if (clock.targeted) {
            both(sink, clock, clock.stop, Measure.CLOCK_TARGETED, 0);
        }
        if (clock.within) {
            both(sink, clock, clock.stop, Measure.CLOCK_WITHIN_TARGET, 0);
        }
        if (clock.businessWithin) {
            both(sink, clock, clock.stop, Measure.CLOCK_BUSINESS_WITHIN_TARGET, 0);
        }
    }

    private static void ended(FactSink sink, Clock clock) {
        if (clock.late) {
            both(sink, clock, clock.missedAt, Measure.CLOCK_UNANSWERED_LATE, 0);
            both(sink, clock, clock.missedAt, Measure.CLOCK_TARGETED, 0);
        }
        if (clock.businessLate) {
            both(sink, clock, clock.businessMissedAt, Measure.CLOCK_BUSINESS_UNANSWERED_LATE, 0);
        }
    }

    private static void running(FactSink sink, Clock clock) {
        int leg = ClockFold.legAt(sink.state, clock.spell, Long.MAX_VALUE);
        ClockTerms terms = ClockTerms.of(sink.centre, sink.state, clock.id, leg);
        both(sink, clock, leg, clock.start, Measure.CLOCK_UNANSWERED, clock.start);
        if (terms.target() == null) {
            return;
        }
        long missAt = terms.missAt(clock.start);
        if (sink.now >= missAt) {
            both(sink, clock, leg, missAt, Measure.CLOCK_UNANSWERED_LATE, 0);
            both(sink, clock, leg, missAt, Measure.CLOCK_TARGETED, 0);
        }
        long businessMissAt = terms.businessMissAt(clock.start);
        if (sink.now >= businessMissAt) {
            both(sink, clock, leg, businessMissAt, Measure.CLOCK_BUSINESS_UNANSWERED_LATE, 0);
        }
    }

    private static void both(FactSink sink, Clock clock, long liveAt, Measure measure, long value) {
        both(sink, clock, clock.leg, liveAt, measure, value);
    }

    private static void both(FactSink sink, Clock clock, int leg, long liveAt, Measure measure, long value) {
        sink.clock(clock, leg, Book.INTERVAL, clock.start, measure, value);
        sink.clock(clock, leg, Book.LIVE, liveAt, measure, value);
    }

    private static long after(long now, long at) {
        return at > now ? at : Long.MAX_VALUE;
    }
}

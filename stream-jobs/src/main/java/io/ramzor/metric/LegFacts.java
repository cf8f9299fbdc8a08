package io.ramzor.metric;

/** What the queue legs of a contact count for: the service level's facts, waits and lateness. */
final class LegFacts {
    private LegFacts() {}

    static void emit(FactSink sink) {
        for (Leg leg : sink.state.legs) {
            sink.leg(leg, Book.LIVE, leg.queuedAt, Measure.ARRIVALS, 0);
            if (leg.outcome != LegOutcome.WAITING) {
                ended(sink, leg);
            } else if (sink.now > leg.due()) {
                sink.leg(leg, leg.due(), Measure.OFFERED, 0);
                sink.leg(leg, leg.due(), Measure.WAITING_LATE, leg.due());
            } else {
                sink.leg(leg, Book.INTERVAL, leg.queuedAt, Measure.OFFERED, 0);
                sink.leg(leg, Book.INTERVAL, leg.queuedAt, Measure.WAITING_IN, 0);
            }
        }
    }

    /** A waiting leg is missed by the first now after its due time. */
    static long nextChange(ContactState state, long now) {
        Leg open = state.openLeg();
        return open != null && now <= open.due() ? open.due() + 1 : Long.MAX_VALUE;
    }

    private static void ended(FactSink sink, Leg leg) {
        long wait = leg.endedAt - leg.queuedAt;
        long decidedAt = Math.min(leg.endedAt, leg.due());
        sink.leg(leg, decidedAt, Measure.OFFERED, 0);
        sink.leg(leg, decidedAt, measure(leg.outcome, wait, leg.target, leg.shortLimit), 0);
        if (leg.outcome == LegOutcome.ANSWERED) {
            sink.leg(leg, decidedAt, Measure.WAIT_ANSWERED, wait);
        }
        if (wait > leg.target) {
            sink.leg(leg, decidedAt, Measure.LATENESS, wait - leg.target);
        }
    }

    /** The outcome of an ended leg under answer threshold and short-abandon limit, all in microseconds. */
    private static Measure measure(LegOutcome outcome, long wait, long target, long shortLimit) {
        boolean inTime = wait <= target;
        return switch (outcome) {
            case ANSWERED -> inTime ? Measure.ANSWERED_IN : Measure.ANSWERED_LATE;
            case ABANDONED ->
                wait < shortLimit ? Measure.ABANDONED_SHORT : inTime ? Measure.ABANDONED_EARLY : Measure.ABANDONED_LATE;
            case CALLBACK_BOOKED -> inTime ? Measure.CALLBACK_IN : Measure.CALLBACK_LATE;
            case FLOWED_OUT -> Measure.FLOWED_OUT;
            case TRANSFERRED -> Measure.TRANSFERRED_UNANSWERED;
            case WAITING -> throw new IllegalArgumentException("a leg that waits has no outcome");
        };
    }
}

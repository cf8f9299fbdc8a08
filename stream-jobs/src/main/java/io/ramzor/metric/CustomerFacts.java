package io.ramzor.metric;

import java.util.List;

/** The customer's service level: a spell's legs as one leg of its first queue. */
final class CustomerFacts {
    private CustomerFacts() {}

    static void emit(FactSink sink) {
        List<Leg> legs = sink.state.legs;
        int from = 0;
        while (from < legs.size()) {
            int to = from + 1;
            while (to < legs.size() && legs.get(to).spell == legs.get(from).spell) {
                to++;
            }
            spell(sink, legs.subList(from, to));
            from = to;
        }
    }

    static long nextChange(ContactState state, long now) {
        Leg open = state.openLeg();
        if (open == null) {
            return Long.MAX_VALUE;
        }
        int from = state.legs.size() - 1;
        while (from > 0 && state.legs.get(from - 1).spell == open.spell) {
            from--;
        }
        List<Leg> spell = state.legs.subList(from, state.legs.size());
        long lateAt = Math.max(usedUpAt(spell) + 1, open.queuedAt);
        return now < lateAt ? lateAt : Long.MAX_VALUE;
    }

    private static void spell(FactSink sink, List<Leg> legs) {
        Leg first = legs.get(0);
        Leg last = legs.get(legs.size() - 1);
        long usedUpAt = usedUpAt(legs);
        if (last.outcome == LegOutcome.WAITING) {
            if (sink.now > usedUpAt) {
                sink.leg(first, usedUpAt, Measure.CUSTOMER_WAITING_LATE, 0);
            }
            return;
        }
        long wait = 0;
        for (Leg leg : legs) {
            wait += leg.endedAt - leg.queuedAt;
        }
        Measure measure = measure(last.outcome, wait, first);
        if (measure != null) {
            sink.leg(first, Math.min(last.endedAt, usedUpAt), measure, 0);
        }
    }

    /** When the waits so far have used up the first queue's target; past the last leg's end if they do not. */
    private static long usedUpAt(List<Leg> legs) {
        long left = legs.get(0).target;
        for (int i = 0; i < legs.size() - 1; i++) {
            long wait = legs.get(i).endedAt - legs.get(i).queuedAt;
            if (wait > left) {
                return legs.get(i).queuedAt + left;
            }
            left -= wait;
        }
        return legs.get(legs.size() - 1).queuedAt + left;
    }

    private static Measure measure(LegOutcome outcome, long wait, Leg first) {
        boolean inTime = wait <= first.target;
        return switch (outcome) {
            case ANSWERED -> inTime ? Measure.CUSTOMER_IN : Measure.CUSTOMER_LATE;
            case ABANDONED ->
                wait < first.shortLimit
                        ? Measure.CUSTOMER_ABANDONED_SHORT
                        : inTime ? Measure.CUSTOMER_ABANDONED_EARLY : Measure.CUSTOMER_ABANDONED_LATE;
            default -> null;
        };
    }
}

package io.ramzor.metric;

/** What the handling of a contact's legs counts for, and the contact itself. */
final class HandlingFacts {
    private HandlingFacts() {}

    static void emit(FactSink sink) {
        for (int i = 0; i < sink.state.legs.size(); i++) {
            if (sink.state.legs.get(i).outcome == LegOutcome.ANSWERED) {
                leg(sink, i);
            }
        }
        if (!sink.state.outbound && !sink.state.spells.isEmpty()) {
            // Only clocks, bots and journeys take a spell for a contact.
            sink.channel(Book.INTERVAL, sink.state.spells.get(0).start, Measure.CONTACTS);
        }
    }

    private static void leg(FactSink sink, int index) {
        Leg leg = sink.state.legs.get(index);
        long total = 0;
        long lastEnd = ContactState.NEVER;
        boolean ended = true;
        for (Part part : sink.state.parts) {
            if (part.leg != index) {
                continue;
            }
            ended &= part.end != ContactState.NEVER;
            total += part.micros();
            lastEnd = Math.max(lastEnd, part.end);
            if (part.micros() > 0) {
                sink.leg(leg, Book.LIVE, part.end, Measure.HANDLE, part.micros());
            }
        }
        if (total > 0) {
            sink.leg(leg, Book.INTERVAL, leg.queuedAt, Measure.HANDLE, total);
            if (ended) {
                sink.leg(leg, lastEnd, Measure.HANDLED, total);
            }
        }
    }
}

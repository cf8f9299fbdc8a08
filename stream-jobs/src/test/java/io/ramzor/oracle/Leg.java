package io.ramzor.oracle;

import io.ramzor.centre.QueueTerms;
import java.util.ArrayList;
import java.util.List;

/** A wait in one queue, and the work of the agents who took it out of there. */
final class Leg {
    enum Outcome {
        ANSWERED,
        ABANDONED,
        CALLBACK,
        FLOWED_OUT,
        TRANSFERRED
    }

    final String queue;
    final long queued;
    final QueueTerms terms;
    final Spell spell;
    /** Null while it waits. */
    Outcome outcome;

    long end;
    boolean deflected;
    final List<Part> parts = new ArrayList<>();

    Leg(String queue, long queued, QueueTerms terms, Spell spell) {
        this.queue = queue;
        this.queued = queued;
        this.terms = terms;
        this.spell = spell;
    }

    boolean open() {
        return outcome == null;
    }

    long waitMicros(long now) {
        return (open() ? now : end) - queued;
    }

    long handleMicros() {
        return parts.stream().filter(Part::ended).mapToLong(Part::micros).sum();
    }

    boolean handled() {
        return handleMicros() > 0 && parts.stream().allMatch(Part::ended);
    }

    /** One agent's part in a leg. */
    static final class Part {
        final String agent;
        /** Null if no leg led to it. */
        final Leg leg;

        final long from;
        long to = Long.MIN_VALUE;
        long released = Long.MIN_VALUE;
        boolean wrapped;
        long wrapMicros;

        Part(String agent, Leg leg, long from) {
            this.agent = agent;
            this.leg = leg;
            this.from = from;
        }

        boolean ended() {
            return to != Long.MIN_VALUE;
        }

        boolean wasReleased() {
            return released != Long.MIN_VALUE;
        }

        long micros() {
            return to - from + wrapMicros;
        }
    }
}

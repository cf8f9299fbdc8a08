package io.ramzor.oracle;

/** One run of a response clock. */
final class ResponseClock {
    final String id;
    final Spell spell;
    final long start;
    /** Null while it runs. */
    Long stop;

    boolean replied;
    /** The leg whose queue it belongs to, null = none. */
    Leg leg;

    ResponseClock(String id, Spell spell, long start) {
        this.id = id;
        this.spell = spell;
        this.start = start;
    }

    boolean running() {
        return stop == null;
    }

    long end(long now) {
        return running() ? now : stop;
    }
}

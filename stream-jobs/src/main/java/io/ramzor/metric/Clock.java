package io.ramzor.metric;

/** One run of a response clock; all times in microseconds. What follows from its stop is kept once it has stopped. */
public class Clock {
    /** Where a run stands. */
    public enum Phase {
        RUNNING,
        REPLIED,
        /** Stopped without a reply. */
        ENDED
    }

    public ClockId id;
    /** Index of its spell. */
    public int spell;

    public long start;
    public Phase phase = Phase.RUNNING;
    public long stop = ContactState.NEVER;
    /** Does not count yet: the bot's clock before any bot session started. */
    public boolean hidden;
    /** Index of the leg whose queue it belongs to, -1 = none. */
    public int leg = -1;
    /** Business time between start and stop. */
    public long business;

    public boolean targeted;
    public boolean within;
    public boolean late;
    public boolean businessWithin;
    public boolean businessLate;
    /** When the miss was booked, if it is late or was replied to late. */
    public long missedAt = ContactState.NEVER;
    /** Likewise in business time. */
    public long businessMissedAt = ContactState.NEVER;

    /** Whether it stopped past its target, as the queue's clock setting reads it. */
    boolean missed() {
        return phase == Phase.REPLIED ? targeted && !within : phase == Phase.ENDED && late;
    }

    Clock copied() {
        Clock copy = new Clock();
        copy.id = id;
        copy.spell = spell;
        copy.start = start;
        copy.phase = phase;
        copy.stop = stop;
        copy.hidden = hidden;
        copy.leg = leg;
        copy.business = business;
        copy.targeted = targeted;
        copy.within = within;
        copy.late = late;
        copy.businessWithin = businessWithin;
        copy.businessLate = businessLate;
        copy.missedAt = missedAt;
        copy.businessMissedAt = businessMissedAt;
        return copy;
    }
}

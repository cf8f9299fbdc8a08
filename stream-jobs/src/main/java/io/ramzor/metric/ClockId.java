package io.ramzor.metric;

import java.util.Locale;

/** The response clocks; the name in files is the constant's in lower case. */
public enum ClockId {
    /** Spell start to the first reply by bot or agent. */
    FIRST_REPLY,
    /** Spell start to the first bot reply, where a bot session started. */
    FIRST_BOT_REPLY,
    /** Spell start to the first agent message; restarts if the spell was resolved without one. */
    FIRST_HUMAN_REPLY,
    /** Bot hand-over or human request to the next agent message. */
    FIRST_HUMAN_REPLY_AFTER_HANDOFF,
    /** Assignment to that agent's first message. */
    REACTION,
    /** First customer message of a turn to the reply. */
    NEXT_REPLY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The clock's name in files, settings and answers. */
    public String wireName() {
        return wireName;
    }

    /** Whether it starts with the spell. */
    boolean startsWithSpell() {
        return this == FIRST_REPLY || this == FIRST_BOT_REPLY || this == FIRST_HUMAN_REPLY;
    }

    /** Whether only a person can reply to it; a bot that contains the contact ends it. */
    boolean endsWhenContained() {
        return this == FIRST_HUMAN_REPLY || this == FIRST_HUMAN_REPLY_AFTER_HANDOFF || this == REACTION;
    }
}

package io.ramzor.decision;

import java.util.Locale;

/** What a shift lead can do; an action names it by its wire name. */
public enum Lever {
    /** An agent leaves a queue for another and returns at the end. */
    MOVE_AGENT,
    /** The bot closes the topics of another level until the end; from and to are levels. The human option stays. */
    BOT_LEVEL;

    /** The name in records and requests, for example {@code move_agent}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.ramzor.sim;

import java.util.Locale;

/** Why a customer changes the channel, as the engine knows it: the first that holds. */
enum Motive {
    AGENT_INVITED,
    BOT_HANDOFF,
    CHANNEL_CLOSED,
    SLOW_WAIT,
    AFTER_CONTAINED,
    CUSTOMER_CHOICE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

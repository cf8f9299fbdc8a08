package io.ramzor.sim;

import java.util.Locale;

/** How a contact ended, as far as its customer is concerned. */
enum Ending {
    ABANDONED,
    LEFT_BOT,
    CONTAINED,
    HANDLED,
    MISSED_CALLBACK;

    /** Its name in the scenario. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

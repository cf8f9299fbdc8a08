package io.ramzor.history;

import java.util.Locale;
import java.util.Optional;

/** What a point's time stands for. */
public enum Resolution {
    /** A whole interval of the history (15 minutes), by its start. */
    INTERVAL,
    /** The board's reading in that minute. */
    LIVE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The resolution of that name, empty if there is none. */
    public static Optional<Resolution> of(String wireName) {
        for (Resolution each : values()) {
            if (each.wireName().equals(wireName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

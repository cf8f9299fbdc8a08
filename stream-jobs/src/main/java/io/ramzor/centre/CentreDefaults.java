package io.ramzor.centre;

import java.time.ZoneId;

/** What holds where {@code centre.yaml} says nothing. */
final class CentreDefaults {
    private CentreDefaults() {}

    static Queue queue(String id, String channel) {
        throw new UnsupportedOperationException("helper");
    }

    static Channel channel(String id) {
        throw new UnsupportedOperationException("helper");
    }

    static BusinessCalendar alwaysOpen(ZoneId zone) {
        throw new UnsupportedOperationException("helper");
    }
}

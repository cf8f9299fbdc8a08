package io.ramzor.launch;

import java.util.List;

/** A log of which most lines are no events; the first and the last two are. */
final class BadInput {
    private static final String TWO_MEGABYTES = "x".repeat(2 * 1024 * 1024);

    static final List<String> LINES = List.of(
            event("c1", "contact.queued", "\"contact\":\"c1\",\"channel\":\"voice\",\"queue\":\"PS\""),
            "{\"id\":\"broken\"",
            event("t1", "contact.queued", "\"contact\":7,\"queue\":\"PS\""),
            "{\"id\":\"t2\",\"time\":\"14.02.1999 8:00\",\"type\":\"contact.queued\",\"contact\":\"c\",\"queue\":\"PS\"}",
            event("t3", "contact.teleported", "\"contact\":\"c\""),
            event("t4", "contact.queued", "\"contact\":\"c\""),
            event("t5", "contact.queued", "\"contact\":\"" + TWO_MEGABYTES + "\",\"queue\":\"PS\""),
            event("c2", "contact.queued", "\"contact\":\"c2\",\"channel\":\"voice\",\"queue\":\"unheard-of\""),
            "{\"id\":\"end\",\"time\":\"1999-02-14T08:01:00Z\",\"type\":\"clock\"}");

    /** Of the second line and those after it. */
    static final List<String> REASONS =
            List.of("malformed", "bad_value", "bad_value", "unknown_type", "missing_field", "too_long");

    private BadInput() {}

    private static String event(String id, String type, String fields) {
        return "{\"id\":\"%s\",\"time\":\"1999-02-14T08:00:00Z\",\"type\":\"%s\",%s}".formatted(id, type, fields);
    }
}

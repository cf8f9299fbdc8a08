package io.ramzor.event;

/** What JSON value a field of an event takes. */
enum FieldKind {
    /** Any text; empty counts as absent. */
    TEXT("text"),
    /** Text of which few different ones occur, so one copy is kept. */
    NAME("text"),
    /** One of a field's words. */
    WORD("one of"),
    /** An RFC 3339 instant, kept as microseconds. */
    TIME("text with an RFC 3339 time and zone, for example 2026-01-31T08:15:00Z"),
    LONG("a whole number"),
    INT("a whole number of 0 or more"),
    LINE("1 or 2"),
    SHARE("a number from 0 to 1"),
    FLAG("true or false"),
    NAMES("a list of texts"),
    COUNTS("an object of whole numbers of 0 or more");

    private final String expected;

    FieldKind(String expected) {
        this.expected = expected;
    }

    /** What a sender should have written. */
    String expected() {
        return expected;
    }
}

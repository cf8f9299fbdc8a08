package io.ramzor.api;

/** How many bytes of a body are taken. */
final class BodyLimits {
    /** Of an ordinary JSON body. */
    static final long JSON_BYTES = 256 * 1024L;
    /** Of a CSV of agents or shifts. */
    static final long CSV_BYTES = 16 * 1024 * 1024L;

    private BodyLimits() {}
}

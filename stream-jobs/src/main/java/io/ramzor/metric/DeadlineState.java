package io.ramzor.metric;

import java.util.Locale;

/** Where a deadline stands; the name in files is the constant's in lower case. The order is part of stored states. */
public enum DeadlineState {
    OPEN(Measure.DEADLINE_OPEN),
    /** Done up to the due instant. */
    MET(Measure.DEADLINE_MET),
    /** Not done when the due instant had passed; doing it later changes nothing. */
    MISSED(Measure.DEADLINE_MISSED),
    /** No longer owed, up to the due instant. */
    CANCELLED(Measure.DEADLINE_CANCELLED);

    private final Measure measure;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    DeadlineState(Measure measure) {
        this.measure = measure;
    }

    /** The state's name in files and answers. */
    public String wireName() {
        return wireName;
    }

    /** As what it is counted. */
    public Measure measure() {
        return measure;
    }
}

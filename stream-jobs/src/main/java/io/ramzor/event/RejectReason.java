package io.ramzor.event;

import java.util.Locale;

/** Why a line of the stream was set aside. */
public enum RejectReason {
    MALFORMED,
    TOO_LONG,
    MISSING_FIELD,
    BAD_VALUE,
    UNKNOWN_TYPE,
    LATE,
    FUTURE,
    CANNOT_FOLLOW;

    /** The code in files and answers, for example {@code missing_field}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

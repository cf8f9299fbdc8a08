package io.ramzor.metric;

import java.util.List;
import java.util.Locale;

/** What is owed to a customer by an instant; the name in files is the constant's in lower case. The order is part of stored states. */
public enum DeadlineKind {
    /** A queue leg's answer within T. */
    ANSWER,
    /** The run of the clock of that name, where it has a target. */
    FIRST_HUMAN_REPLY,
    /** The run of the clock of that name, where it has a target. */
    NEXT_REPLY,
    /** A booked callback's attempt up to the end of its window. */
    CALLBACK,
    /** An agent's message while the channel lets one be sent: so long after the last customer message. */
    REPLY_WINDOW,
    /** An agent's answer so long after the spell's start, by law. */
    STATUTORY;

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final List<String> keys = List.of(wireName);

    /** The kind's name in files and answers. */
    public String wireName() {
        return wireName;
    }

    /** What tells its facts from those of other kinds. */
    List<String> keys() {
        return keys;
    }
}

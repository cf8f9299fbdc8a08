package io.ramzor.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a proposal is refused, in a form that the next rounds respect. */
public enum Dismissal {
    /** It is not needed now: the queue gets no other for a while. */
    NOT_NOW,
    /** These people cannot go: others may be proposed. */
    NOT_THESE_AGENTS,
    /** The queue that gives can spare nobody: it is left alone, others may give. */
    NOT_FROM_THERE;

    /** The name in records and requests. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that wire name, empty if there is none. */
    public static Optional<Dismissal> of(String wireName) {
        return Arrays.stream(values())
                .filter(dismissal -> dismissal.wireName().equals(wireName))
                .findFirst();
    }
}

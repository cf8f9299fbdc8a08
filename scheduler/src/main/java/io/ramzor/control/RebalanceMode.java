package io.ramzor.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of proposals. */
public enum RebalanceMode {
    /** People decide. */
    RECOMMEND,
    /** They are carried out as they come, inside the guardrails; people undo. */
    AUTOMATIC,
    /** There are none. */
    OFF;

    /** The name in settings and answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every wire name. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(RebalanceMode::wireName).toList();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static RebalanceMode of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

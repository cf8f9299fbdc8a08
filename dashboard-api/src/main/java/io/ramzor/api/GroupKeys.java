package io.ramzor.api;

import io.ramzor.metric.Group;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which keys of a group a question names. */
final class GroupKeys {
    private GroupKeys() {}

    /** The dimensions that were named; {@code from} and {@code to} are times, so channels by those names are said in full. */
    static Map<String, String> of(Asked asked, Group group) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String dimension : group.dimensions()) {
            boolean time = dimension.equals("from") || dimension.equals("to");
            String said = asked.queryText(time ? dimension + "_channel" : dimension);
            if (said != null) {
                keys.put(dimension, said);
            }
        }
        return keys;
    }
}

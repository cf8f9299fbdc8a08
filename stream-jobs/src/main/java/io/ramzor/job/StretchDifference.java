package io.ramzor.job;

import io.ramzor.metric.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has changed in how agents had a contact, one record an agent, so that nobody sees them without it in between. */
final class StretchDifference {
    private StretchDifference() {}

    static void between(List<Stretch> before, List<Stretch> after, Consumer<AgentChange> output) {
        int same = 0;
        int shorter = Math.min(before.size(), after.size());
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        if (same == before.size() && same == after.size()) {
            return;
        }
        Map<String, AgentChange> changes = new LinkedHashMap<>();
        List<Stretch> old = before.subList(same, before.size());
        List<Stretch> now = after.subList(same, after.size());
        for (Stretch stretch : old) {
            if (!now.contains(stretch)) {
                of(stretch, changes).left().add(stretch);
            }
        }
        for (Stretch stretch : now) {
            if (!old.contains(stretch)) {
                of(stretch, changes).came().add(stretch);
            }
        }
        changes.remove(""); // an agent whom the stream does not name has no time
        changes.values().forEach(output);
    }

    private static AgentChange of(Stretch stretch, Map<String, AgentChange> changes) {
        return changes.computeIfAbsent(
                stretch.agent(), agent -> new AgentChange(agent, null, false, new ArrayList<>(2), new ArrayList<>(2)));
    }
}

package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who is who: connected components of the links in force. */
final class Identities {
    private final Map<String, String> nameOf = new HashMap<>();

    /** @param events of no contact, in order: the latest of a pair wins */
    Identities(Centre centre, List<Event> events) {
        Map<List<String>, Boolean> inForce = new HashMap<>();
        for (Event event : events) {
            boolean linked = event.type() == EventType.IDENTITY_LINKED;
            if ((linked || event.type() == EventType.IDENTITY_UNLINKED)
                    && event.customer() != null
                    && event.sameAs() != null) {
                boolean sure = event.confidence() == null || event.confidence() >= centre.identityMinimumConfidence();
                List<String> pair = List.copyOf(new TreeSet<>(List.of(event.customer(), event.sameAs())));
                inForce.put(pair, linked && sure);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<List<String>, Boolean> pair : inForce.entrySet()) {
                String one = of(pair.getKey().get(0));
                String other = of(pair.getKey().get(pair.getKey().size() - 1));
                if (pair.getValue() && !one.equals(other)) {
                    rename(one, other);
                    changed = true;
                }
            }
        }
    }

    String of(String customer) {
        return customer == null ? null : nameOf.getOrDefault(customer, customer);
    }

    private void rename(String one, String other) {
        String least = one.compareTo(other) < 0 ? one : other;
        String most = least.equals(one) ? other : one;
        nameOf.replaceAll((customer, name) -> name.equals(most) ? least : name);
        nameOf.put(most, least);
    }
}

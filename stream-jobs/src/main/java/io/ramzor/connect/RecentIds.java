package io.ramzor.connect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The ids of the events that came last; the oldest are forgotten first. */
final class RecentIds {
    private final int most;
    private final Set<String> known = new HashSet<>();
    private final Deque<String> order = new ArrayDeque<>();

    RecentIds(int most) {
        this.most = most;
    }

    boolean contains(String id) {
        return known.contains(id);
    }

    /** Remembers the id; false if it is known already. */
    boolean add(String id) {
        if (!known.add(id)) {
            return false;
        }
        order.add(id);
        if (order.size() > most) {
            known.remove(order.remove());
        }
        return true;
    }
}

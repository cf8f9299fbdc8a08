package io.ramzor.control;

import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.LiveSlice;
import java.util.Collection;

/** How many contacts an agent holds at once while on one queue, and how much a held contact weighs, smoothed over some minutes. */
final class Concurrency {
    private static final double MEMORY = 0.98;
    private static final double PRIOR = 3;

    private double contacts = PRIOR;
    private double weights = PRIOR * 0.6;
    private double besides = PRIOR * 1.3;

    /** Looks at the floor once a live record. */
    void look(LiveSlice slice, Collection<FloorAgent> agents) {
        contacts *= MEMORY;
        weights *= MEMORY;
        besides *= MEMORY;
        for (FloorAgent agent : agents) {
            double all = 0;
            for (FloorAgent.Held held : agent.openContacts()) {
                all += held.weight();
            }
            for (FloorAgent.Held held : agent.openContacts()) {
                if (slice.queue().equals(held.queue())) {
                    contacts += 1;
                    weights += held.weight();
                    besides += Math.max(1, all);
                }
            }
        }
    }

    /** Mean weight of a held contact: 1 where threads never rest. */
    double meanWeight() {
        return contacts <= 0 ? 1 : Math.min(1, Math.max(0.1, weights / contacts));
    }

    /** Contacts that the holder of a contact has at once, weighed, at least 1. */
    double atOnce() {
        return contacts <= 0 ? 1 : Math.max(1, besides / contacts);
    }
}

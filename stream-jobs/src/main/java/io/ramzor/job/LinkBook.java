package io.ramzor.job;

import java.util.ArrayList;
import java.util.List;

/** What is kept of one customer's links to others. Public and mutable as Flink's POJOs are. */
public class LinkBook {
    /** Smallest id of those with whom the customer is one, null while alone. */
    public String root;
    /** What was said of links, both ways; once final, of each pair the latest alone. */
    public List<Link> links = new ArrayList<>(1);
    /** The timer that is set, Long.MAX_VALUE = none. */
    public long timer = Long.MAX_VALUE;

    /** Something said of a pair. */
    public static class Link {
        /** The other customer. */
        public String other;

        public String id;
        public long time;
        public long seq;
        /** Whether it links, with enough confidence; else it undoes. */
        public boolean inForce;
    }

    /** The latest that was said of the pair, null if nothing is known. */
    Link latest(String other) {
        Link latest = null;
        for (Link link : links) {
            if (link.other.equals(other) && (latest == null || LinkOrder.compare(latest, link) < 0)) {
                latest = link;
            }
        }
        return latest;
    }

    boolean inForce(String other) {
        Link latest = latest(other);
        return latest != null && latest.inForce;
    }
}

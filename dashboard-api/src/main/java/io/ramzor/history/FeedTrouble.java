package io.ramzor.history;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, for all parts of a feed together, that its server takes nothing and why, and once that it does again. Safe for use by several threads. */
final class FeedTrouble implements TroubleTeller {
    private static final Logger LOG = LoggerFactory.getLogger(FeedTrouble.class);

    private final Set<String> waiting = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    @Override
    public synchronized void waits(String part, Object place, String why) {
        waiting.add(part);
        if (told.add(why)) {
            LOG.warn(
                    "{}. The boards go on without it; what is to be written waits in the topics and is written when it"
                            + " answers",
                    why);
        }
    }

    @Override
    public synchronized void goesOn(String part, Object place) {
        waiting.remove(part);
        if (waiting.isEmpty() && !told.isEmpty()) {
            LOG.info("InfluxDB answers again; what waited is written");
            told.clear();
        }
    }
}

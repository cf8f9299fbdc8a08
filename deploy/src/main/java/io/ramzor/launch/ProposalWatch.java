package io.ramzor.launch;

import io.ramzor.decision.Proposal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows which proposals have just come up, so that people get the time to read them. Used by one thread. */
final class ProposalWatch {
    /** How long a proposal is new, by the wall clock: 20 seconds on the page, and what it takes to get there. */
    static final Duration NEW = Duration.ofSeconds(21);

    private final Map<String, Long> firstSeen = new HashMap<>();

    /**
     * Whether one of the open proposals is new.
     *
     * @param nanos the wall clock, see {@link System#nanoTime}
     */
    boolean isNew(List<Proposal> proposals, long nanos) {
        boolean found = false;
        for (Proposal proposal : proposals) {
            if (proposal.status().equals("open")) {
                long since = firstSeen.computeIfAbsent(proposal.id(), id -> nanos);
                found |= nanos - since < NEW.toNanos();
            }
        }
        return found;
    }
}

package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import java.io.Serializable;
import java.util.Collections;

/**
 * How long a journey remembers spells; all microseconds.
 *
 * @param longestWindow the longest W of any topic
 * @param settleAfter an episode whose last end lies so far back is settled
 * @param forgetAfter a customer, and a spell that never ended, is forgotten so long after the last activity
 */
public record JourneyTerms(long longestWindow, long settleAfter, long forgetAfter) implements Serializable {

    /**
     * Of a customer alone: spells are remembered until no late event, no new channel and no cohort can ask for them and their contact is
     * forgotten; that is how far back a link that comes later still reaches.
     */
    public static JourneyTerms alone(Centre centre) {
        long window = Collections.max(centre.episodeWindowMicros().values());
        long contact = Math.max(centre.liveExpiryMicros(), centre.writtenExpiryMicros());
        long longest = Math.max(Math.max(window, contact), Math.max(Timeline.LAUNCH_MICROS, Cohorts.REGULAR_MICROS));
        long memory = centre.customerMemoryDays() * Micros.DAY;
        long late = centre.allowedLatenessMicros() + 1;
        return new JourneyTerms(window, longest + late, Math.max(memory, longest) + late);
    }

    /** Of customers who are taken for one: spells are remembered as long as customers, for the link may be undone. */
    public static JourneyTerms merged(Centre centre) {
        JourneyTerms alone = alone(centre);
        return new JourneyTerms(alone.longestWindow, alone.forgetAfter, alone.forgetAfter);
    }

    /** When what ended at that microsecond is settled. */
    long settlesAt(long end) {
        return end + settleAfter;
    }

    /** When a spell without an episode is settled. */
    long settlesAt(SpellSummary spell) {
        long end = SpellRow.endOf(spell);
        return end == SpellRow.OPEN ? forgetsAt(spell.start()) : settlesAt(end);
    }

    /** When a customer of whom that is the last activity is forgotten. */
    public long forgetsAt(long lastActivity) {
        return lastActivity + forgetAfter;
    }
}

package io.ramzor.job;

import io.ramzor.metric.Journey;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one customer, or of customers who are one: the journey as bytes, about a hundred a spell, or while it is long as it
 * is, so that one more spell does not cost reading them all.
 */
final class CustomerBook {
    /** The journey as {@link io.ramzor.metric.JourneyBytes} writes it; null while it is held as it is. */
    byte[] bytes = {};

    Journey live;
    /** Of a customer who is one with others, the smallest id of them; else null. */
    String root;
    /** Now when it was last touched; facts were sent on as of then. */
    long seen = EventClock.NONE;
    /** Latest start or end of a spell. */
    long lastActivity = EventClock.NONE;
    /** When it was last linked or sent a profile. */
    long linkedAt = EventClock.NONE;
    /** The timer that is set, Long.MAX_VALUE = none. */
    long timer = Long.MAX_VALUE;
    /** What came since it was last touched, of each spell the newest. */
    List<JourneyStep> news = new ArrayList<>(0);
    /** Now when the last of it came. */
    long heard = EventClock.NONE;

    /** Notes what is new of a spell. */
    void note(JourneyStep step, long now) {
        heard = now;
        for (int i = news.size() - 1; i >= 0; i--) {
            if (news.get(i).isOfSameSpell(step)) {
                news.set(i, step);
                return;
            }
        }
        news.add(step);
    }
}

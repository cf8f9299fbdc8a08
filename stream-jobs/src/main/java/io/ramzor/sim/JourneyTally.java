package io.ramzor.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the engine counts of customers' journeys. */
final class JourneyTally {
    /** Counts of offers, promises and messages by their names in the truth. */
    enum Count {
        EXPECTATIONS_SENT,
        RESTLESS_TOLD,
        RESTLESS_TOLD_ACTED,
        RESTLESS_UNTOLD,
        RESTLESS_UNTOLD_ACTED,
        WROTE_AGAIN,
        DEFLECTION_OFFERED,
        DEFLECTION_ACCEPTED,
        DEFLECTION_RETURNED,
        CALLBACKS_BOOKED,
        CALLBACKS_ATTEMPTED_IN_WINDOW,
        CALLBACKS_ATTEMPTED_LATE,
        CALLBACKS_REACHED,
        CALLBACKS_GIVEN_UP,
        GUIDED,
        DIGITAL_SESSIONS,
        DIGITAL_COMPLETED,
        DIGITAL_LEFT,
        CONTACTS_AFTER_LEFT_STEP
    }

    /** By topic. */
    final long[] problems;

    final long[] counts = new long[Count.values().length];
    long solved;
    long givenUp;
    long oneContact;
    long contacts;
    long contained;
    long containedHelped;
    long containedCameBack;
    long redials;
    long repeats;
    long parallel;
    long linked;
    long unlinked;
    long withheld;
    /** By (from, to, cause), joined by a blank. */
    final Map<String, Long> shifts = new TreeMap<>();
    /** By process and step, joined by a blank: entered, completed, left. */
    final Map<String, long[]> funnel = new LinkedHashMap<>();

    JourneyTally(int topics) {
        problems = new long[topics];
    }

    void add(Count count) {
        counts[count.ordinal()]++;
    }

    void shift(String from, String to, Motive motive) {
        shifts.merge(from + " " + to + " " + motive.wireName(), 1L, Long::sum);
    }

    long[] funnel(String process, String step) {
        return funnel.computeIfAbsent(process + " " + step, key -> new long[3]);
    }
}

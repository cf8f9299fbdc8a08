package io.ramzor.centre;

import java.io.Serializable;

/** Business hours in a zone; all instants and spans are microseconds. */
public interface BusinessCalendar extends Serializable {

    /** Business time inside {@code [from, to)}. */
    long businessMicros(long from, long to);

    /** The instant at which so much business time after {@code from} is used up. */
    long usedUpAt(long from, long businessMicros);

    /** Whether the centre is open at that instant. */
    boolean isOpen(long at);

    /** The first opening of the local day in which {@code at} lies, at most {@code at}; the local midnight if the day has none yet. */
    long firstOpeningOfDay(long at);
}

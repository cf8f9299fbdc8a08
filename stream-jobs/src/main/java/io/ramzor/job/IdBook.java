package io.ramzor.job;

import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of an event id. Public and mutable as Flink's POJOs are, which
 * earlier builds kept it as; small, for there is one for every recent event.
 */
public class IdBook {
    /** Marks that no event of the id was read yet. */
    static final byte UNREAD = -1;

    /** Time of the event. */
    public long time;
    /** Ordinal of its type. */
    public byte type = UNREAD;
    /** Its contact, agent, process or customer. */
    public String route;
    /** Its session, or the customer's other key. */
    public String other;
    /** Whether it was retracted. */
    public boolean retracted;
    /** Retractions that came before it; null = none. */
    public List<ReadEvent> waiting;

    IdBook copied() {
        IdBook copy = new IdBook();
        copy.time = time;
        copy.type = type;
        copy.route = route;
        copy.other = other;
        copy.retracted = retracted;
        copy.waiting = waiting == null ? null : new ArrayList<>(waiting);
        return copy;
    }

    boolean isRead() {
        return type != UNREAD;
    }
}

package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Folds the events of one contact, in order, into what they count for. Pure: the same events in the same order give the same
 * facts. The caller keeps the state as of the horizon and the events after it, copies the state and folds again when one arrives late.
 */
public final class ContactFold implements Serializable {
    private final Centre centre;

    public ContactFold(Centre centre) {
        this.centre = centre;
    }

    /** The state of a contact before its first event. */
    public ContactState start(String contact) {
        throw new UnsupportedOperationException("helper");
    }

    /** An independent copy. */
    public ContactState copy(ContactState state) {
        throw new UnsupportedOperationException("helper");
    }

    /**
     * Applies the events, sorted by {@link EventOrder}'s rule inside (the order depends on the queue in which the contact already
     * was), to the state. Returns those that could not follow, each with its detail.
     */
    public List<CannotFollow> apply(ContactState state, List<Event> events) {
        throw new UnsupportedOperationException("helper");
    }

    /** What the contact counts for when now is that microsecond. */
    public List<Counted> facts(ContactState state, long now) {
        throw new UnsupportedOperationException("helper");
    }

    /** The next microsecond after {@code now} at which {@link #facts} or {@link #floor} changes without an event, or Long.MAX_VALUE. */
    public long nextChange(ContactState state, long now) {
        throw new UnsupportedOperationException("helper");
    }

    /** The contact on the floor, or empty once no queue, bot or agent has it. */
    public Optional<FloorContact> floor(ContactState state, long now) {
        throw new UnsupportedOperationException("helper");
    }

    /** The microsecond at which the contact is forgotten if nothing more comes. */
    public long expiresAt(ContactState state) {
        throw new UnsupportedOperationException("helper");
    }
}

package io.ramzor.job;

import io.ramzor.metric.ContactState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one contact: its fold as of the horizon and the events after it. Public and mutable as Flink's POJOs are, which earlier
 * builds kept it as.
 */
public class ContactBook {
    /** The fold of all events before the horizon that have been folded in for good; null = there is none. Never changed in place. */
    public ContactState base;
    /** The events after the base, by time. */
    public List<ReadEvent> tail = new ArrayList<>(4);
    /** The fold of base and tail; null = it is the base. */
    public ContactState head;
    /** Earlier lives of the id, forgotten before a later event started it anew, that a late event may still change. */
    public List<ContactState> past = new ArrayList<>(0);
    /** Events of the tail that cannot follow, and why. */
    public List<ReadEvent> unfit = new ArrayList<>(0);

    public List<String> unfitDetails = new ArrayList<>(0);
    /** Now when the facts were last sent on. */
    public long seen = EventClock.NONE;
    /** The timer that is set, Long.MAX_VALUE = none. */
    public long timer = Long.MAX_VALUE;
    /** Starts of the lives whose traces were told last, in order. */
    public List<Instant> told = new ArrayList<>(1);
    /** Now when they were told. */
    public long toldAt = EventClock.NONE;
    /** Whether what the contact counts for has changed since. */
    public boolean untold;
    /** How many chapters of a very long thread have been told apart from the rest. */
    public int chapters;
    /** Work that the base has let go of, which its trace still tells: queue, interval and time, one each in these three. */
    public List<String> workQueues = new ArrayList<>(0);

    public List<Long> workAts = new ArrayList<>(0);
    public List<Long> workMicros = new ArrayList<>(0);

    /**
     * What the contact stood for when it was last seen, kept so that it need not be counted again; null = it has to be. Not part of the
     * state.
     */
    transient Standing standing;

    /** What was sent on of the contact before events came that have not been told yet; null = all has been told. Not part of the state. */
    transient Standing sent;

    /** The fold of all that is known, null before the first event. */
    ContactState latest() {
        return head != null ? head : base;
    }

    /** The same book to go on with, so that this one stays as it is wherever it is written. */
    ContactBook goingOn() {
        ContactBook copy = new ContactBook();
        copy.base = base;
        copy.tail = new ArrayList<>(tail);
        copy.head = head;
        copy.past = past;
        copy.unfit = unfit;
        copy.unfitDetails = unfitDetails;
        copy.seen = seen;
        copy.timer = timer;
        copy.told = new ArrayList<>(told);
        copy.toldAt = toldAt;
        copy.untold = untold;
        copy.chapters = chapters;
        copy.workQueues = new ArrayList<>(workQueues);
        copy.workAts = new ArrayList<>(workAts);
        copy.workMicros = new ArrayList<>(workMicros);
        copy.standing = standing;
        copy.sent = sent;
        return copy;
    }

    long newestTime() {
        return tail.get(tail.size() - 1).event().time();
    }
}

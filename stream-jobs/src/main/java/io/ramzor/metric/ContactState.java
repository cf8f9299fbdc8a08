package io.ramzor.metric;

import io.ramzor.event.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The folded state of one contact; a flat public class, so that Flink reads it from states of earlier builds as a POJO. What is added
 * here and in its parts is also written by {@code job.ContactStateType}.
 */
public class ContactState {
    /** Marks an instant that has not come. */
    public static final long NEVER = Long.MIN_VALUE;

    public String contact;
    /** Time of the newest event, microseconds. */
    public long lastEventAt = NEVER;
    /** Time of the first event, microseconds. */
    public long bornAt = NEVER;

    // Attributes: the latest non-empty value.
    /** As the events say, null if none says it. */
    public String channel;
    /** Channel of the queue that came last, null before any. */
    public String queueChannel;

    public String customer;
    public String topic;
    public String caseId;
    public String segment;
    public Integer line;
    public Integer priority;
    public String campaign;
    public boolean outbound;

    /** Events read before anything said on which channel they are; empty as soon as that is known. */
    public List<Event> pending = new ArrayList<>(0);

    public List<Spell> spells = new ArrayList<>(1);
    public List<Leg> legs = new ArrayList<>(1);
    public List<Part> parts = new ArrayList<>(1);
    public List<Clock> clocks = new ArrayList<>(0);
    public List<Promise> promises = new ArrayList<>(0);

    /** Last {@code resolved} of the present spell. */
    public long resolvedAt = NEVER;

    /** Agent who has the contact, {@code ""} if the stream does not say who, null if none. */
    public String agent;

    public long agentSince = NEVER;
    /** Queue out of which the agent took it, null if none. */
    public String agentQueue;
    /** Whether the contact is on hold. */
    public boolean held;
    /** Whether a {@code resumed} may come; it may also after another agent took part meanwhile. */
    public boolean toResume;
    /** How agents had it, in order, as far as that is not final; the last one may go on. */
    public List<Stretch> stretches = new ArrayList<>(0);
    /** Work in intervals before that instant is final and counted for good. */
    public long workFrom = NEVER;
    /** Callbacks booked so far. */
    public int callbacks;

    /** Since when a bot has the contact. */
    public long botSince = NEVER;
    /** Between a hand-over or human request and the next bot session, bot messages count as the system's. */
    public boolean botSilenced;
    /** Agent whose reaction is or was timed since the last assignment, null if none. */
    public String reactionAgent;

    /** {@code customer}, {@code agent} or {@code bot}: who wrote last, null if nobody did. */
    public String lastSpeaker;
    /** Last customer or agent message, from which silence counts. */
    public long talkedAt = NEVER;
    /** When {@code contact.idle} said that the thread went idle, if it has not ended. */
    public long idleSaidAt = NEVER;

    /** The channel as far as it is known, null if nothing said it. */
    public String knownChannel() {
        return channel != null ? channel : queueChannel;
    }

    /** The spell that goes on, null before the first event. */
    public Spell spell() {
        return spells.isEmpty() ? null : spells.get(spells.size() - 1);
    }

    /** The newest leg, open or not, null if there was none. */
    public Leg lastLeg() {
        return legs.isEmpty() ? null : legs.get(legs.size() - 1);
    }

    /** The open leg, null if none is. */
    public Leg openLeg() {
        Leg last = lastLeg();
        return last != null && last.outcome == LegOutcome.WAITING ? last : null;
    }

    /** The part of an agent that goes on, null if none does. */
    public Part runningPart() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).end == NEVER) {
                return parts.get(i);
            }
        }
        return null;
    }
}

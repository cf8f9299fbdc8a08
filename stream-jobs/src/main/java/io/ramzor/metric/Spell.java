package io.ramzor.metric;

import java.util.List;

/** A stretch of a contact that counts as a contact of its own; all times in microseconds. */
public class Spell {
    public long start;
    /** Whether {@code offered} was seen; until then the first spell starts at the earliest event. */
    public boolean offered;
    /** First bot session. */
    public long botStartedAt = ContactState.NEVER;
    /** Whether an agent wrote in it. */
    public boolean humanReplied;
    /** Resolved without an agent's message, and no customer message since. */
    public boolean resolvedWithoutHuman;
    /** Time of the last step if that is one after which a spell may be over. */
    public long endedAt = ContactState.NEVER;

    /** Contact in which an agent sent the link that led to it, null if none. */
    public String guidedBy;
    /** Outcome that the last end of a bot's session said, null before any. */
    public String botOutcome;
    /** Whether a person was meant to take over from the bot: an end said so, or a wait, answer or agent's message followed its start. */
    public boolean handedOver;
    /** First request for a person. */
    public long humanRequestedAt = ContactState.NEVER;
    /** Whether a wait, an agent or an agent's message followed that request. */
    public boolean humanRequestServed;
    /** First answer or message of an agent. */
    public long humanAt = ContactState.NEVER;
    /** First message on what wait to expect. */
    public long expectationAt = ContactState.NEVER;
    /** When it was first answered, unless the customer had left before. */
    public long answeredAt = ContactState.NEVER;
    /** When it was first abandoned, resolved or closed, unless it had been answered before. */
    public long leftAt = ContactState.NEVER;
    /** Longest wait from its start by law, {@link ContactState#NEVER} = none. */
    public long statutory = ContactState.NEVER;
    /** Earliest miss among its turns whose clocks are no longer kept. */
    public long turnMissedAt = ContactState.NEVER;
    /** Whether it waited in a queue of line 1. */
    public boolean lineOne;
    /** Whether it waited in a queue of line 2 after one of line 1. */
    public boolean escalated;
    /** Never changed in place, as copies share it. */
    public List<SpellSummary.Deflection> deflections = List.of();
    /** Agents who had it or wrote in it, sorted; never changed in place. */
    public List<String> agents = List.of();

    Spell copied() {
        Spell copy = new Spell();
        copy.start = start;
        copy.offered = offered;
        copy.botStartedAt = botStartedAt;
        copy.humanReplied = humanReplied;
        copy.resolvedWithoutHuman = resolvedWithoutHuman;
        copy.endedAt = endedAt;
        copy.guidedBy = guidedBy;
        copy.botOutcome = botOutcome;
        copy.handedOver = handedOver;
        copy.humanRequestedAt = humanRequestedAt;
        copy.humanRequestServed = humanRequestServed;
        copy.humanAt = humanAt;
        copy.expectationAt = expectationAt;
        copy.answeredAt = answeredAt;
        copy.leftAt = leftAt;
        copy.statutory = statutory;
        copy.turnMissedAt = turnMissedAt;
        copy.lineOne = lineOne;
        copy.escalated = escalated;
        copy.deflections = deflections;
        copy.agents = agents;
        return copy;
    }
}

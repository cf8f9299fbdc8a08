package io.ramzor.metric;

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

    Spell copied() {
        Spell copy = new Spell();
        copy.start = start;
        copy.offered = offered;
        copy.botStartedAt = botStartedAt;
        copy.humanReplied = humanReplied;
        copy.resolvedWithoutHuman = resolvedWithoutHuman;
        copy.endedAt = endedAt;
        return copy;
    }
}

package io.ramzor.metric;

/** Lets go of clocks and promises that nothing can change any more. */
final class ClockTrim {
    private ClockTrim() {}

    /**
     * Drops the promises settled and the clocks that stopped before the horizon, but those which start with the present spell: its {@code offered} or bot may
     * still come.
     *
     * @param present index of the spell that went on at the horizon
     */
    static void of(ContactState state, long horizon, int present) {
        state.promises.removeIf(promise -> promise.state != DeadlineState.OPEN && promise.settledAt < horizon);
        state.clocks.removeIf(clock -> {
            boolean stopped = clock.phase != Clock.Phase.RUNNING && clock.stop < horizon;
            if (!stopped || clock.spell >= present && clock.id.startsWithSpell()) {
                return false;
            }
            if (clock.id == ClockId.NEXT_REPLY && clock.missed()) {
                Spell spell = state.spells.get(clock.spell);
                boolean first = spell.turnMissedAt == ContactState.NEVER || clock.missedAt < spell.turnMissedAt;
                spell.turnMissedAt = first ? clock.missedAt : spell.turnMissedAt;
            }
            return true;
        });
    }
}

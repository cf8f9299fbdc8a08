package io.ramzor.metric;

/**
 * When something of a journey changes without an event.
 *
 * @param at first microsecond at which it has changed
 * @param spell the spell, or the first one of the episode
 * @param ofEpisode whether it is about the episode that begins with the spell
 * @param settles whether it is settled then
 */
record Due(long at, SpellSummary spell, boolean ofEpisode, boolean settles) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
        int byTime = Long.compare(at, other.at);
        int bySpell = byTime == 0 ? SpellRow.ORDER.compare(spell, other.spell) : byTime;
        int byEpisode = bySpell == 0 ? Boolean.compare(ofEpisode, other.ofEpisode) : bySpell;
        return byEpisode == 0 ? Boolean.compare(settles, other.settles) : byEpisode;
    }
}

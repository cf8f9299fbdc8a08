package io.ramzor.metric;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** Finds the spells of a journey whose facts or episodes may change with another one. */
final class Surroundings {
    private final LaunchIndex launches;
    private final long longestWindow;

    /** With the identity's spells by topic, null if no channel opened, and the longest W. */
    Surroundings(LaunchIndex launches, long longestWindow) {
        this.launches = launches;
        this.longestWindow = longestWindow;
    }

    /**
     * The others that may change when the spell comes or goes.
     *
     * @param track its track, null if it is the first there or the customer is unknown
     */
    Set<SpellSummary> of(Track track, SpellSummary spell) {
        Set<SpellSummary> around = new TreeSet<>(SpellRow.ORDER);
        if (launches != null) {
            launches.eachDependent(spell, around::add);
        }
        if (track == null) {
            return around;
        }
        add(around, track.row().lower(spell));
        add(around, track.row().higher(spell));
        SpellRow channel = track.sameChannel(spell);
        add(around, channel == null ? null : channel.lower(spell));
        addReached(around, track.row().after(spell), SpellRow.endOf(spell));
        track.guestsOf(spell).forEachRemaining(around::add);
        track.steered().forEachRemaining(around::add);
        around.remove(spell);
        return around;
    }

    /** The others that may change with what is known of a spell that stays in its place; null as above. */
    Set<SpellSummary> ofUpdate(Track track, SpellSummary old, SpellSummary spell) {
        Set<SpellSummary> around = new TreeSet<>(SpellRow.ORDER);
        if (track == null) {
            return around;
        }
        add(around, track.row().higher(spell));
        long earlier = Math.min(SpellRow.endOf(old), SpellRow.endOf(spell));
        long later = Math.max(SpellRow.endOf(old), SpellRow.endOf(spell));
        if (earlier != later) {
            addDecided(around, track.row(), earlier, later);
        }
        track.guestsOf(spell).forEachRemaining(around::add);
        track.steered().forEachRemaining(around::add);
        around.remove(spell);
        return around;
    }

    /** Adds those that one end reaches and the other does not, and the one before them, whose episode they may join or leave. */
    private void addDecided(Set<SpellSummary> around, SpellRow row, long earlier, long later) {
        Iterator<SpellSummary> from = row.from(earlier);
        if (from.hasNext()) {
            SpellSummary first = from.next();
            add(around, row.lower(first));
            around.add(first);
            addReached(around, from, later);
        }
    }

    /** Adds those that start before an end or within the longest window of it. */
    private void addReached(Set<SpellSummary> around, Iterator<SpellSummary> later, long end) {
        while (later.hasNext()) {
            SpellSummary next = later.next();
            if (end != SpellRow.OPEN && next.start() - end > longestWindow) {
                return;
            }
            around.add(next);
        }
    }

    private static void add(Set<SpellSummary> around, SpellSummary spell) {
        if (spell != null) {
            around.add(spell);
        }
    }
}

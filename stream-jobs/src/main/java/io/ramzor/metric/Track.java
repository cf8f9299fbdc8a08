package io.ramzor.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Spells of one identity about one case, or without one about one topic, and the episodes into which they fall. An episode is a run of
 * them: from one that joins none to before the next such.
 */
final class Track {
    private final ToLongFunction<SpellSummary> window;
    private final SpellRow row = new SpellRow();
    private final Map<String, SpellRow> channels = new HashMap<>(2);
    private final Map<String, SpellRow> contacts = new HashMap<>(2);
    /** Spells by the contact in which an agent sent their link. */
    private final Map<String, SpellRow> guests = new HashMap<>(0);
    /** Spells of which a steering was accepted, where W may differ from spell to spell: in tracks of a case. */
    private final SpellRow steered = new SpellRow();

    private final TreeMap<SpellSummary, Episode> episodes = new TreeMap<>(SpellRow.ORDER);

    /** With W as it is for a spell. */
    Track(ToLongFunction<SpellSummary> window) {
        this.window = window;
    }

    /** Tells a spell's track from the identity's others. */
    static String keyOf(SpellSummary spell) {
        boolean hasCase = spell.caseId() != null && !spell.caseId().isEmpty();
        return hasCase ? "c" + spell.caseId() : "t" + spell.topic();
    }

    SpellRow row() {
        return row;
    }

    boolean isEmpty() {
        return row.isEmpty();
    }

    /** The track's spells on the channel of that one, null if there are none. */
    SpellRow sameChannel(SpellSummary spell) {
        return channels.get(spell.channel());
    }

    /** The episode in whose run that place of the order lies, null before the first. */
    Episode episodeOf(SpellSummary spell) {
        Map.Entry<SpellSummary, Episode> entry = episodes.floorEntry(spell);
        return entry == null ? null : entry.getValue();
    }

    /** The episode that begins with the spell, null if none does. */
    Episode beginningWith(SpellSummary spell) {
        return episodes.get(spell);
    }

    boolean isFirst(SpellSummary spell) {
        return episodes.containsKey(spell);
    }

    /** The spell just before in the same episode, or null. */
    SpellSummary before(SpellSummary spell) {
        return isFirst(spell) ? null : row.lower(spell);
    }

    /** The spell just after in the same episode, or null. */
    SpellSummary after(SpellSummary spell) {
        SpellSummary next = row.higher(spell);
        return next == null || isFirst(next) ? null : next;
    }

    /** The next spell on the same channel in the same episode, or null. */
    SpellSummary afterOnChannel(SpellSummary spell) {
        SpellSummary next = sameChannel(spell).higher(spell);
        return next != null && episodeOf(next) == episodeOf(spell) ? next : null;
    }

    /** Whether an agent sent its link in an earlier spell that was open when it began. */
    boolean guided(SpellSummary spell) {
        SpellRow guides = spell.guidedBy() == null ? null : contacts.get(spell.guidedBy());
        return guides != null && guides.latestEndBefore(spell) > spell.start();
    }

    /** The spells to which agents sent the link in that one's contact. */
    Iterator<SpellSummary> guestsOf(SpellSummary spell) {
        SpellRow row = guests.get(spell.contact());
        return row == null ? Collections.emptyIterator() : row.all();
    }

    long latestEnd(Episode episode) {
        SpellSummary next = episodes.higherKey(episode.first);
        return next == null ? row.latestEnd() : row.latestEndBefore(next);
    }

    /** The last spell of the episode in their order. */
    SpellSummary last(Episode episode) {
        SpellSummary next = episodes.higherKey(episode.first);
        return next == null ? row.last() : row.lower(next);
    }

    /** The spells of the episode in order. */
    List<SpellSummary> spellsOf(Episode episode) {
        return from(episode.first, episode);
    }

    private List<SpellSummary> from(SpellSummary spell, Episode episode) {
        SpellSummary end = episodes.higherKey(episode.first);
        List<SpellSummary> spells = new ArrayList<>();
        spells.add(spell);
        Iterator<SpellSummary> rest = row.after(spell);
        while (rest.hasNext()) {
            SpellSummary next = rest.next();
            if (end != null && SpellRow.ORDER.compare(next, end) >= 0) {
                break;
            }
            spells.add(next);
        }
        return spells;
    }

    void eachEpisode(Consumer<Episode> visitor) {
        episodes.values().forEach(visitor);
    }

    void insert(SpellSummary spell) {
        row.add(spell);
        indexed(
                spell,
                (index, key) ->
                        index.computeIfAbsent(key, none -> new SpellRow()).add(spell));
        if (isSteered(spell)) {
            steered.add(spell);
        }
        Episode episode = episodeOf(spell);
        if (episode == null) {
            episode = new Episode(spell);
            episodes.put(spell, episode);
        }
        episode.add(spell);
        review(spell);
    }

    void extract(SpellSummary spell) {
        Episode episode = episodeOf(spell);
        row.remove(spell);
        indexed(spell, (index, key) -> {
            index.get(key).remove(spell);
            if (index.get(key).isEmpty()) {
                index.remove(key);
            }
        });
        if (isSteered(spell)) {
            steered.remove(spell);
        }
        episode.remove(spell);
        if (SpellRow.ORDER.compare(episode.first, spell) == 0) {
            episodes.remove(spell);
            if (episode.spells > 0) {
                episode.first = row.higher(spell);
                episodes.put(episode.first, episode);
            }
        }
    }

    private static boolean isSteered(SpellSummary spell) {
        return spell.caseId() != null
                && spell.deflections().stream().anyMatch(one -> one.acceptedAt() != ContactState.NEVER);
    }

    /** The spells whose return to their channel may hang on where an episode ends. */
    Iterator<SpellSummary> steered() {
        return steered.all();
    }

    private void indexed(SpellSummary spell, BiConsumer<Map<String, SpellRow>, String> each) {
        each.accept(channels, spell.channel());
        each.accept(contacts, spell.contact());
        if (spell.guidedBy() != null) {
            each.accept(guests, spell.guidedBy());
        }
    }

    /** Puts the spell in the place of an older account of it with the same start, channel, topic and guide. */
    void replace(SpellSummary old, SpellSummary spell) {
        row.replace(spell);
        indexed(spell, (index, key) -> index.get(key).replace(spell));
        if (isSteered(old)) {
            steered.remove(old);
        }
        if (isSteered(spell)) {
            steered.add(spell);
        }
        Episode episode = episodeOf(old);
        episode.remove(old);
        episode.add(spell);
        if (isFirst(old)) {
            episodes.remove(old);
            episode.first = spell;
            episodes.put(spell, episode);
        }
    }

    /** Begins or ends an episode at the spell if the ends before it say so. */
    void review(SpellSummary spell) {
        boolean joins = joins(spell);
        if (isFirst(spell) == joins) {
            if (joins) {
                Episode later = episodes.remove(spell);
                episodeOf(spell).absorb(later);
            } else {
                split(spell);
            }
        }
    }

    private boolean joins(SpellSummary spell) {
        long latest = row.latestEndBefore(spell);
        return latest == SpellRow.OPEN
                || latest != SpellRow.NOTHING && spell.start() - latest <= window.applyAsLong(spell);
    }

    private void split(SpellSummary spell) {
        Episode left = episodeOf(spell);
        Episode right = new Episode(spell);
        for (SpellSummary moved : from(spell, left)) {
            left.remove(moved);
            right.add(moved);
        }
        episodes.put(spell, right);
    }
}

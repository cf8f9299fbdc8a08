package io.ramzor.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Spells by start, then contact and number. Kept in short segments, each with its latest end, so that of a hundred thousand spells
 * neither a new one nor the question how long those before a spell went on costs a look at all.
 */
final class SpellRow {
    static final Comparator<SpellSummary> ORDER = Comparator.comparingLong(SpellSummary::start)
            .thenComparing(SpellSummary::contact, EventOrder::compareUtf8)
            .thenComparingInt(SpellSummary::number)
            .thenComparing(spell -> spell.customer() == null ? "" : spell.customer());
    /** End of a spell that is open. */
    static final long OPEN = Long.MAX_VALUE;
    /** Latest end where there is no spell. */
    static final long NOTHING = Long.MIN_VALUE;

    private static final int LONGEST = 512;

    private static final class Segment {
        final List<SpellSummary> spells = new ArrayList<>(1);
        long latestEnd = NOTHING;

        void measure() {
            latestEnd = NOTHING;
            for (SpellSummary spell : spells) {
                latestEnd = Math.max(latestEnd, endOf(spell));
            }
        }
    }

    private final List<Segment> segments = new ArrayList<>(1);

    /** End of the spell, {@link #OPEN} while it goes on, never before its start. */
    static long endOf(SpellSummary spell) {
        return spell.end() == ContactState.NEVER ? OPEN : Math.max(spell.start(), spell.end());
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    void add(SpellSummary spell) {
        if (segments.isEmpty()) {
            segments.add(new Segment());
        }
        int at = segmentOf(spell);
        Segment segment = segments.get(at);
        segment.spells.add(-Collections.binarySearch(segment.spells, spell, ORDER) - 1, spell);
        segment.latestEnd = Math.max(segment.latestEnd, endOf(spell));
        if (segment.spells.size() > LONGEST) {
            split(at, segment);
        }
    }

    private void split(int at, Segment segment) {
        Segment second = new Segment();
        List<SpellSummary> rest = segment.spells.subList(LONGEST / 2, segment.spells.size());
        second.spells.addAll(rest);
        rest.clear();
        segment.measure();
        second.measure();
        segments.add(at + 1, second);
    }

    void remove(SpellSummary spell) {
        int at = segmentOf(spell);
        Segment segment = segments.get(at);
        segment.spells.remove(Collections.binarySearch(segment.spells, spell, ORDER));
        if (segment.spells.isEmpty()) {
            segments.remove(at);
        } else if (endOf(spell) == segment.latestEnd) {
            segment.measure();
        }
    }

    /** Puts the spell in the place of the one that stands at the same place of the order. */
    void replace(SpellSummary spell) {
        Segment segment = segments.get(segmentOf(spell));
        segment.spells.set(Collections.binarySearch(segment.spells, spell, ORDER), spell);
        segment.measure();
    }

    /** The last spell before that place of the order, or null. */
    SpellSummary lower(SpellSummary spell) {
        if (segments.isEmpty()) {
            return null;
        }
        int at = segmentOf(spell);
        int index = place(segments.get(at).spells, spell) - 1;
        if (index < 0 && at > 0) {
            at--;
            index = segments.get(at).spells.size() - 1;
        }
        return index < 0 ? null : segments.get(at).spells.get(index);
    }

    /** The first spell after that place of the order, or null. */
    SpellSummary higher(SpellSummary spell) {
        Iterator<SpellSummary> after = after(spell);
        return after.hasNext() ? after.next() : null;
    }

    /** The last spell that starts before that microsecond, or null. */
    SpellSummary startedBefore(long micros) {
        SpellSummary last = null;
        for (int at = segments.size() - 1; at >= 0 && last == null; at--) {
            List<SpellSummary> spells = segments.get(at).spells;
            int index = startingAt(spells, micros) - 1;
            last = index < 0 ? null : spells.get(index);
        }
        return last;
    }

    /** Latest end of all spells before that place of the order. */
    long latestEndBefore(SpellSummary spell) {
        if (segments.isEmpty()) {
            return NOTHING;
        }
        int at = segmentOf(spell);
        List<SpellSummary> spells = segments.get(at).spells;
        long latest = NOTHING;
        for (int i = place(spells, spell) - 1; i >= 0 && latest != OPEN; i--) {
            latest = Math.max(latest, endOf(spells.get(i)));
        }
        return latestEnd(at, latest);
    }

    /** Latest end of all spells. */
    long latestEnd() {
        return latestEnd(segments.size(), NOTHING);
    }

    /** Latest end in so many first segments; the newest, where spells are open, are looked at first. */
    private long latestEnd(int count, long known) {
        long latest = known;
        for (int i = count - 1; i >= 0 && latest != OPEN; i--) {
            latest = Math.max(latest, segments.get(i).latestEnd);
        }
        return latest;
    }

    /** The last spell in order, or null. */
    SpellSummary last() {
        return segments.isEmpty() ? null : last(segments.get(segments.size() - 1));
    }

    /** All spells in order. */
    Iterator<SpellSummary> all() {
        return new Walk(0, 0);
    }

    /** The spells after that place of the order. */
    Iterator<SpellSummary> after(SpellSummary spell) {
        if (segments.isEmpty()) {
            return Collections.emptyIterator();
        }
        int at = segmentOf(spell);
        int found = Collections.binarySearch(segments.get(at).spells, spell, ORDER);
        return new Walk(at, found < 0 ? -found - 1 : found + 1);
    }

    /** The spells that start at or after that microsecond. */
    Iterator<SpellSummary> from(long micros) {
        int at = 0;
        while (at < segments.size() && last(segments.get(at)).start() < micros) {
            at++;
        }
        return new Walk(at, at == segments.size() ? 0 : startingAt(segments.get(at).spells, micros));
    }

    private static SpellSummary last(Segment segment) {
        return segment.spells.get(segment.spells.size() - 1);
    }

    /** The last segment that begins at or before that place of the order, else the first. */
    private int segmentOf(SpellSummary spell) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            Segment segment = segments.get(middle);
            if (ORDER.compare(segment.spells.get(0), spell) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int place(List<SpellSummary> spells, SpellSummary spell) {
        int found = Collections.binarySearch(spells, spell, ORDER);
        return found < 0 ? -found - 1 : found;
    }

    private static int startingAt(List<SpellSummary> spells, long micros) {
        int low = 0;
        int high = spells.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spells.get(middle).start() < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private final class Walk implements Iterator<SpellSummary> {
        private int segment;
        private int index;

        Walk(int segment, int index) {
            this.segment = segment;
            this.index = index;
        }

        @Override
        public boolean hasNext() {
            while (segment < segments.size()
                    && index >= segments.get(segment).spells.size()) {
                segment++;
                index = 0;
            }
            return segment < segments.size();
        }

        @Override
        public SpellSummary next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no spell is left");
            }
            return segments.get(segment).spells.get(index++);
        }
    }
}

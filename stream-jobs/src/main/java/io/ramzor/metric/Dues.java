package io.ramzor.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** When the spells and episodes of a journey change without an event, as far as that lies ahead. */
final class Dues {
    private final SpellFacts facts;
    private final JourneyTerms terms;
    private final boolean known;
    private final TreeSet<Due> dues = new TreeSet<>();

    /** @param known whether the customer is known */
    Dues(SpellFacts facts, JourneyTerms terms, boolean known) {
        this.facts = facts;
        this.terms = terms;
        this.known = known;
    }

    /** When a spell by itself is settled. */
    long settlesAt(SpellSummary spell) {
        long end = SpellRow.endOf(spell);
        if (end == SpellRow.OPEN) {
            return terms.forgetsAt(spell.start());
        }
        return known ? terms.settlesAt(end) : facts.settlesAlone(spell, end);
    }

    /** The next of all, Long.MAX_VALUE if there is none. */
    long next() {
        return dues.isEmpty() ? Long.MAX_VALUE : dues.first().at();
    }

    /** Takes out those that have come. */
    List<Due> passed(long now) {
        List<Due> passed = new ArrayList<>(0);
        while (!dues.isEmpty() && dues.first().at() <= now) {
            passed.add(dues.pollFirst());
        }
        return passed;
    }

    /** Sets down, or strikes out, when the spell is due. */
    void set(SpellSummary spell, boolean in, long now) {
        long matures = facts.sessionMaturesAt(spell);
        if (matures != ContactState.NEVER) {
            set(new Due(matures, spell, false, false), in, now);
        }
        if (!known) {
            set(new Due(settlesAt(spell), spell, false, true), in, now);
        }
    }

    /** Sets down, or strikes out, when the episode is due. */
    void set(Track track, Episode episode, boolean in, long now) {
        SpellSummary first = episode.first;
        long latest = track.latestEnd(episode);
        if (latest != SpellRow.OPEN) {
            set(new Due(facts.maturesAt(episode, latest), first, true, false), in, now);
        }
        long settles =
                latest == SpellRow.OPEN ? terms.forgetsAt(track.last(episode).start()) : terms.settlesAt(latest);
        set(new Due(settles, first, true, true), in, now);
    }

    private void set(Due due, boolean in, long now) {
        if (due.at() > now) {
            if (in) {
                dues.add(due);
            } else {
                dues.remove(due);
            }
        }
    }
}

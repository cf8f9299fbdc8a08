package io.ramzor.metric;

import io.ramzor.centre.Centre;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The journey of one identity over its contacts, folded as spells come, change and go in whatever order: a change costs a look at the
 * spells around it, not at all of them. What it counts for is a pure function of the spells, the timeline and now.
 *
 * <p>Of an unknown customer there is no episode: a spell still counts as a contact and with its bot session, but its containment is never
 * verified, and on a channel that has opened it is induced.
 */
public final class Journey {
    private static final int OUT = -1;
    private static final int IN = 1;

    private final Centre centre;
    private final SpellFacts facts;
    private final String customer;
    private final boolean known;
    private final TreeMap<SpellKey, SpellSummary> spells = new TreeMap<>();
    private final Map<String, Track> tracks = new HashMap<>(2);
    private final LaunchIndex launches;
    private final Surroundings surroundings;
    private final Cohorts cohorts;
    private final Dues dues;
    private final FactNet net = new FactNet();
    /** Null where spells are not traced. */
    private SpellTraces traces;

    private long now;
    private long lastActivity = ContactState.NEVER;

    /**
     * A journey without spells.
     *
     * @param terms how long spells are remembered
     * @param customer the customer, of several who are one the smallest id; null if unknown
     * @param now now, microseconds
     */
    public Journey(Centre centre, Timeline timeline, JourneyTerms terms, String customer, long now) {
        this.centre = centre;
        this.customer = customer;
        known = customer != null;
        this.now = now;
        facts = new SpellFacts(centre, timeline);
        launches = known && timeline.hasOpenings() ? new LaunchIndex() : null;
        surroundings = new Surroundings(launches, terms.longestWindow());
        cohorts = new Cohorts(centre);
        dues = new Dues(facts, terms, known);
    }

    /** The same spells and now, with another timeline or other terms, and nothing to drain; settles what is due by these terms. */
    public Journey with(Timeline timeline, JourneyTerms otherTerms) {
        Journey other = new Journey(centre, timeline, otherTerms, customer, Long.MIN_VALUE);
        other.restore(spells.values(), cohorts.profiles(), lastActivity);
        if (traces != null) {
            other.traced().traces.takeSettled(traces);
        }
        other.advance(now);
        other.drain();
        other.drainTraces("");
        return other;
    }

    /** From now on notes which spells' facts change, for {@link #drainTraces}. */
    public Journey traced() {
        if (traces == null) {
            traces = new SpellTraces(facts, cohorts, launches);
        }
        return this;
    }

    void restore(Collection<SpellSummary> restored, Map<String, CohortProfile> profiles, long last) {
        profiles.forEach(cohorts::setProfile);
        lastActivity = last;
        List<SpellSummary> ordered = new ArrayList<>(restored);
        ordered.sort(SpellRow.ORDER);
        ordered.forEach(this::place);
        ordered.forEach(spell -> dues.set(spell, true, now));
        tracks.values().forEach(track -> track.eachEpisode(episode -> dues.set(track, episode, true, now)));
    }

    /** Takes in a spell, new or changed; a change of one that is settled is let go. */
    public void put(SpellSummary said) {
        SpellSummary spell = said.named();
        SpellSummary old = spells.get(SpellKey.of(spell));
        if (spell.equals(old) || old == null && isLongOver(spell)) {
            return;
        }
        lastActivity = Math.max(lastActivity, Math.max(spell.start(), spell.end()));
        if (old != null && old.standsAlike(spell)) {
            update(old, spell);
            return;
        }
        if (old != null) {
            extract(old);
        }
        insert(spell);
    }

    /** Takes a spell out, if it is still there. */
    public void remove(String contact, int number, String of) {
        SpellSummary spell = spells.get(SpellKey.of(contact, number, of));
        if (spell != null) {
            extract(spell);
        }
    }

    /** Takes note of what is settled of a customer, no byte for nothing any more. */
    public void setProfile(String of, byte[] profile) {
        countCohorts(OUT);
        cohorts.setProfile(of, JourneyBytes.profile(profile));
        countCohorts(IN);
    }

    /** What is settled of a customer. */
    public byte[] profile(String of) {
        return JourneyBytes.bytes(cohorts.profiles().getOrDefault(of, CohortProfile.EMPTY));
    }

    /** Lets time pass; spells and episodes mature, and what is remembered long enough is settled. */
    public void advance(long to) {
        if (nextChange() > to) {
            now = Math.max(now, to);
            return;
        }
        List<Due> passed = dues.passed(to);
        Set<SpellSummary> alone = new TreeSet<>(SpellRow.ORDER);
        Set<SpellSummary> firsts = new TreeSet<>(SpellRow.ORDER);
        passed.forEach(due -> (due.ofEpisode() ? firsts : alone).add(due.spell()));
        count(alone, firsts, OUT);
        now = Math.max(now, to);
        count(alone, firsts, IN);
        for (Due due : passed) {
            if (due.settles()) {
                settle(due.spell());
            }
        }
    }

    /** The next instant at which something changes without an event, Long.MAX_VALUE if none. */
    public long nextChange() {
        return dues.next();
    }

    /** The facts out and in since the last time, summed up. */
    public List<GroupFact> drain() {
        return net.drain();
    }

    /** All facts. */
    public List<GroupFact> facts() {
        FactNet all = new FactNet();
        for (SpellSummary spell : spells.values()) {
            facts.count(spell, trackOf(spell), launches, now, fact -> all.add(fact, IN));
        }
        tracks.values()
                .forEach(track ->
                        track.eachEpisode(episode -> facts.count(track, episode, now, fact -> all.add(fact, IN))));
        if (known) {
            cohorts.count(fact -> all.add(fact, IN));
        }
        return all.drain();
    }

    /** The spells that count for something else than the last time, each as it now stands; only where they are {@link #traced}. */
    public List<GroupTrace> drainTraces(String owner) {
        return traces == null ? List.of() : traces.drain(owner, now, spells, this::trackOf);
    }

    /** The keys of traces that will change no more, for their spells were settled. */
    public List<String> drainSettled(String owner) {
        return traces == null ? List.of() : traces.drainSettled(owner);
    }

    /** What each of the spells that are not settled stands for; only where they are {@link #traced}. */
    public List<GroupTrace> traces(String owner) {
        return spells.values().stream()
                .map(spell -> traces.tell(owner, spell, trackOf(spell), now))
                .toList();
    }

    /** The spells that are not settled. */
    public Collection<SpellSummary> spells() {
        return Collections.unmodifiableCollection(spells.values());
    }

    /** The customer, null if unknown. */
    String customer() {
        return customer;
    }

    /** How many spells are not settled. */
    public int size() {
        return spells.size();
    }

    Map<String, CohortProfile> profiles() {
        return cohorts.profiles();
    }

    /** Whether nothing is left to remember. */
    public boolean isEmpty() {
        return spells.isEmpty() && cohorts.profiles().isEmpty();
    }

    /** Latest instant at which a spell started or ended, {@link ContactState#NEVER} before any. */
    public long lastActivity() {
        return lastActivity;
    }

    private boolean isLongOver(SpellSummary spell) {
        return SpellRow.endOf(spell) != SpellRow.OPEN && dues.settlesAt(spell) <= now;
    }

    private Track trackOf(SpellSummary spell) {
        return known ? tracks.get(Track.keyOf(spell)) : null;
    }

    private void insert(SpellSummary spell) {
        Track track = trackOf(spell);
        Set<SpellSummary> around = surroundings.of(track, spell);
        countAll(around, OUT);
        place(spell);
        review(around);
        around.add(spell);
        countAll(around, IN);
    }

    private void place(SpellSummary spell) {
        spells.put(SpellKey.of(spell), spell);
        if (known) {
            tracks.computeIfAbsent(Track.keyOf(spell), key -> new Track(facts::window))
                    .insert(spell);
            cohorts.add(spell);
            if (launches != null) {
                launches.add(spell);
            }
        }
    }

    private void extract(SpellSummary spell) {
        Track track = trackOf(spell);
        Set<SpellSummary> around = surroundings.of(track, spell);
        around.add(spell);
        countAll(around, OUT);
        around.remove(spell);
        drop(track, spell);
        if (known) {
            cohorts.remove(spell);
        }
        review(around);
        countAll(around, IN);
    }

    private void drop(Track track, SpellSummary spell) {
        spells.remove(SpellKey.of(spell));
        if (track == null) {
            return;
        }
        track.extract(spell);
        if (track.isEmpty()) {
            tracks.remove(Track.keyOf(spell));
        }
        if (launches != null) {
            launches.remove(spell);
        }
    }

    private void update(SpellSummary old, SpellSummary spell) {
        Track track = trackOf(old);
        Set<SpellSummary> around = surroundings.ofUpdate(track, old, spell);
        around.add(old);
        countBesideCohorts(around, OUT);
        around.remove(old);
        spells.put(SpellKey.of(spell), spell);
        if (known) {
            track.replace(old, spell);
            cohorts.replace(spell);
            if (launches != null) {
                launches.replace(spell);
            }
            review(around);
        }
        around.add(spell);
        countBesideCohorts(around, IN);
    }

    private void review(Set<SpellSummary> around) {
        for (SpellSummary spell : around) {
            trackOf(spell).review(spell);
        }
    }

    private void countAll(Set<SpellSummary> around, int sign) {
        if (known) {
            countCohorts(sign);
        }
        countBesideCohorts(around, sign);
    }

    private void countBesideCohorts(Set<SpellSummary> around, int sign) {
        Set<SpellSummary> firsts = new TreeSet<>(SpellRow.ORDER);
        if (known) {
            around.forEach(spell -> firsts.add(trackOf(spell).episodeOf(spell).first));
        }
        count(around, firsts, sign);
    }

    private void countCohorts(int sign) {
        cohorts.count(fact -> note(traces == null ? null : cohorts.spellOf(fact), fact, null, sign));
    }

    private void note(SpellSummary spell, GroupFact fact, String beside, int sign) {
        net.add(fact, sign);
        if (traces != null && spell != null) {
            traces.note(spell, fact, beside, sign);
        }
    }

    private void count(Set<SpellSummary> alone, Set<SpellSummary> firsts, int sign) {
        alone.forEach(spell -> count(spell, sign));
        firsts.forEach(first -> countEpisode(first, sign));
    }

    private void count(SpellSummary spell, int sign) {
        Track track = trackOf(spell);
        String before = traces == null ? null : SpellTraces.before(track, spell);
        facts.count(spell, track, launches, now, fact -> note(spell, fact, SpellTraces.besides(fact, before), sign));
        dues.set(spell, sign == IN, now);
    }

    private void countEpisode(SpellSummary first, int sign) {
        Track track = trackOf(first);
        Episode episode = track.beginningWith(first);
        String others = traces == null ? null : String.join("\n", SpellTraces.others(track, episode));
        facts.count(track, episode, now, fact -> note(first, fact, others, sign));
        dues.set(track, episode, sign == IN, now);
    }

    /** Lets the spells of the episode go for good; what they count for stays as it was sent on. */
    private void settle(SpellSummary first) {
        Track track = trackOf(first);
        List<SpellSummary> over = track == null ? List.of(first) : track.spellsOf(track.beginningWith(first));
        if (traces != null) {
            over.forEach(spell -> traces.settle(spell, track, now));
        }
        for (SpellSummary spell : over) {
            if (track != null) {
                cohorts.settle(spell, spell.customer() == null ? "" : spell.customer());
            }
            drop(track, spell);
        }
    }
}

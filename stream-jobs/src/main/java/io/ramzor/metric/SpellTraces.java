package io.ramzor.metric;

import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Notes which spells of a journey count for something else than before, and tells what each stands for. */
final class SpellTraces {
    /** So many contacts of an episode are told beside its first. */
    static final int MOST_OTHERS = 20;

    /**
     * What stays of a spell when it is gone.
     *
     * @param key which spell
     * @param start its start: another start, another record
     */
    private record Spot(SpellKey key, long start) {
        static Spot of(SpellSummary spell) {
            return new Spot(SpellKey.of(spell), spell.start());
        }
    }

    /** A fact with what is told beside it: a change of either is a change. */
    private record Told(GroupFact fact, String beside) {}

    private final SpellFacts facts;
    private final Cohorts cohorts;
    private final LaunchIndex launches;
    private final Map<Spot, Map<Told, Integer>> changes = new LinkedHashMap<>();
    private final Set<Spot> settled = new HashSet<>();
    /** Of those that were let go with a change that was not told. */
    private final List<GroupTrace> last = new ArrayList<>(0);

    /** Of the journey of those facts; {@code launches} as {@link SpellFacts#count} takes them. */
    SpellTraces(SpellFacts facts, Cohorts cohorts, LaunchIndex launches) {
        this.facts = facts;
        this.cohorts = cohorts;
        this.launches = launches;
    }

    void note(SpellSummary spell, GroupFact fact, String beside, int sign) {
        Map<Told, Integer> net = changes.computeIfAbsent(Spot.of(spell), none -> new HashMap<>(8));
        net.merge(new Told(fact, beside), sign, (one, other) -> one + other == 0 ? null : one + other);
    }

    /** The spell is about to be let go; what is told of it stands for good. */
    void settle(SpellSummary spell, Track track, long now) {
        Map<Told, Integer> net = changes.remove(Spot.of(spell));
        if (net != null && !net.isEmpty()) {
            last.add(tell("", spell, track, now));
        }
        settled.add(Spot.of(spell));
    }

    /** Takes over what another let go. */
    void takeSettled(SpellTraces other) {
        settled.addAll(other.settled);
        last.addAll(other.last);
    }

    /** What has changed since the last time, each as it now stands. */
    List<GroupTrace> drain(
            String owner, long now, Map<SpellKey, SpellSummary> spells, Function<SpellSummary, Track> tracks) {
        List<GroupTrace> traces = new ArrayList<>();
        last.forEach(trace -> traces.add(trace.ownedBy(owner)));
        last.clear();
        changes.forEach((spot, net) -> {
            SpellSummary spell = spells.get(spot.key);
            boolean there = spell != null && spell.start() == spot.start;
            if (!net.isEmpty()) {
                traces.add(there ? tell(owner, spell, tracks.apply(spell), now) : gone(owner, spot, now));
            }
        });
        changes.clear();
        return traces;
    }

    /** Keys of the traces of spells that were let go since the last time. */
    List<String> drainSettled(String owner) {
        List<String> keys =
                settled.stream().map(spot -> gone(owner, spot, 0).key()).toList();
        settled.clear();
        return keys;
    }

    private static GroupTrace gone(String owner, Spot spot, long now) {
        return trace(owner, spot.key.contact(), spot.key.customer(), null, spot.start, now, List.of(), List.of());
    }

    /**
     * What the spell stands for.
     *
     * @param track its track, null if the customer is unknown
     */
    GroupTrace tell(String owner, SpellSummary spell, Track track, long now) {
        List<GroupTrace.Fact> told = new ArrayList<>();
        String before = before(track, spell);
        facts.count(spell, track, launches, now, fact -> told.add(GroupTrace.Fact.of(fact, besides(fact, before))));
        Episode episode = track == null ? null : track.beginningWith(spell);
        if (episode != null) {
            facts.count(track, episode, now, fact -> told.add(GroupTrace.Fact.of(fact, null)));
        }
        if (track != null) {
            cohorts.count(fact -> {
                if (spell.equals(cohorts.spellOf(fact))) {
                    told.add(GroupTrace.Fact.of(fact, null));
                }
            });
        }
        List<String> others = episode == null ? List.of() : others(track, episode);
        return trace(owner, spell.contact(), spell.customer(), spell.channel(), spell.start(), now, others, told);
    }

    /** Contact of the spell before in the episode, or null. */
    static String before(Track track, SpellSummary spell) {
        SpellSummary before = track == null ? null : track.before(spell);
        return before == null ? null : before.contact();
    }

    /** The contact before, where the fact is about both. */
    static String besides(GroupFact fact, String before) {
        return fact.group() == Group.SHIFT || fact.group() == Group.RETURN ? before : null;
    }

    private static GroupTrace trace(
            String owner,
            String contact,
            String customer,
            String channel,
            long start,
            long now,
            List<String> others,
            List<GroupTrace.Fact> facts) {
        String known = customer == null || customer.isEmpty() ? null : customer;
        return new GroupTrace(
                owner,
                contact,
                null,
                known,
                channel,
                Micros.toInstant(start),
                Micros.toInstant(Math.max(start, now)),
                others,
                facts);
    }

    /** The contacts of the others in an episode, of many the earliest. */
    static List<String> others(Track track, Episode episode) {
        if (episode.spells == 1) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        Iterator<SpellSummary> rest = track.row().after(episode.first);
        while (rest.hasNext() && others.size() < Math.min(MOST_OTHERS, episode.spells - 1)) {
            others.add(rest.next().contact());
        }
        return others;
    }
}

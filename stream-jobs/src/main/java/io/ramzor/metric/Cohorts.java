package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How an identity came to the digital channels. First-time digital: it has a digital spell; counted under the first one's start. Returner:
 * it has exactly one, and one on a traditional channel started after it within 30 days; counted under that start. Digital regular: three
 * digital spells started within 90 days; counted under the start of the earliest third.
 */
final class Cohorts {
    static final long RETURN_MICROS = 30 * Micros.DAY;
    static final long REGULAR_MICROS = 90 * Micros.DAY;

    private final Centre centre;
    private final SpellRow digital = new SpellRow();
    private final SpellRow traditional = new SpellRow();
    /** What is settled, by customer. */
    private final TreeMap<String, CohortProfile> profiles = new TreeMap<>();

    Cohorts(Centre centre) {
        this.centre = centre;
    }

    void add(SpellSummary spell) {
        row(spell).add(spell);
    }

    void remove(SpellSummary spell) {
        row(spell).remove(spell);
    }

    void replace(SpellSummary spell) {
        row(spell).replace(spell);
    }

    Map<String, CohortProfile> profiles() {
        return profiles;
    }

    void setProfile(String customer, CohortProfile profile) {
        if (profile.isEmpty()) {
            profiles.remove(customer);
        } else {
            profiles.put(customer, profile);
        }
    }

    /** Lets the spell go for good; it counts as before. */
    void settle(SpellSummary spell, String customer) {
        CohortProfile profile = profiles.getOrDefault(customer, CohortProfile.EMPTY);
        List<Long> first = starts(1);
        if (isDigital(spell)) {
            setProfile(customer, profile.withDigital(spell.start()));
        } else if (!first.isEmpty() && first.get(0) < spell.start()) {
            setProfile(customer, profile.withTraditional(spell.start()));
        }
        remove(spell);
    }

    void count(Consumer<GroupFact> out) {
        List<Long> starts = starts(Integer.MAX_VALUE);
        if (starts.isEmpty()) {
            return;
        }
        out.accept(fact(Measure.FIRST_TIME_DIGITAL, starts.get(0)));
        if (starts.size() == 1) {
            long returned = traditionalAfter(starts.get(0));
            if (returned != Long.MAX_VALUE && returned - starts.get(0) <= RETURN_MICROS) {
                out.accept(fact(Measure.RETURNERS, returned));
            }
        }
        int last = starts.size() - 1;
        if (isRegular(starts)) {
            out.accept(fact(Measure.DIGITAL_REGULARS, starts.get(last)));
        }
    }

    /** The spell under whose start the fact is counted, null if it is settled. */
    SpellSummary spellOf(GroupFact fact) {
        SpellRow row = fact.measure() == Measure.RETURNERS ? traditional : digital;
        Iterator<SpellSummary> from = row.from(fact.at());
        SpellSummary spell = from.hasNext() ? from.next() : null;
        return spell != null && spell.start() == fact.at() ? spell : null;
    }

    private static GroupFact fact(Measure measure, long at) {
        return new GroupFact(Group.COHORT, List.of(), measure, at, 0, 1);
    }

    private static boolean isRegular(List<Long> starts) {
        int last = starts.size() - 1;
        return last >= 2 && starts.get(last) - starts.get(last - 2) <= REGULAR_MICROS;
    }

    /** Starts of digital spells in order, so many at most and not beyond the one that makes a regular. */
    private List<Long> starts(int most) {
        List<Long> settled = new ArrayList<>(0);
        for (CohortProfile profile : profiles.values()) {
            for (long start : profile.digital()) {
                settled.add(start);
            }
        }
        settled.sort(null);
        List<Long> starts = new ArrayList<>(4);
        Iterator<SpellSummary> raw = digital.all();
        SpellSummary next = raw.hasNext() ? raw.next() : null;
        int taken = 0;
        while (starts.size() < most && !isRegular(starts) && (next != null || taken < settled.size())) {
            if (next == null || taken < settled.size() && settled.get(taken) <= next.start()) {
                starts.add(settled.get(taken++));
            } else {
                starts.add(next.start());
                next = raw.hasNext() ? raw.next() : null;
            }
        }
        return starts;
    }

    /** Earliest start of a traditional spell after that of the only digital one, Long.MAX_VALUE if there is none. */
    private long traditionalAfter(long start) {
        long earliest = Long.MAX_VALUE;
        Iterator<SpellSummary> raw = traditional.from(start + 1);
        if (raw.hasNext()) {
            earliest = raw.next().start();
        }
        for (CohortProfile profile : profiles.values()) {
            if (profile.traditional() != ContactState.NEVER && profile.traditional() > start) {
                earliest = Math.min(earliest, profile.traditional());
            }
        }
        return earliest;
    }

    private SpellRow row(SpellSummary spell) {
        return isDigital(spell) ? digital : traditional;
    }

    private boolean isDigital(SpellSummary spell) {
        return centre.channelOrDefault(spell.channel()).digital();
    }
}

package io.ramzor.roster;

import java.util.List;

/**
 * What a plan costs and which hard rules it breaks.
 *
 * @param violations broken hard rules, in words too
 * @param underCover cost of people missing
 * @param overCover cost of people too many
 * @param wantedRefused cost of wanted shifts not given
 * @param unwantedGiven cost of unwanted shifts given
 */
public record RosterVerdict(
        List<Violation> violations, long underCover, long overCover, long wantedRefused, long unwantedGiven) {
    public RosterVerdict {
        violations = List.copyOf(violations);
    }

    /** The cost as the benchmark counts it; hard rules are not in it. */
    public long cost() {
        return underCover + overCover + wantedRefused + unwantedGiven;
    }

    /** How much is broken, 0 = every hard rule is kept. */
    public int broken() {
        return violations.stream().mapToInt(Violation::amount).sum();
    }

    /** Whether this plan is to be preferred: fewer broken rules first, then cost. */
    public boolean isBetterThan(RosterVerdict other) {
        return broken() < other.broken() || broken() == other.broken() && cost() < other.cost();
    }
}

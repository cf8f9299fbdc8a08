package io.ramzor.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers by their place in {@code totals.json}, such as {@code queues.calls.facts.offered}; a null value is "no data". */
public final class Numbers {
    private static final double SKETCH_ERROR = 0.01;
    private static final double SKETCH_STEP_SECONDS = 0.001;
    /** Shown besides, but the definitions do not say what these are made of. */
    private static final Pattern NOT_DEFINED =
            Pattern.compile("bot\\.(human_requests_blocked_share|sessions_matured|verified_containment.*)");

    private static final Pattern SKETCHED = Pattern.compile(".*p\\d\\d_seconds");
    private static final Pattern SHARED_TIME = Pattern.compile(".*(slot|focus).*");

    private static final double ROUNDING = 1e-9;
    /** Time shared between contacts is no whole number of microseconds; the job rounds it in each interval, half of one at most. */
    private static final double SHARED = 2e-3;

    private final Map<String, Double> byPath = new TreeMap<>();

    /** Keeps a number at its place. */
    public void put(String path, Double value) {
        byPath.put(path, value);
    }

    void put(String path, long value) {
        byPath.put(path, (double) value);
    }

    void seconds(String path, long micros) {
        byPath.put(path, micros / 1e6);
    }

    /** The quotient, or no data if nothing stands below the line. */
    void ratio(String path, double above, double below) {
        byPath.put(path, below == 0 ? null : above / below);
    }

    /** The number at that place; null = no data, or not there. */
    public Double at(String path) {
        return byPath.get(path);
    }

    public Map<String, Double> all() {
        return byPath;
    }

    /** The numbers below a place, by the rest of their path. */
    public Numbers below(String place) {
        Numbers below = new Numbers();
        String prefix = place + ".";
        byPath.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                below.put(path.substring(prefix.length()), value);
            }
        });
        return below;
    }

    /** These numbers but for those below a place. */
    public Numbers without(String place) {
        Numbers rest = new Numbers();
        byPath.forEach((path, value) -> {
            if (!path.equals(place) && !path.startsWith(place + ".")) {
                rest.put(path, value);
            }
        });
        return rest;
    }

    /**
     * Where the other numbers are not these, one line each: counts and sums to the last, percentiles within 1 %. What one side leaves
     * out, the other may say is zero or no data.
     */
    public List<String> differences(Numbers other) {
        TreeSet<String> paths = new TreeSet<>(byPath.keySet());
        paths.addAll(other.byPath.keySet());
        List<String> differences = new ArrayList<>();
        for (String path : paths) {
            boolean both = byPath.containsKey(path) && other.byPath.containsKey(path);
            Double mine = byPath.get(path);
            Double theirs = other.byPath.get(path);
            boolean same = both ? same(path, mine, theirs) : nothing(mine) && nothing(theirs);
            if (!same && !NOT_DEFINED.matcher(path).matches()) {
                differences.add(path + ": " + mine + " here, " + theirs + " there");
            }
        }
        return differences;
    }

    private static boolean nothing(Double value) {
        return value == null || value == 0;
    }

    private static boolean same(String path, Double one, Double other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        double apart = Math.abs(one - other);
        if (apart <= ROUNDING * Math.max(1, Math.abs(one))) {
            return true;
        }
        return SHARED_TIME.matcher(path).matches()
                ? apart <= SHARED
                : SKETCHED.matcher(path).matches()
                        && apart <= Math.max(SKETCH_STEP_SECONDS, SKETCH_ERROR * Math.abs(one));
    }

    @Override
    public String toString() {
        return byPath.toString();
    }
}

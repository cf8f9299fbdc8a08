package io.ramzor.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down the guessing of passwords: after five failures of a user or of an address each further one doubles the time, from a second
 * to a quarter of an hour, during which it is not even tried.
 */
final class Throttle {
    private static final int FREE_FAILURES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> byKey = new LinkedHashMap<>();

    private record Failures(int count, long blockedUntil) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws Problem with status 429 if any of the keys is blocked */
    synchronized void check(String... keys) {
        for (String key : keys) {
            Failures failures = byKey.get(key);
            long left = failures == null ? 0 : failures.blockedUntil() - clock.millis();
            if (left > 0) {
                long seconds = (left + 999) / 1_000;
                throw new Problem(
                                429,
                                "Too many attempts",
                                "Signing in failed too often. Try again in " + seconds + " seconds.")
                        .with("Retry-After", String.valueOf(seconds));
            }
        }
    }

    synchronized void failed(String... keys) {
        for (String key : keys) {
            Failures before = byKey.remove(key);
            int count = before == null ? 1 : before.count() + 1;
            byKey.put(key, new Failures(count, clock.millis() + blockedMillis(count)));
            if (byKey.size() > MOST_KEPT) {
                byKey.remove(byKey.keySet().iterator().next());
            }
        }
    }

    private static long blockedMillis(int failures) {
        if (failures < FREE_FAILURES) {
            return 0;
        }
        int doublings = Math.min(20, failures - FREE_FAILURES);
        return Math.min(LONGEST.toMillis(), 1_000L << doublings);
    }

    synchronized void succeeded(String... keys) {
        for (String key : keys) {
            byKey.remove(key);
        }
    }
}

package io.ramzor.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down the guessing of passwords. After five failures of a user from one address, or fifty of a user or of an address in all,
 * each further one doubles the time, from a second to a quarter of an hour, during which it is not even tried. So neither many
 * addresses nor many names help, and a colleague's typing errors lock out nobody else behind the same proxy.
 */
final class Throttle {
    private static final int FREE_FAILURES = 5;
    private static final int FREE_FAILURES_IN_ALL = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final Map<Key, Failures> byKey = new LinkedHashMap<>();

    /** Whose failures are counted; a null part stands for all. */
    private record Key(String user, String address) {
        int free() {
            return user != null && address != null ? FREE_FAILURES : FREE_FAILURES_IN_ALL;
        }
    }

    private record Failures(int count, long blockedUntil) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    private static List<Key> keys(String user, String address) {
        return List.of(new Key(user, address), new Key(user, null), new Key(null, address));
    }

    /** @throws Problem with status 429 if the user at that address is blocked */
    synchronized void check(String user, String address) {
        for (Key key : keys(user, address)) {
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

    synchronized void failed(String user, String address) {
        for (Key key : keys(user, address)) {
            Failures before = byKey.remove(key);
            int count = before == null ? 1 : before.count() + 1;
            byKey.put(key, new Failures(count, clock.millis() + blockedMillis(count - key.free())));
            if (byKey.size() > MOST_KEPT) {
                byKey.remove(byKey.keySet().iterator().next());
            }
        }
    }

    private static long blockedMillis(int beyondFree) {
        return beyondFree < 0 ? 0 : Math.min(LONGEST.toMillis(), 1_000L << Math.min(20, beyondFree));
    }

    synchronized void succeeded(String user, String address) {
        byKey.remove(new Key(user, address));
        byKey.remove(new Key(user, null));
    }
}

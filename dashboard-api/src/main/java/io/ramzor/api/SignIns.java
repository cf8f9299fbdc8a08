package io.ramzor.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in and which tokens hold, in memory so that a request need not wait for the disk; {@link Accounts} keeps them. */
final class SignIns {
    static final Duration SESSION_LENGTH = Duration.ofHours(12);
    static final String DEMO_USER = "supervisor";

    private final Accounts accounts;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Principal> tokens = new ConcurrentHashMap<>();
    private final String demoSession = Secrets.token();

    private record Session(String user, Role role, long expiresAt) {}

    /** Reads what is kept; blocks. */
    SignIns(Accounts accounts) {
        this.accounts = accounts;
        this.clock = accounts.clock();
        accounts.sessions()
                .forEach(kept -> Role.of(kept.role())
                        .ifPresent(
                                role -> sessions.put(kept.hash(), new Session(kept.user(), role, kept.expiresAt()))));
        accounts.tokens()
                .forEach(kept -> Role.of(kept.role())
                        .ifPresent(role -> tokens.put(kept.hash(), new Principal(kept.name(), role, false))));
    }

    Optional<Principal> session(String value) {
        String hash = Secrets.hash(value);
        Session session = sessions.get(hash);
        if (session == null) {
            return Optional.empty();
        }
        if (session.expiresAt() <= clock.millis()) {
            sessions.remove(hash);
            return Optional.empty();
        }
        return Optional.of(new Principal(session.user(), session.role(), true));
    }

    Optional<Principal> token(String value) {
        return Optional.ofNullable(tokens.get(Secrets.hash(value)));
    }

    /** Signs the user in; blocks. Returns what the cookie holds. */
    String begin(String user, Role role) {
        String value = Secrets.token();
        String hash = Secrets.hash(value);
        long expiresAt = clock.instant().plus(SESSION_LENGTH).toEpochMilli();
        accounts.keepSession(hash, user, expiresAt);
        sessions.values().removeIf(session -> session.expiresAt() <= clock.millis());
        sessions.put(hash, new Session(user, role, expiresAt));
        return value;
    }

    /** Blocks. */
    void end(String value) {
        String hash = Secrets.hash(value);
        sessions.remove(hash);
        accounts.endSession(hash);
    }

    /** The user's sessions no longer hold; {@link Accounts#changeUser} has removed them from the store. */
    void endAll(String user) {
        sessions.values().removeIf(session -> session.user().equals(user));
    }

    /** The one session that all visitors of a demo share; it ends with the process. */
    String demoSession() {
        long expiresAt = clock.instant().plus(SESSION_LENGTH).toEpochMilli();
        sessions.put(Secrets.hash(demoSession), new Session(DEMO_USER, Role.SUPERVISOR, expiresAt));
        return demoSession;
    }
}

package io.ramzor.api;

import java.util.Locale;
import java.util.Optional;

/** What a signed-in person or a token may do; each role may do what those before it may, but for {@link #INGEST}. */
public enum Role {
    VIEWER,
    MANAGER,
    PLANNER,
    SUPERVISOR,
    ADMIN,
    /** Of tokens only: may send events and nothing else. */
    INGEST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, empty if there is none. */
    public static Optional<Role> of(String wireName) {
        for (Role role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** Whether this role may do what needs {@code least}. */
    public boolean allows(Role least) {
        if (least == INGEST) {
            return this == INGEST || this == ADMIN;
        }
        return this != INGEST && ordinal() >= least.ordinal();
    }
}

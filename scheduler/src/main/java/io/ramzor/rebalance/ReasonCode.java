package io.ramzor.rebalance;

import io.ramzor.decision.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why something is proposed: message keys of the user interface, each with the names of its arguments. */
public enum ReasonCode {
    /** More arrive than was forecast; {@code share} = excess, 0.5 = half as many again. */
    ARRIVALS_ABOVE_FORECAST("queue", "share"),
    /** So many wait already. */
    BACKLOG_GROWS("queue", "waiting"),
    /** Left alone, the queue's service level over the next {@code minutes} falls short; shares 0 to 1. */
    PREDICTED_BELOW_TARGET("queue", "service_level", "target", "minutes"),
    /** The queue's agents are loaded beyond what they can do; {@code load} 1 = fully busy. */
    TOO_FEW_AGENTS("queue", "load"),
    /** The queue that gives can spare it; {@code load} after the move, 1 = fully busy. */
    DONOR_HAS_ROOM("queue", "load"),
    /** The queue that gives will feel it; {@code service_level} expected with the move. */
    DONOR_PAYS("queue", "service_level"),
    /** The chosen agents have the skill; {@code agents} joined by comma and space. */
    AGENTS_SKILLED("agents", "queue"),
    /** In {@code pairs} of futures of the twin it saves, beyond its cost, {@code low} to {@code high} contacts (90 %). */
    PROVEN("pairs", "low", "high"),
    /** The bot closes so much of what comes to the queue for good; {@code share} = verified, those who return not counted. */
    BOT_CLOSES_MORE("queue", "share"),
    /** A person remains one request away at every level. */
    HUMAN_STAYS("level"),
    /** Everyone moved returns at {@code until} (RFC 3339). */
    BACK_AT("until");

    private final List<String> argumentNames;

    ReasonCode(String... argumentNames) {
        this.argumentNames = List.of(argumentNames);
    }

    /** The message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of the arguments, in the order in which {@link #of} takes them. */
    public List<String> argumentNames() {
        return argumentNames;
    }

    /** The reason with these arguments. */
    public Proposal.Reason of(Object... arguments) {
        if (arguments.length != argumentNames.size()) {
            throw new IllegalArgumentException(code() + " takes " + argumentNames + ", not " + List.of(arguments));
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            named.put(argumentNames.get(i), arguments[i]);
        }
        return new Proposal.Reason(code(), named);
    }
}

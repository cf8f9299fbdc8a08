package io.ramzor.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which level of the bot the decisions ask for; not safe for use by several threads. */
public final class BotLevels {
    /** From the fewest topics that the bot may close to the most. */
    public static final List<String> ALL = List.of("green", "amber", "red");

    private final Map<String, Decision> byId = new LinkedHashMap<>();

    /**
     * What is asked for.
     *
     * @param decision its id
     * @param by who decided
     * @param level the level
     * @param from the level before
     * @param since from when
     * @param until when the bot returns to the level before
     */
    public record Asked(String decision, String by, String level, String from, Instant since, Instant until) {}

    /** Takes note of a decision; those that do not concern the bot change nothing. */
    public void take(Decision decision) {
        if (decision.undoes() != null) {
            byId.remove(decision.undoes());
        } else if (decision.acts() && !of(decision).isEmpty()) {
            byId.put(decision.id(), decision);
        }
    }

    /** What is asked for then, null if nothing is: the newest decision wins. */
    public Asked at(Instant at) {
        Asked found = null;
        for (Decision decision : byId.values()) {
            for (Move action : of(decision)) {
                if (!at.isBefore(action.start()) && at.isBefore(action.end())) {
                    found = new Asked(
                            decision.id(), decision.by(), action.to(), action.from(), action.start(), action.end());
                }
            }
        }
        return found;
    }

    private static List<Move> of(Decision decision) {
        List<Move> found = new ArrayList<>(decision.actions());
        found.removeIf(action -> !action.pulls(Lever.BOT_LEVEL));
        return found;
    }
}

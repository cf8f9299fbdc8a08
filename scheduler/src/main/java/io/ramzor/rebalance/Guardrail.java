package io.ramzor.rebalance;

import io.ramzor.decision.Breach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of {@link MoveGuard}: message keys {@code guardrail.CODE} of the user interface, and a sentence for problem details. */
public enum Guardrail {
    AGENT_HERE("%s is not on queue now"),
    MINIMUM_STAY("%s came only at %s and stays at least %s minutes", "since", "minutes"),
    MOVES_AN_AGENT("%s has been moved %s times today, as often as one may be", "moves"),
    NO_WAY_BACK("%s left that queue only at %s and is not sent back and forth", "since"),
    NO_MOVE_ACROSS_A_BREAK("%s has a break or the end of the shift before the move would end"),
    SAFE_TO_LEAVE("%s has %s open threads to finish first", "threads"),
    STATUTORY_CLOCKS_FIRST("%s cannot leave %s, where somebody waits on a statutory clock", "queue"),
    FAIR_OVER_THE_WEEK("%s has been moved %s times this week, others who could go far less often", "moves"),
    MOVES_AN_HOUR("%s would be one move more than the %s that an hour may have", "most"),
    QUEUE_FLOOR("%s would leave %s with fewer agents than its floor of %s", "queue", "floor");

    private final String sentence;
    private final List<String> names;

    Guardrail(String sentence, String... names) {
        this.sentence = sentence;
        this.names = List.of(names);
    }

    /** The message key's last part. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names of the arguments besides {@code agent}. */
    public List<String> argumentNames() {
        return names;
    }

    /** The rule broken by that agent's move; the arguments in the order of their names. */
    Breach by(String agent, Object... arguments) {
        if (arguments.length != names.size()) {
            throw new IllegalArgumentException(code() + " takes " + names + ", not " + List.of(arguments));
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("agent", agent);
        Object[] told = new Object[names.size() + 1];
        told[0] = "agent " + agent;
        for (int i = 0; i < arguments.length; i++) {
            named.put(names.get(i), arguments[i]);
            told[i + 1] = arguments[i];
        }
        return new Breach(code(), named, String.format(Locale.ROOT, sentence, told));
    }
}

package io.ramzor.decision;

import java.util.Map;

/**
 * A guardrail that an action would break.
 *
 * @param rule its code, part of a message key
 * @param arguments values by name, strings and numbers; {@code agent} is always there
 * @param sentence the same in English, for problem details
 */
public record Breach(String rule, Map<String, Object> arguments, String sentence) {}

package io.ramzor.centre;

import java.util.Map;

/**
 * An agent as the plan of record knows them; a row of {@code agents.csv}.
 *
 * @param agent agent id
 * @param name name to show, the id if unknown
 * @param team team, null if unknown
 * @param line 1 or 2, null if unknown
 * @param skills proficiency (0 to 1.5, 1 = standard) by queue id
 * @param capacity contacts at once by channel id, where they differ from the channel's
 * @param contract free code, null if unknown
 */
public record AgentProfile(
        String agent,
        String name,
        String team,
        Integer line,
        Map<String, Double> skills,
        Map<String, Integer> capacity,
        String contract) {}

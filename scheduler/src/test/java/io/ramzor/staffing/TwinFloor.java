package io.ramzor.staffing;

import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The twin with several queues of calls and agents with one or more skills: one day from midnight a seed, the first hours left out. */
final class TwinFloor {
    private static final int FIRST = 12;

    private TwinFloor() {}

    /**
     * Shares answered within the target, by queue.
     *
     * @param loads the queues
     * @param skills queues served by each agent
     */
    static TwinQueue.Estimate[] levels(List<SkillLoad> loads, List<int[]> skills, int days) {
        Scenario scenario = scenario(loads, skills);
        TwinQueue.Estimate[] levels = new TwinQueue.Estimate[loads.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new TwinQueue.Estimate();
        }
        for (int seed = 0; seed < days; seed++) {
            Simulation day = new Simulation(scenario, seed);
            day.advanceTo(Long.MAX_VALUE, null);
            for (int i = 0; i < levels.length; i++) {
                Truth.QueueTruth queue = day.truth().queues().get(loads.get(i).queue());
                double offered = 0;
                double answered = 0;
                for (Truth.IntervalTruth interval : queue.intervals()
                        .subList(FIRST, Math.min(96, queue.intervals().size()))) {
                    Map<String, Number> facts = interval.facts();
                    offered += facts.get("offered").doubleValue();
                    answered += facts.get("answered_in").doubleValue();
                }
                levels[i].add(answered, offered);
            }
        }
        return levels;
    }

    private static Scenario scenario(List<SkillLoad> loads, List<int[]> skills) {
        StringBuilder demand = new StringBuilder(
                "weekly: {mon: 1}\ncustomers: 1000\nshapes: {flat: {\"00:00\": 1, \"24:00\": 1}}\nqueues:\n");
        StringBuilder centre = new StringBuilder("zone: UTC\nqueues:\n");
        for (SkillLoad load : loads) {
            demand.append(String.format(
                    Locale.ROOT,
                    "  %s: {per_day: %.4f, shape: flat, topics: {any: 1}, handle: {law: exponential, mean: %.4f},"
                            + " patience: {law: exponential, mean: %.4f}}%n",
                    load.queue(),
                    load.load().arrivalsPerSecond() * 86_400,
                    load.load().handleSeconds(),
                    load.load().patienceSeconds()));
            centre.append(String.format(
                    Locale.ROOT,
                    "  %s: {channel: voice, answer_target_seconds: %.1f}%n",
                    load.queue(),
                    load.answerSeconds()));
        }
        StringBuilder staff = new StringBuilder("patterns: {always: {hours: \"00:00-24:00\", days: [mon]}}\n"
                + "teams: {all: {line: 1, home: [voice], agents: {");
        for (int agent = 0; agent < skills.size(); agent++) {
            staff.append(agent == 0 ? "" : ", ")
                    .append(String.format("a%d: {name: n%d, shift: always, skills: {", agent, agent));
            for (int skill : skills.get(agent)) {
                staff.append(loads.get(skill).queue()).append(": 1.0, ");
            }
            staff.append("}}");
        }
        staff.append("}}}\n");
        return Scenario.parse("floor", "day: 2026-06-15\n", demand.toString(), staff.toString(), centre.toString());
    }
}

package io.ramzor.job;

import io.ramzor.oracle.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds that the breakdowns of a fact, over all keys and intervals, sum to what the totals say of it. */
final class BreakdownSums {
    /** Where the totals say it, by group and fact. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("bot bot_sessions", "bot.sessions"),
            Map.entry("bot bot_handed_over", "bot.handed_over"),
            Map.entry("bot bot_contained", "bot.contained"),
            Map.entry("bot bot_abandoned", "bot.abandoned"),
            Map.entry("bot bot_verified_contained", "bot.verified_contained"),
            Map.entry("bot bot_verified_matured", "bot.verified_matured"),
            Map.entry("bot human_requests", "bot.human_requests"),
            Map.entry("bot human_requests_blocked", "bot.human_requests_blocked"),
            Map.entry("episode episodes", "shift.episodes"),
            Map.entry("episode episodes_matured", "shift.episodes_matured"),
            Map.entry("return repeats", "shift.repeats"),
            Map.entry("return parallel", "shift.parallel"),
            Map.entry("shift text_to_voice", "shift.text_to_voice"),
            Map.entry("cohort first_time_digital", "shift.first_time_digital"),
            Map.entry("cohort returners", "shift.returners"),
            Map.entry("cohort digital_regulars", "shift.digital_regulars"),
            Map.entry("launch shifted", "shift.shifted"),
            Map.entry("launch induced", "shift.induced"),
            Map.entry("deflection deflection_offered", "shift.deflection_offered"),
            Map.entry("deflection deflection_accepted", "shift.deflection_accepted"),
            Map.entry("deflection deflection_returned", "shift.deflection_returned"),
            Map.entry("contacts escalated", "shift.escalated_l1_l2"));

    private BreakdownSums() {}

    /** What does not sum to its total, one line each. */
    static List<String> differences(ReplayNumbers job) {
        Map<String, Double> sums = new TreeMap<>();
        job.breakdowns().forEach((key, numbers) -> {
            String group = key.substring(0, key.indexOf(' '));
            numbers.all().forEach((fact, value) -> sums.merge(group + " " + fact, value, Double::sum));
        });
        List<String> differences = new ArrayList<>();
        PLACES.forEach((fact, place) -> {
            Double total = job.totals().at(place);
            double sum = sums.getOrDefault(fact, 0.0);
            if (sum != (total == null ? 0 : total)) {
                differences.add(fact + " sums to " + sum + ", but " + place + " is " + total);
            }
        });
        return differences;
    }

    /** The breakdowns of those groups. */
    static Map<String, Numbers> of(ReplayNumbers job, Set<String> groups) {
        Map<String, Numbers> of = new TreeMap<>(job.breakdowns());
        of.keySet().removeIf(key -> !groups.contains(key.substring(0, key.indexOf(' '))));
        return of;
    }
}

package io.ramzor.sim;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.ShiftRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who works in the centre.
 *
 * @param patterns shift patterns by name
 * @param teams teams by name, in the file's order
 */
public record Staff(Map<String, Pattern> patterns, Map<String, Team> teams) {

    /**
     * A shift of a working day.
     *
     * @param hours first and last local time, {@code 08:00-16:30}
     * @param days days of the week on which it is worked, {@code sun} to {@code sat}
     * @param breaks local stretches, {@code 12:00-12:30}
     * @param staggerMinutes the breaks of the k-th agent of a pattern (counted from 0, modulo {@code staggerSteps}) begin k times
     *     so much later, so that not all are away at once
     * @param staggerSteps after so many agents the stagger begins anew, at least 1
     */
    public record Pattern(String hours, Set<String> days, List<String> breaks, int staggerMinutes, int staggerSteps) {}

    /**
     * Agents who do the same work by default.
     *
     * @param line 1 or 2
     * @param home channels served unless moved
     * @param contract free code
     * @param agents agents by id, in the file's order
     * @param chain how many queues an agent serves at a time: the own one, which is that of the first channel of {@code home} or
     *     the one moved to, and those after it in the demand's order; the own one is served first. Null = all queues of
     *     {@code home}, the longest wait first
     */
    public record Team(int line, List<String> home, String contract, Map<String, Member> agents, Integer chain) {}

    /**
     * @param name name to show
     * @param shift pattern name
     * @param skills proficiency by queue id
     * @param capacity contacts at once by channel id where they differ, null if nowhere
     */
    public record Member(String name, String shift, Map<String, Double> skills, Map<String, Integer> capacity) {}

    /** The agents as the plan of record knows them. */
    List<AgentProfile> profiles() {
        List<AgentProfile> profiles = new ArrayList<>();
        teams.forEach((name, team) -> team.agents()
                .forEach((id, member) -> profiles.add(new AgentProfile(
                        id,
                        member.name(),
                        name,
                        team.line(),
                        Collections.unmodifiableMap(new TreeMap<>(member.skills())),
                        member.capacity() == null ? Map.of() : Map.copyOf(member.capacity()),
                        team.contract()))));
        return List.copyOf(profiles);
    }

    /** Shifts and breaks of a local date, by agent in the file's order. */
    List<ShiftRow> shifts(LocalDate day, ZoneId zone) {
        List<ShiftRow> rows = new ArrayList<>();
        Map<String, Integer> counted = new TreeMap<>();
        for (Team team : teams.values()) {
            team.agents().forEach((id, member) -> {
                int place = counted.merge(member.shift(), 1, Integer::sum) - 1;
                addShift(rows, id, team, patterns.get(member.shift()), place, day, zone);
            });
        }
        return rows;
    }

    private static void addShift(
            List<ShiftRow> rows, String agent, Team team, Pattern pattern, int place, LocalDate day, ZoneId zone) {
        if (!pattern.days().contains(LocalTimes.dayName(day))) {
            return;
        }
        Instant[] hours = LocalTimes.stretch(pattern.hours(), day, zone);
        rows.add(new ShiftRow(agent, hours[0], hours[1], "shift", team.home()));
        long later = 60L * pattern.staggerMinutes() * (place % Math.max(1, pattern.staggerSteps()));
        for (String stretch : pattern.breaks() == null ? List.<String>of() : pattern.breaks()) {
            Instant[] times = LocalTimes.stretch(stretch, day, zone);
            rows.add(new ShiftRow(agent, times[0].plusSeconds(later), times[1].plusSeconds(later), "break", List.of()));
        }
    }
}

package io.ramzor.sim;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.Centre;
import io.ramzor.centre.ShiftRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A day of a centre, as data: who calls, who is there, and what happens to them.
 *
 * @param name name on the command line
 * @param day the local date on which its surges and notes fall
 * @param opens local time at which the demo opens
 * @param level factor on all arrivals, every day
 * @param queueLevel further factor by queue id on the scenario's day; a queue not named has 1
 * @param surges what changes arrivals inside the day
 * @param notes what the change calendar says
 * @param botLevels the bot's level from a local time of the day on, by that time; green before the first
 * @param ill local time of the day at which an agent goes home ill, by agent id
 * @param demand what comes in
 * @param staff who is there
 * @param centre the centre
 * @param centreYaml the centre as text
 */
public record Scenario(
        String name,
        LocalDate day,
        String opens,
        double level,
        Map<String, Double> queueLevel,
        List<Surge> surges,
        List<Note> notes,
        Map<String, String> botLevels,
        Map<String, String> ill,
        Demand demand,
        Staff staff,
        Centre centre,
        String centreYaml) {

    /**
     * A factor on the arrivals of some queues for a part of the day.
     *
     * @param queues queue ids
     * @param topics topics concerned, null = all
     * @param from local time
     * @param until local time
     * @param factor 0 or more
     */
    public record Surge(List<String> queues, Set<String> topics, String from, String until, double factor) {}

    /**
     * An entry of the change calendar.
     *
     * @param at local time
     * @param kind as in {@code calendar.changed}
     * @param channel channel id, null if none
     * @param note words for people
     */
    public record Note(String at, String kind, String channel, String note) {}

    /** The scenarios that come with Ramzor. */
    public static List<String> names() {
        return ScenarioFile.NAMES;
    }

    /** @throws IllegalArgumentException if there is no such scenario; the message lists those that there are */
    public static Scenario named(String name) {
        return ScenarioFile.named(name);
    }

    /**
     * Reads a scenario from its four texts (YAML).
     *
     * @throws IllegalArgumentException if one of them says what it may not
     */
    public static Scenario parse(String name, String scenario, String demand, String staff, String centre) {
        return ScenarioFile.parse(name, scenario, demand, staff, centre);
    }

    /** The same day with other people. */
    public Scenario with(Staff others) {
        return new Scenario(
                name, day, opens, level, queueLevel, surges, notes, botLevels, ill, demand, others, centre, centreYaml);
    }

    /** The same day with other customers. */
    Scenario with(Demand others) {
        return new Scenario(
                name, day, opens, level, queueLevel, surges, notes, botLevels, ill, others, staff, centre, centreYaml);
    }

    public ZoneId zone() {
        return centre.zone();
    }

    /** The instant at which the demo opens. */
    public Instant opensAt() {
        return LocalTimes.instant(opens, day, zone());
    }

    /** Local midnight at the beginning of the scenario's day, where a simulation starts. */
    public Instant startsAt() {
        return day.atStartOfDay(zone()).toInstant();
    }

    /** The agents as the plan of record knows them. */
    public List<AgentProfile> agents() {
        return staff.profiles();
    }

    /** Shifts and breaks of a local date. */
    public List<ShiftRow> shifts(LocalDate date) {
        return staff.shifts(date, zone());
    }
}

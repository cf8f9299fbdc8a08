package io.ramzor.sim;

import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A run with its events, for tests. */
final class RunLog {
    final Simulation simulation;
    final List<Event> events = new ArrayList<>();

    RunLog(Simulation simulation) {
        this.simulation = simulation.clockEverySeconds(60);
    }

    static RunLog of(String scenario, long seed) {
        return new RunLog(new Simulation(Scenario.named(scenario), seed));
    }

    RunLog until(Instant at) {
        simulation.advanceTo(Micros.of(at), events::add);
        return this;
    }

    RunLog toEnd() {
        simulation.advanceTo(Long.MAX_VALUE, events::add);
        return this;
    }

    String lines() {
        return lines(event -> false);
    }

    /** The log without such events. */
    String lines(Predicate<Event> without) {
        StringBuilder lines = new StringBuilder();
        events.stream()
                .filter(without.negate())
                .forEach(event -> lines.append(new String(EventJson.encode(event), StandardCharsets.UTF_8))
                        .append('\n'));
        return lines.toString();
    }

    /** Events by contact id, each in the order of the log. */
    Map<String, List<Event>> contacts() {
        Map<String, List<Event>> contacts = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.contact() != null) {
                contacts.computeIfAbsent(event.contact(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        return contacts;
    }

    static boolean has(List<Event> contact, EventType type) {
        return first(contact, type) != null;
    }

    /** The contact's first event of that type, null if there is none. */
    static Event first(List<Event> contact, EventType type) {
        return contact.stream().filter(e -> e.type() == type).findFirst().orElse(null);
    }
}

package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    @Test
    void theSameSeedGivesTheSameLogByteForByteHoweverItIsPlayed() {
        RunLog atOnce = RunLog.of("chat-storm", 42).toEnd();
        RunLog stepwise = RunLog.of("chat-storm", 42);
        for (long step = 7; !stepwise.simulation.ended(); step = step * 31 % 977 + 1) {
            stepwise.simulation.advanceTo(stepwise.simulation.now() + step * Micros.SECOND, stepwise.events::add);
        }
        assertThat(stepwise.lines()).isEqualTo(atOnce.lines());
        assertThat(RunLog.of("chat-storm", 43).toEnd().lines()).isNotEqualTo(atOnce.lines());
    }

    @Test
    void whetherAnybodyListensChangesNothing() {
        RunLog heard = RunLog.of("voice-outage-then-surge", 3).toEnd();
        Simulation silent = new Simulation(Scenario.named("voice-outage-then-surge"), 3);
        silent.advanceTo(Long.MAX_VALUE, null);
        assertThat(silent.truth()).isEqualTo(heard.simulation.truth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet-day", "monday-peak", "chat-storm", "voice-outage-then-surge", "whatsapp-launch"})
    void eachOfferedContactEndsOnceOrIsOpen(String name) {
        RunLog day = RunLog.of(name, 8).toEnd();
        Map<String, List<Event>> contacts = day.contacts();
        int open = 0;
        for (List<Event> contact : contacts.values()) {
            assertThat(contact.get(0).type()).isEqualTo(EventType.OFFERED);
            long ends = contact.stream()
                    .filter(e -> e.type() == EventType.CLOSED || e.type() == EventType.ABANDONED)
                    .count();
            assertThat(ends).isLessThanOrEqualTo(1);
            if (ends == 0) {
                open++;
            } else {
                assertThat(contact.get(contact.size() - 1).type()).isIn(EventType.CLOSED, EventType.ABANDONED);
            }
        }
        assertThat(open).isEqualTo(day.simulation.open());
        Truth truth = day.simulation.truth();
        assertThat(truth.arrived()).isEqualTo(contacts.size());
        assertThat(truth.arrived() - truth.ended()).isEqualTo(open);
    }

    @Test
    void eventsComeByTimeWithIdsOfTheirOwnAndARisingOrderInsideAContact() {
        RunLog day = RunLog.of("whatsapp-launch", 4).toEnd();
        Set<String> ids = new HashSet<>();
        long last = 0;
        for (Event event : day.events) {
            assertThat(event.time()).isGreaterThanOrEqualTo(last);
            last = event.time();
            assertThat(ids.add(event.id())).isTrue();
            assertThat(event.source()).isEqualTo("twin");
        }
        for (List<Event> contact : day.contacts().values()) {
            for (int i = 1; i < contact.size(); i++) {
                Event before = contact.get(i - 1);
                Event event = contact.get(i);
                assertThat(event.time() > before.time() || event.seq() > before.seq())
                        .isTrue();
            }
        }
    }

    @Test
    void nobodyHoldsMoreThanTheirCapacity() {
        Map<String, Map<String, String>> held = new HashMap<>();
        Map<String, Integer> most = new TreeMap<>();
        for (Event event : RunLog.of("chat-storm", 6).toEnd().events) {
            if (event.contact() == null) {
                continue;
            }
            held.values().forEach(contacts -> {
                if (List.of(EventType.TRANSFERRED, EventType.CLOSED).contains(event.type())) {
                    contacts.remove(event.contact());
                }
            });
            if (event.type() == EventType.ANSWERED) {
                Map<String, String> contacts = held.computeIfAbsent(event.agent(), id -> new HashMap<>());
                contacts.put(event.contact(), event.channel());
                long same = contacts.values().stream()
                        .filter(event.channel()::equals)
                        .count();
                most.merge(event.channel(), (int) same, Integer::max);
            }
        }
        assertThat(most).containsEntry("voice", 1).containsEntry("chat", 3).containsEntry("email", 1);
    }

    @Test
    void everyKindOfStepHappens() {
        Set<EventType> types = new HashSet<>();
        RunLog.of("voice-outage-then-surge", 2).toEnd().events.forEach(event -> types.add(event.type()));
        assertThat(types)
                .contains(
                        EventType.OFFERED,
                        EventType.BOT_STARTED,
                        EventType.BOT_ENDED,
                        EventType.HUMAN_REQUESTED,
                        EventType.QUEUED,
                        EventType.ASSIGNED,
                        EventType.ANSWERED,
                        EventType.ABANDONED,
                        EventType.TRANSFERRED,
                        EventType.MESSAGE,
                        EventType.IDLE,
                        EventType.REVIVED,
                        EventType.HELD,
                        EventType.RESUMED,
                        EventType.RELEASED,
                        EventType.WRAPPED_UP,
                        EventType.RESOLVED,
                        EventType.CLOSED,
                        EventType.AGENT_STATE,
                        EventType.CALENDAR_CHANGED,
                        EventType.CLOCK);
    }

    @Test
    void agentsKeepTheirShiftsAndTakeTheirBreaks() {
        RunLog day = RunLog.of("quiet-day", 11).toEnd();
        Map<String, Set<String>> states = new HashMap<>();
        Map<String, String> lastState = new HashMap<>();
        for (Event event : day.events) {
            if (event.type() == EventType.AGENT_STATE) {
                states.computeIfAbsent(event.agent(), id -> new HashSet<>()).add(event.state());
                lastState.put(event.agent(), event.state());
            }
        }
        assertThat(states).hasSizeGreaterThan(55);
        assertThat(states.values())
                .allSatisfy(seen -> assertThat(seen).contains("available", "busy", "break", "offline"));
        assertThat(lastState.values()).containsOnly("offline");
    }

    @Test
    void noThreadIsLostWhenAShiftEndsInsideABreak() {
        Scenario usual = Scenario.named("whatsapp-launch");
        Map<String, Staff.Pattern> patterns = new HashMap<>(usual.staff().patterns());
        patterns.replaceAll((name, p) -> new Staff.Pattern(p.hours(), p.days(), List.of(lastMinutes(p.hours())), 0, 1));
        Scenario scenario = usual.with(new Staff(patterns, usual.staff().teams()));
        RunLog days = new RunLog(new Simulation(scenario, 5, scenario.day(), 2, "")).toEnd();
        long nextMorning = Micros.of(scenario.startsAt()) + Micros.DAY + 14 * Micros.HOUR;
        for (List<Event> contact : days.contacts().values()) {
            Event last = contact.get(contact.size() - 1);
            boolean over = last.type() == EventType.CLOSED || last.type() == EventType.ABANDONED;
            assertThat(over || last.time() > nextMorning).as(contact.toString()).isTrue();
        }
        assertThat(days.events).anyMatch(event -> "shift_end".equals(event.reason()));
    }

    /** A break that begins a quarter of an hour before the end of those hours and is planned to last beyond it. */
    private static String lastMinutes(String hours) {
        LocalTime end = LocalTime.parse(hours.substring(hours.indexOf('-') + 1));
        return end.minusMinutes(15) + "-" + end.plusMinutes(15);
    }

    @Test
    void aPolicyIsAskedEveryThirtySeconds() {
        int[] asked = {0};
        Simulation day = new Simulation(Scenario.named("quiet-day"), 1).follow(simulation -> {
            asked[0]++;
            return List.of();
        });
        day.advanceTo(day.now() + Micros.HOUR, null);
        assertThat(asked[0]).isEqualTo(120);
    }

    @Test
    void aRunOfItsOwnNameSharesNoIdsWithAnother() {
        Scenario scenario = Scenario.named("quiet-day");
        RunLog again = new RunLog(new Simulation(scenario, 1, scenario.day(), 1, "r2")).until(scenario.opensAt());
        Set<String> ids = new HashSet<>();
        RunLog.of("quiet-day", 1).until(scenario.opensAt()).events.forEach(event -> ids.add(event.id()));
        assertThat(again.events).noneMatch(event -> ids.contains(event.id()));
        assertThat(again.contacts().keySet()).allMatch(id -> id.startsWith("r2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet-day", "monday-peak", "chat-storm", "voice-outage-then-surge", "whatsapp-launch"})
    void aFullDayTakesWellUnderASecond(String name) {
        Scenario scenario = Scenario.named(name);
        new Simulation(scenario, 1).advanceTo(Long.MAX_VALUE, null);
        long start = System.nanoTime();
        Simulation day = new Simulation(scenario, 2);
        day.advanceTo(Long.MAX_VALUE, null);
        double millis = (System.nanoTime() - start) / 1e6;
        System.out.printf("%s: %d contacts in %.0f ms%n", name, day.truth().arrived(), millis);
        assertThat(millis).isLessThan(2_000);
    }
}

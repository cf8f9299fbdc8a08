package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.centre.AgentProfile;
import io.ramzor.centre.ShiftRow;
import io.ramzor.event.Micros;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
    static List<String> names() {
        return Scenario.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agentsAndShiftsFitTheCentre(String name) {
        Scenario scenario = Scenario.named(name);
        assertThat(scenario.agents()).hasSizeBetween(40, 70);
        assertThat(scenario.agents().stream().map(AgentProfile::agent)).doesNotHaveDuplicates();
        assertThat(scenario.agents().stream().map(AgentProfile::name)).doesNotHaveDuplicates();
        for (AgentProfile agent : scenario.agents()) {
            assertThat(scenario.centre().queues().keySet())
                    .containsAll(agent.skills().keySet());
        }
        Set<String> ids = scenario.agents().stream().map(AgentProfile::agent).collect(Collectors.toSet());
        for (ShiftRow row : scenario.shifts(scenario.day())) {
            assertThat(ids).contains(row.agent());
            assertThat(row.start()).isBefore(row.end());
            assertThat(scenario.centre().channels().keySet()).containsAll(row.channels());
        }
        assertThat(scenario.opensAt()).isAfter(scenario.startsAt());
    }

    @Test
    void breaksLieInsideShifts() {
        Scenario scenario = Scenario.named("quiet-day");
        List<ShiftRow> rows = scenario.shifts(scenario.day());
        for (ShiftRow pause : rows) {
            if (pause.activity().equals("break")) {
                assertThat(rows)
                        .anyMatch(shift -> shift.activity().equals("shift")
                                && shift.agent().equals(pause.agent())
                                && !pause.start().isBefore(shift.start())
                                && !pause.end().isAfter(shift.end()));
            }
        }
    }

    @Test
    void someAgentsAreVersatileAndSomeAreNot() {
        List<Integer> skills = Scenario.named("quiet-day").agents().stream()
                .map(agent -> agent.skills().size())
                .toList();
        assertThat(skills).contains(1, 2, 3);
    }

    @Test
    void theChatStormOpensThreeMinutesBeforeTheStormOnAMonday() {
        Scenario storm = Scenario.named("chat-storm");
        assertThat(storm.opensAt()).isEqualTo(Instant.parse("2026-06-15T07:40:00Z"));
        assertThat(storm.day().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        int chat = new FloorModel(storm, 0).queue("service-chat");
        double before = rate(storm, storm.day(), chat, 10 * 60 + 42);
        // It breaks with nearly eight times the contacts, then settles at about three times.
        assertThat(rate(storm, storm.day(), chat, 10 * 60 + 43) / before).isBetween(7.0, 8.5);
        assertThat(rate(storm, storm.day(), chat, 10 * 60 + 52) / before).isBetween(2.5, 3.5);
        // The day before has its own level, but no storm.
        LocalDate sunday = storm.day().minusDays(1);
        assertThat(rate(storm, sunday, chat, 10 * 60 + 43) / rate(storm, sunday, chat, 10 * 60 + 42))
                .isBetween(0.95, 1.05);
    }

    private static double rate(Scenario scenario, LocalDate day, int queue, int minute) {
        double sum = 0;
        for (double[] topic : new Intensity(scenario, 1, day).perMinute("service-chat", queue)) {
            sum += topic[minute];
        }
        return sum;
    }

    @Test
    void nobodyComesWhenTheCentreIsClosed() {
        Scenario scenario = Scenario.named("quiet-day");
        LocalDate saturday = LocalDate.of(2026, 6, 13);
        Simulation closed = new Simulation(scenario, 1, saturday, 1, "");
        closed.advanceTo(Long.MAX_VALUE, null);
        assertThat(closed.truth().arrived()).isZero();
    }

    @Test
    void whoFallsIllGoesHomeForTheDay() {
        Scenario scenario = Scenario.named("five-ill-at-nine");
        Simulation simulation = new Simulation(scenario, 1);
        Instant nine = LocalTimes.instant("09:00", scenario.day(), scenario.zone());
        simulation.advanceTo(Micros.of(nine.plusSeconds(1_800)), null);
        for (String ill : scenario.ill().keySet()) {
            Agent agent = simulation.floor().agents[simulation.model().agent(ill)];
            assertThat(agent.state()).as(ill).isEqualTo("offline");
        }
        simulation.advanceTo(Micros.of(nine.plusSeconds(4 * 3_600)), null);
        for (String ill : scenario.ill().keySet()) {
            Agent agent = simulation.floor().agents[simulation.model().agent(ill)];
            assertThat(agent.state()).as(ill).isEqualTo("offline");
        }
    }

    @Test
    void whoServesAChainServesOneWhereAMoveLeads() {
        Scenario scenario = Scenario.named("one-queue-up-chain-of-two");
        Simulation simulation = new Simulation(scenario, 1).follow(SixQueues.perfect(scenario));
        Agent moved = simulation.floor().agents[simulation.model().agent("q3a01")];
        simulation.advanceTo(Micros.of(LocalTimes.instant("09:59", scenario.day(), scenario.zone())), null);
        assertThat(moved.serves).containsExactly(2, 3);
        simulation.advanceTo(Micros.of(LocalTimes.instant("10:01", scenario.day(), scenario.zone())), null);
        assertThat(moved.serves).containsExactly(0, 1);
    }

    @Test
    void anUnknownScenarioIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Scenario.named("storm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("storm")
                .hasMessageContaining("chat-storm, voice-outage-then-surge")
                .hasMessageContaining("one-queue-up");
    }

    @Test
    void anUnknownKeyIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Scenario.parse(
                        "mine",
                        "day: 2026-06-15\nspeed: 3\n",
                        "",
                        "",
                        Scenario.named("quiet-day").centreYaml()))
                .hasMessageContaining("mine")
                .hasMessageContaining("speed");
    }
}

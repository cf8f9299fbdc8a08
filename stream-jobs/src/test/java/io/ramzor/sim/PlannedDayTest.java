package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.Move;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannedDayTest {
    private static final Scenario STORM = Scenario.named("chat-storm");
    private static final Instant NINE = Instant.parse("2026-06-15T09:00:00Z");

    private static ShiftRow row(String activity, int fromMinute, int toMinute) {
        return new ShiftRow(
                "a01", NINE.plusSeconds(60L * fromMinute), NINE.plusSeconds(60L * toMinute), activity, List.of());
    }

    private static List<String> planned(ShiftRow... rows) {
        return PlannedDay.of(List.of(rows)).stretches().stream()
                .map(stretch -> "%s %d-%d"
                        .formatted(
                                stretch.activity(),
                                (stretch.start() - Micros.of(NINE)) / Micros.MINUTE,
                                (stretch.end() - Micros.of(NINE)) / Micros.MINUTE))
                .toList();
    }

    @Test
    void breaksAreTakenOutOfTheShift() {
        assertThat(planned(row("shift", 0, 480), row("training", 300, 360), row("break", 100, 115)))
                .containsExactly(
                        "on_queue 0-100", "break 100-115", "on_queue 115-300", "training 300-360", "on_queue 360-480");
    }

    @Test
    void aBreakMayOutlastTheShiftAndADayMayBeOff() {
        assertThat(planned(row("shift", 0, 60), row("break", 45, 75))).containsExactly("on_queue 0-45", "break 45-75");
        assertThat(planned(row("leave", 0, 480))).containsExactly("off 0-480");
    }

    @Test
    void theDayBeginsWithThePlanOfEveryAgentAsFollowsFromTheShifts() {
        RunLog log = RunLog.of("chat-storm", 1).until(STORM.opensAt());
        Map<String, Long> onQueue = new TreeMap<>();
        for (Event event : log.events) {
            if (event.type() == EventType.AGENT_SCHEDULED) {
                assertThat(event.time()).isEqualTo(Micros.of(STORM.startsAt()));
                assertThat(event.activity()).isIn("on_queue", "break");
                if (event.activity().equals("on_queue")) {
                    onQueue.merge(event.agent(), event.end() - event.start(), Long::sum);
                }
            }
        }
        Map<String, Long> expected = new TreeMap<>();
        for (ShiftRow row : STORM.shifts(STORM.day())) {
            long span = Micros.of(row.end()) - Micros.of(row.start());
            expected.merge(row.agent(), row.activity().equals("shift") ? span : -span, Long::sum);
        }
        assertThat(onQueue).isEqualTo(expected).hasSizeGreaterThan(50);
    }

    @Test
    void aMoveIsToldWithWhatIsLeftOfTheAgentsDay() {
        RunLog log = RunLog.of("chat-storm", 1).until(STORM.opensAt());
        int before = log.events.size();
        long now = log.simulation.now();
        Instant end = STORM.opensAt().plusSeconds(3_600);
        assertThat(log.simulation.decide(
                        List.of(new Move("move_agent", "a01", "service-voice", "service-chat", STORM.opensAt(), end))))
                .isEmpty();
        log.until(STORM.opensAt().plusSeconds(1));
        List<Event> told = new ArrayList<>(log.events.subList(before, log.events.size()));
        assertThat(told)
                .filteredOn(event -> event.type() == EventType.MOVE_DECIDED)
                .singleElement()
                .satisfies(event -> assertThat(event.agent()).isEqualTo("a01"))
                .satisfies(event -> assertThat(event.toQueue()).isEqualTo("service-chat"))
                .satisfies(event -> assertThat(event.time()).isEqualTo(now));
        List<Event> plan = told.stream()
                .filter(event -> event.type() == EventType.AGENT_SCHEDULED)
                .sorted(Comparator.comparing(Event::start))
                .toList();
        assertThat(plan).allMatch(event -> event.agent().equals("a01") && event.end() > now);
        assertThat(plan.get(0).start()).isLessThanOrEqualTo(now);
        for (int i = 1; i < plan.size(); i++) {
            assertThat(plan.get(i).start()).isEqualTo(plan.get(i - 1).end());
        }
    }

    @Test
    void theScenariosBotLevelsAreTold() {
        assertThat(RunLog.of("whatsapp-launch", 1).toEnd().events)
                .filteredOn(event -> event.type() == EventType.BOT_LEVEL_CHANGED)
                .extracting(Event::level)
                .containsExactly("amber", "green");
    }
}

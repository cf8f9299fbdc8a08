package io.ramzor.launch;

import io.ramzor.decision.Decision;
import io.ramzor.decision.Proposal;
import io.ramzor.sim.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The demo's one line that says what to do next.
 *
 * @param code message key after {@code demo.hint.}
 * @param arguments values of the message
 */
record DemoHint(String code, Map<String, Object> arguments) {
    private static final Duration ANNOUNCED = Duration.ofMinutes(15);
    private static final Duration WATCHED = Duration.ofMinutes(15);

    /**
     * @param open proposals on the page
     * @param last the newest decision that moves agents, null if none
     */
    static DemoHint of(Scenario scenario, Instant now, List<Proposal> open, Decision last) {
        if (!open.isEmpty() && open.get(0).actions().get(0).movesAgent()) {
            Proposal proposal = open.get(0);
            return new DemoHint(
                    "press_apply",
                    Map.of(
                            "count", proposal.actions().size(),
                            "to", proposal.actions().get(0).to()));
        }
        if (last != null && now.isBefore(last.at().plus(WATCHED))) {
            return new DemoHint("watch", Map.of());
        }
        for (Scenario.Surge surge : scenario.surges()) {
            Instant from = at(scenario, surge.from());
            if (surge.factor() <= 1) {
                continue;
            }
            if (now.isBefore(from) && !from.minus(ANNOUNCED).isAfter(now)) {
                long minutes =
                        Math.max(1, Math.round(Duration.between(now, from).toSeconds() / 60.0));
                return new DemoHint("storm_in", Map.of("minutes", minutes));
            }
            if (!now.isBefore(from) && now.isBefore(at(scenario, surge.until()))) {
                return new DemoHint("storm_here", Map.of());
            }
        }
        return new DemoHint("calm", Map.of());
    }

    private static Instant at(Scenario scenario, String local) {
        ZoneId zone = scenario.zone();
        if (local.equals("24:00")) {
            return scenario.day().plusDays(1).atStartOfDay(zone).toInstant();
        }
        return scenario.day().atTime(LocalTime.parse(local)).atZone(zone).toInstant();
    }
}

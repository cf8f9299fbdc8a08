package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * With one queue, steady Poisson arrivals and exponential times the twin is the very queue that the formulas solve: its
 * intervals must be narrow and hold the exact values. Each seed is one day, begun empty; its first two hours and its last are
 * left out.
 */
class TwinAgreesWithErlangTest {
    private static final int DAYS = 150;
    /** An interval of 99 %. */
    private static final double NORMAL = 2.576;

    private static final int AGENTS = 28;
    private static final double PER_SECOND = 0.1;
    private static final double HANDLE = 240;

    @Test
    void waitsWithoutAbandonmentAreErlangC() {
        Outcome exact = Erlang.outcome(new Load(PER_SECOND, HANDLE, null), AGENTS, 20);
        Estimate level = new Estimate("Erlang C service level");
        Estimate wait = new Estimate("Erlang C mean wait, s");
        for (int seed = 0; seed < DAYS; seed++) {
            Day day = Day.of(scenario(""), seed);
            level.add(day.answeredIn / day.offered);
            wait.add(day.waitSeconds / day.offered);
        }
        level.show(exact.serviceLevel().ofOffered());
        wait.show(exact.meanWaitSeconds());
        assertThat(level.halfWidth()).isLessThanOrEqualTo(0.01);
        assertThat(level.holds(exact.serviceLevel().ofOffered())).isTrue();
        assertThat(wait.halfWidth()).isLessThanOrEqualTo(2.5);
        assertThat(wait.holds(exact.meanWaitSeconds())).isTrue();
    }

    @Test
    void waitsWithPatienceAreErlangA() {
        Outcome exact = Erlang.outcome(new Load(PER_SECOND, HANDLE, 180.0), 24, 20);
        Estimate level = new Estimate("Erlang A service level");
        Estimate without = new Estimate("Erlang A service level without short abandons");
        Estimate abandonment = new Estimate("Erlang A abandonment");
        for (int seed = 0; seed < DAYS; seed++) {
            Day day = Day.of(scenario("patience: {law: exponential, mean: 180}"), seed);
            level.add(day.answeredIn / day.offered);
            without.add(day.answeredIn / (day.offered - day.leftWithin));
            abandonment.add(day.left / day.offered);
        }
        level.show(exact.serviceLevel().ofOffered());
        without.show(exact.serviceLevel().withoutShortAbandons());
        abandonment.show(exact.abandonment());
        assertThat(level.halfWidth()).isLessThanOrEqualTo(0.01);
        assertThat(level.holds(exact.serviceLevel().ofOffered())).isTrue();
        assertThat(without.halfWidth()).isLessThanOrEqualTo(0.01);
        assertThat(without.holds(exact.serviceLevel().withoutShortAbandons())).isTrue();
        assertThat(abandonment.halfWidth()).isLessThanOrEqualTo(0.01);
        assertThat(abandonment.holds(exact.abandonment())).isTrue();
    }

    /** A sample of independent days: mean and interval. */
    private static final class Estimate {
        private final String name;
        private int count;
        private double sum;
        private double squares;

        Estimate(String name) {
            this.name = name;
        }

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return sum / count;
        }

        double halfWidth() {
            double variance = (squares - sum * sum / count) / (count - 1);
            return NORMAL * Math.sqrt(variance / count);
        }

        boolean holds(double exact) {
            return Math.abs(mean() - exact) <= halfWidth();
        }

        void show(double exact) {
            System.out.printf("%s: twin %.4f +- %.4f, exact %.4f%n", name, mean(), halfWidth(), exact);
        }
    }

    /** What the twin counted in the middle of one day. */
    private record Day(double offered, double answeredIn, double left, double leftWithin, double waitSeconds) {
        static Day of(Scenario scenario, long seed) {
            Simulation day = new Simulation(scenario, seed);
            day.advanceTo(Long.MAX_VALUE, null);
            Truth.QueueTruth queue = day.truth().queues().get("calls");
            return new Day(
                    sum(queue, scenario, facts -> facts.get("offered").doubleValue()),
                    sum(queue, scenario, facts -> facts.get("answered_in").doubleValue()),
                    sum(
                            queue,
                            scenario,
                            facts -> within(facts) + facts.get("abandoned_late").doubleValue()),
                    sum(queue, scenario, TwinAgreesWithErlangTest.Day::within),
                    sum(
                            queue,
                            scenario,
                            facts -> facts.get("wait_answered_seconds").doubleValue()));
        }

        private static double within(Map<String, Number> facts) {
            return facts.get("abandoned_short").doubleValue()
                    + facts.get("abandoned_early").doubleValue();
        }

        private static double sum(
                Truth.QueueTruth queue, Scenario scenario, ToDoubleFunction<Map<String, Number>> fact) {
            Instant from = scenario.startsAt().plusSeconds(2 * 3600);
            Instant until = scenario.startsAt().plusSeconds(23 * 3600);
            return queue.intervals().stream()
                    .filter(interval ->
                            !interval.start().isBefore(from) && interval.start().isBefore(until))
                    .mapToDouble(interval -> fact.applyAsDouble(interval.facts()))
                    .sum();
        }
    }

    private static Scenario scenario(String patience) {
        int agents = patience.isEmpty() ? AGENTS : 24;
        StringBuilder staff = new StringBuilder("patterns: {always: {hours: \"00:00-24:00\", days: [mon]}}\n"
                + "teams: {all: {line: 1, home: [voice], agents: {");
        for (int agent = 0; agent < agents; agent++) {
            staff.append(agent == 0 ? "" : ", ")
                    .append("a")
                    .append(agent)
                    .append(": {name: n")
                    .append(agent)
                    .append(", shift: always, skills: {calls: 1.0}}");
        }
        staff.append("}}}\n");
        String demand = """
                weekly: {mon: 1}
                customers: 1000
                shapes: {flat: {"00:00": 1, "24:00": 1}}
                queues:
                  calls:
                    per_day: %s
                    shape: flat
                    topics: {any: 1}
                    handle: {law: exponential, mean: %s}
                    %s
                """.formatted(PER_SECOND * 86_400, HANDLE, patience);
        String centre = """
                zone: UTC
                queues:
                  calls: {channel: voice, answer_target_seconds: 20}
                """;
        return Scenario.parse("one-queue", "day: 2026-06-15\n", demand, staff.toString(), centre);
    }
}

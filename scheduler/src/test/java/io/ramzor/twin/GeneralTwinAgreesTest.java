package io.ramzor.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import io.ramzor.twin.PairedRuns.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A centre that stays as it is, two queues and agents of one or both skills, in the general twin and in the compact one. */
class GeneralTwinAgreesTest {
    private static final int DAYS = 40;
    private static final double[] PER_SECOND = {0.020, 0.016};
    private static final double HANDLE = 240;
    private static final double PATIENCE = 180;
    private static final double TARGET = 20;
    private static final int[][] SERVES = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {0, 1}, {0, 1}, {0, 1}};
    private static final double[] PROFICIENCY = {1.0, 1.1, 0.9, 1.0, 1.0, 0.8, 1.2, 1.0, 0.9, 1.1};

    @Test
    void serviceLevelsAreTheSame() {
        double[][] general = general();
        PairedRuns compact = compact();
        for (int queue = 0; queue < 2; queue++) {
            double[] level = interval(general[queue]);
            double its = compact.mean(false, Measure.SERVICE_LEVEL, queue);
            System.out.printf(
                    Locale.ROOT,
                    "queue %d: general twin %.4f +- %.4f, compact twin %.4f%n",
                    queue,
                    level[0],
                    level[1],
                    its);
            assertThat(level[1]).isLessThan(0.02);
            assertThat(its).isCloseTo(level[0], offset(0.01 + level[1]));
        }
    }

    /** Shares answered in time by queue and day, the first two hours left out. */
    private static double[][] general() {
        Scenario scenario = scenario();
        double[][] levels = new double[2][DAYS];
        for (int seed = 0; seed < DAYS; seed++) {
            Simulation day = new Simulation(scenario, seed);
            day.advanceTo(Long.MAX_VALUE, null);
            for (int queue = 0; queue < 2; queue++) {
                double offered = 0;
                double in = 0;
                for (Truth.IntervalTruth interval :
                        day.truth().queues().get("q" + queue).intervals()) {
                    boolean counted =
                            interval.start().isAfter(scenario.startsAt().plusSeconds(7_199));
                    offered += counted ? interval.facts().get("offered").doubleValue() : 0;
                    in += counted ? interval.facts().get("answered_in").doubleValue() : 0;
                }
                levels[queue][seed] = in / offered;
            }
        }
        return levels;
    }

    private static PairedRuns compact() {
        TwinFloor.Line[] lines = Arrays.stream(PER_SECOND)
                .mapToObj(rate -> new TwinFloor.Line(
                        new double[] {rate * 900}, 0, HANDLE, 0, PATIENCE, 0, TARGET, new double[0], rate * HANDLE))
                .toArray(TwinFloor.Line[]::new);
        double[][] proficiency = new double[SERVES.length][2];
        int[][] capacity = new int[SERVES.length][2];
        for (int agent = 0; agent < SERVES.length; agent++) {
            Arrays.fill(proficiency[agent], PROFICIENCY[agent]);
            Arrays.fill(capacity[agent], 1);
        }
        TwinFloor floor = new TwinFloor(86_400, 900, List.of(lines), proficiency, capacity);
        TwinCourse course = new TwinCourse(SERVES, new int[SERVES.length]);
        return new PairedRuns(floor, course, course, 86_400, 0, 1, 2).play(100);
    }

    /** Mean and half its interval of 99 %. */
    private static double[] interval(double[] days) {
        double mean = Arrays.stream(days).average().orElseThrow();
        double squares = Arrays.stream(days).map(d -> (d - mean) * (d - mean)).sum();
        return new double[] {mean, 2.576 * Math.sqrt(squares / (days.length - 1) / days.length)};
    }

    private static Scenario scenario() {
        StringBuilder staff = new StringBuilder("patterns: {always: {hours: \"00:00-24:00\", days: [mon]}}\n"
                + "teams: {all: {line: 1, home: [voice], agents: {");
        for (int agent = 0; agent < SERVES.length; agent++) {
            staff.append(String.format("a%d: {name: n%d, shift: always, skills: {", agent, agent));
            for (int queue : SERVES[agent]) {
                staff.append(String.format(Locale.ROOT, "q%d: %.1f, ", queue, PROFICIENCY[agent]));
            }
            staff.append("}}, ");
        }
        StringBuilder demand = new StringBuilder(
                "weekly: {mon: 1}\ncustomers: 1000\nshapes: {flat: {\"00:00\": 1, \"24:00\": 1}}\nqueues:\n");
        for (int queue = 0; queue < 2; queue++) {
            demand.append(String.format(
                    Locale.ROOT,
                    "  q%d: {per_day: %.1f, shape: flat, topics: {any: 1}, handle: {law: exponential, mean: %.0f},"
                            + " patience: {law: exponential, mean: %.0f}}%n",
                    queue,
                    PER_SECOND[queue] * 86_400,
                    HANDLE,
                    PATIENCE));
        }
        return Scenario.parse("two-queues", "day: 2026-06-15\n", demand.toString(), staff + "}}}\n", """
                zone: UTC
                queues:
                  q0: {channel: voice, answer_target_seconds: 20}
                  q1: {channel: voice, answer_target_seconds: 20}
                """);
    }
}

package io.ramzor.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ramzor.staffing.Erlang;
import io.ramzor.staffing.Load;
import io.ramzor.staffing.Outcome;
import io.ramzor.twin.PairedRuns.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The compact twin against Erlang's formulas, and what breaks, moves and contacts at once do in it. */
class TwinRunTest {
    private static final double HOUR = 3_600;
    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** An interval of 99 %. */
    private static final double NORMAL = 2.576;

    private static TwinFloor.Line line(double perSecond, double handle, double patience, double target, double held) {
        return new TwinFloor.Line(
                new double[] {perSecond * HOUR}, 0, handle, 0, patience, 0, target, new double[0], held);
    }

    private static TwinFloor floor(double hours, int agents, int capacity, TwinFloor.Line... lines) {
        double[][] proficiency = new double[agents][lines.length];
        int[][] atOnce = new int[agents][lines.length];
        for (int agent = 0; agent < agents; agent++) {
            Arrays.fill(proficiency[agent], 1);
            Arrays.fill(atOnce[agent], capacity);
        }
        return new TwinFloor(hours * HOUR, HOUR, List.of(lines), proficiency, atOnce);
    }

    /** Everybody serves the first queue. */
    private static TwinCourse course(TwinFloor floor) {
        int[][] serves = new int[floor.agents()][];
        Arrays.fill(serves, new int[] {0});
        return new TwinCourse(serves, new int[floor.agents()]);
    }

    /** One measure in as many futures, by future. */
    private static double[] futures(TwinFloor floor, TwinCourse course, Measure measure, double hours, int count) {
        TwinRun run = new TwinRun(floor);
        List<TwinFloor.Held> held = floor.held(course.sorted().serves, course.open);
        TwinDraws draws = new TwinDraws(floor, held);
        TwinCounts counts = new TwinCounts(floor, hours * HOUR);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            draws.draw(new SplittableRandom(i).nextLong());
            run.play(course, held, draws, counts);
            values[i] = measure == Measure.SERVICE_LEVEL
                    ? counts.serviceLevel(0)
                    : measure == Measure.ABANDONMENT ? counts.abandonment(0) : counts.waiting(0);
        }
        return values;
    }

    private static void holds(String name, double[] values, double exact, double bias, double widest) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double half = NORMAL * Math.sqrt(squares / (values.length - 1) / values.length);
        System.out.printf("%s: compact twin %.4f +- %.4f, exact %.4f%n", name, mean, half, exact);
        assertThat(half).as(name).isLessThanOrEqualTo(widest);
        assertThat(mean).as(name).isCloseTo(exact, offset(half + bias));
    }

    @Test
    void waitsWithoutAbandonmentAreErlangC() {
        Outcome exact = Erlang.outcome(new Load(0.1, 240, null), 28, 20);
        TwinFloor floor = floor(24, 28, 1, line(0.1, 240, NEVER, 20, 24));
        double[] levels = futures(floor, course(floor), Measure.SERVICE_LEVEL, 24, 150);
        holds("Erlang C service level", levels, exact.serviceLevel().ofOffered(), 0.004, 0.01);
    }

    @Test
    void waitsWithPatienceAreErlangA() {
        Outcome exact = Erlang.outcome(new Load(0.1, 240, 180.0), 24, 20);
        TwinFloor floor = floor(24, 24, 1, line(0.1, 240, 180, 20, 24));
        double[] levels = futures(floor, course(floor), Measure.SERVICE_LEVEL, 24, 100);
        holds("Erlang A service level", levels, exact.serviceLevel().ofOffered(), 0.002, 0.01);
        double[] left = futures(floor, course(floor), Measure.ABANDONMENT, 24, 100);
        holds("Erlang A abandonment", left, exact.abandonment(), 0.001, 0.01);
    }

    /** Three at once without slowing down are as good as three agents. */
    @Test
    void contactsAtOnceAreAsManyAgentsIfNothingIsSlower() {
        Outcome exact = Erlang.outcome(new Load(0.1, 240, 180.0), 24, 20);
        TwinFloor floor = floor(24, 8, 3, line(0.1, 240, 180, 20, 24));
        double[] levels = futures(floor, course(floor), Measure.SERVICE_LEVEL, 24, 100);
        holds("8 agents of 3 chats", levels, exact.serviceLevel().ofOffered(), 0.002, 0.01);
    }

    /** Two at once who take half as long again each: two thirds of the pace of two agents, at full load. */
    @Test
    void contactsAtOnceAreSlower() {
        TwinFloor.Line overloaded = new TwinFloor.Line(new double[] {3_600}, 0, 300, 0, 60, 0.5, 20, new double[0], 20);
        TwinFloor floor = floor(24, 10, 2, overloaded);
        double[] left = futures(floor, course(floor), Measure.ABANDONMENT, 24, 10);
        double served = 10 * 2 / (300 * 1.5) * 3_600;
        holds("overloaded chat", left, 1 - served / 3_600, 0.003, 0.003);
    }

    @Test
    void aBreakIsTakenOnceTheContactIsFinishedAndLastsItsTime() {
        TwinFloor floor = floor(2, 4, 1, line(0.05, 60, NEVER, 20, 3));
        TwinCourse away = course(floor);
        for (int agent = 0; agent < 4; agent++) {
            away.leaves(agent, 600, 1_800);
        }
        double[] waiting = futures(floor, away, Measure.WAITING, 0.65, 200);
        // From 600 s on nobody answers 0.05 a second; the contacts held end about 660 s, and the breaks 1 800 s later.
        assertThat(Arrays.stream(waiting).average().orElseThrow()).isBetween(82.0, 95.0);
        double[] later = futures(floor, away, Measure.WAITING, 0.2, 200);
        assertThat(Arrays.stream(later).average().orElseThrow()).isBetween(6.0, 12.0);
    }

    @Test
    void whoComesLaterServesNobodyBefore() {
        TwinFloor floor = floor(2, 1, 1, line(0.01, 10, NEVER, 20, 0));
        TwinCourse late = course(floor).comes(0, HOUR);
        assertThat(Arrays.stream(futures(floor, late, Measure.WAITING, 0.99, 100))
                        .average()
                        .orElseThrow())
                .isCloseTo(0.99 * 36, offset(2.0));
        assertThat(Arrays.stream(futures(floor, late, Measure.WAITING, 1.9, 100))
                        .average()
                        .orElseThrow())
                .isLessThan(1);
    }

    @Test
    void whoIsMovedServesTheNewQueueAloneAndComesBack() {
        TwinFloor floor = floor(3, 6, 1, line(0.01, 240, 300, 20, 2), line(0.01, 240, 300, 20, 0));
        TwinCourse without = course(floor);
        TwinCourse with = course(floor);
        for (int agent = 0; agent < 3; agent++) {
            with.serves(agent, 600, new int[] {1}).serves(agent, 2 * HOUR, new int[] {0});
        }
        PairedRuns runs = new PairedRuns(floor, without, with, 2 * HOUR, 0, 1, 2).play(60);
        assertThat(runs.band(false, Measure.SERVICE_LEVEL, 1)[1]).isZero();
        assertThat(runs.band(true, Measure.SERVICE_LEVEL, 1)[1]).isBetween(0.45, 0.8);
        assertThat(runs.change(Measure.SERVICE_LEVEL, 0)[2]).isNegative();
        assertThat(runs.change(Measure.ABANDONMENT, 1)[2]).isNegative();
    }

    @Test
    void aBacklogIsServedOldestFirstAndItsPastMissesCountForNobody() {
        TwinFloor.Line line =
                new TwinFloor.Line(new double[] {0}, 0, 60, 0, NEVER, 0, 30, new double[] {100, 40, 10}, 1);
        TwinFloor floor = floor(1, 1, 1, line);
        TwinRun run = new TwinRun(floor);
        TwinCourse course = course(floor).sorted();
        List<TwinFloor.Held> held = floor.held(course.serves, course.open);
        TwinDraws draws = new TwinDraws(floor, held);
        TwinCounts counts = new TwinCounts(floor, HOUR);
        draws.draw(3);
        run.play(course, held, draws, counts);
        double first = draws.heldWork[0];
        double third = first + draws.lines.work[0][0] + draws.lines.work[0][1];
        assertThat(counts.serviceLevel(0)).isEqualTo(third <= 20 ? 1 : 0);
        assertThat(counts.latenessSeconds(0))
                .isCloseTo(first + (first + draws.lines.work[0][0]) + Math.max(0, third - 20), offset(1e-6));
    }
}

package io.ramzor.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.twin.PairedRuns.Measure;
import io.ramzor.twin.PairedRuns.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRunsTest {
    /** Two queues of one skill; the second has too few agents by far if {@code short}, and enough else. */
    private static PairedRuns runs(int rushAgents, int moved, double ownCost, long seed, int workers) {
        return runs(rushAgents, moved, ownCost, seed, workers, null);
    }

    /** @param comers shares of the contacts that come if something is done, by queue and interval; null = all */
    private static PairedRuns runs(
            int rushAgents, int moved, double ownCost, long seed, int workers, double[][] comers) {
        int agents = 20 + rushAgents;
        double[][] proficiency = new double[agents][3];
        int[][] capacity = new int[agents][3];
        int[][] serves = new int[agents][];
        for (int agent = 0; agent < agents; agent++) {
            proficiency[agent] = new double[] {1, 1, 1};
            capacity[agent] = new int[] {1, 1, 1};
            serves[agent] = new int[] {agent < 12 ? 0 : agent < 20 ? 2 : 1};
        }
        TwinFloor floor = new TwinFloor(7_200, 900, List.of(line(28), line(60), line(20)), proficiency, capacity);
        TwinCourse without = new TwinCourse(serves, new int[agents]);
        TwinCourse with = new TwinCourse(serves, new int[agents]);
        for (int agent = 0; agent < moved; agent++) {
            with.serves(agent, 0, new int[] {1}).serves(agent, 5_400, new int[] {0});
        }
        with.thins(comers);
        return new PairedRuns(floor, without, with, 5_400, ownCost, seed, workers);
    }

    private static TwinFloor.Line line(double arrivals) {
        return new TwinFloor.Line(
                new double[] {arrivals}, 0.12, 240, 0.1, 200, 0, 30, new double[] {20, 10}, arrivals / 900 * 240);
    }

    @Test
    void aClearCaseTakesTwentyPairs() {
        PairedRuns helps = runs(10, 2, 3, 1, 2).untilClear();
        assertThat(helps.verdict()).isEqualTo(Verdict.HELPS);
        assertThat(helps.pairs()).isEqualTo(PairedRuns.FEWEST);
        assertThat(helps.saving()[0]).isPositive();
        PairedRuns harms = runs(19, 6, 9, 1, 2).untilClear();
        assertThat(harms.verdict()).isEqualTo(Verdict.DOES_NOT_HELP);
        assertThat(harms.pairs()).isEqualTo(PairedRuns.FEWEST);
    }

    @Test
    void nobodyMovedSavesNothingButItsCost() {
        PairedRuns nothing = runs(16, 0, 1.5, 7, 2).untilClear();
        assertThat(nothing.verdict()).isEqualTo(Verdict.DOES_NOT_HELP);
        assertThat(nothing.saving()).containsExactly(-1.5, -1.5, -1.5);
        assertThat(nothing.touched(1)).isFalse();
    }

    @Test
    void whereFewerComeTheyAreSomeOfTheOthers() {
        PairedRuns same = runs(10, 0, 0, 3, 2, new double[][] {{1}, {1}, {1}}).play(20);
        assertThat(same.saving()).containsExactly(0, 0, 0);
        PairedRuns fewer =
                runs(10, 0, 0, 3, 2, new double[][] {{1}, {1, 1, 0.7}, {1}}).untilClear();
        assertThat(fewer.verdict()).isEqualTo(Verdict.HELPS);
        assertThat(fewer.touched(0)).isFalse();
        assertThat(fewer.change(Measure.SERVICE_LEVEL, 1)[0]).isPositive();
    }

    @Test
    void anOpenCaseIsPlayedOnToTheMost() {
        PairedRuns once = runs(10, 2, 3, 1, 2).play(PairedRuns.MOST);
        double worth = once.saving()[1] + 3;
        PairedRuns open = runs(10, 2, worth, 1, 2).untilClear();
        assertThat(open.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(open.pairs()).isEqualTo(PairedRuns.MOST);
    }

    @Test
    void whatNoMoveTouchesIsTheSameInBothFutures() {
        PairedRuns runs = runs(10, 2, 3, 5, 2).play(20);
        assertThat(runs.touched(0)).isTrue();
        assertThat(runs.touched(1)).isTrue();
        assertThat(runs.touched(2)).isFalse();
        assertThat(runs.band(true, Measure.SERVICE_LEVEL, 2))
                .containsExactly(runs.band(false, Measure.SERVICE_LEVEL, 2));
    }

    @Test
    void theSameSeedGivesTheSameWhateverTheThreads() {
        PairedRuns one = runs(10, 2, 3, 9, 1).play(40);
        PairedRuns three = runs(10, 2, 3, 9, 3).play(20).play(40);
        assertThat(three.pairs()).isEqualTo(40);
        assertThat(three.saving()).containsExactly(one.saving());
        assertThat(three.band(true, Measure.LATENESS_SECONDS, 0))
                .containsExactly(one.band(true, Measure.LATENESS_SECONDS, 0));
        assertThat(runs(10, 2, 3, 10, 1).play(40).saving()).isNotEqualTo(one.saving());
    }

    /** Sharing all chance that the moves do not touch is what makes the difference sharp. */
    @Test
    void pairsAreSharperThanFuturesOfTheirOwn() {
        PairedRuns paired = runs(14, 1, 0, 3, 2).play(200);
        double[] change = paired.change(Measure.SERVICE_LEVEL, 1);
        double[] without = paired.band(false, Measure.SERVICE_LEVEL, 1);
        double apart = (without[2] - without[0]) / 3.29 * Math.sqrt(2.0 / 200) * 2.122;
        assertThat((change[2] - change[0]) / 2).isLessThan(0.5 * apart);
    }
}

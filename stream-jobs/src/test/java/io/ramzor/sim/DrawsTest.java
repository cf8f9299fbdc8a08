package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void uniformNumbersFillTheUnitIntervalEvenly() {
        int[] tenths = new int[10];
        for (int i = 0; i < MANY; i++) {
            tenths[(int) (10 * Draws.uniform(7, Draws.PATIENCE, i))]++;
        }
        double chiSquared = 0;
        for (int count : tenths) {
            chiSquared += Math.pow(count - MANY / 10.0, 2) / (MANY / 10.0);
        }
        // 99.9 % quantile of chi-squared with 9 degrees of freedom
        assertThat(chiSquared).isLessThan(27.88);
    }

    @Test
    void purposesAndCountsAreIndependentOfEachOther() {
        double product = 0;
        for (int i = 0; i < MANY; i++) {
            product += (Draws.uniform(7, Draws.PATIENCE, i) - 0.5) * (Draws.uniform(7, Draws.HANDLE, i) - 0.5);
            product += (Draws.uniform(7, Draws.GAP, i) - 0.5) * (Draws.uniform(7, Draws.GAP, i + 1) - 0.5);
        }
        assertThat(12 * product / MANY).isCloseTo(0, within(0.015));
    }

    @Test
    void normalDeviatesHaveThePrintedQuantiles() {
        assertThat(Draws.normal(0.5)).isCloseTo(0, within(1e-9));
        assertThat(Draws.normal(0.975)).isCloseTo(1.959963985, within(1e-8));
        assertThat(Draws.normal(0.001)).isCloseTo(-3.090232306, within(1e-8));
        assertThat(Draws.normal(0.999)).isCloseTo(3.090232306, within(1e-8));
    }

    @Test
    void gammaFactorsHaveMeanOneAndTheGivenVariation() {
        for (double variation : new double[] {0.1, 0.4, 0.9}) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < MANY; i++) {
                double factor = Draws.gamma(3, Draws.BUSYNESS, i, variation);
                sum += factor;
                squares += factor * factor;
            }
            double mean = sum / MANY;
            assertThat(mean).isCloseTo(1, within(0.01));
            assertThat(Math.sqrt(squares / MANY - mean * mean)).isCloseTo(variation, within(0.01));
        }
        assertThat(Draws.gamma(3, Draws.BUSYNESS, 1, 0)).isEqualTo(1);
    }

    @Test
    void spansHaveTheGivenMeanAndVariation() {
        for (Law law : new Law[] {new Law("lognormal", 200, 0.8), new Law("exponential", 200, 1.0)}) {
            Law.Sampler sampler = law.sampler();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < MANY; i++) {
                double seconds = sampler.micros(Draws.uniform(11, Draws.HANDLE, i)) / 1e6;
                sum += seconds;
                squares += seconds * seconds;
            }
            double mean = sum / MANY;
            assertThat(mean).isCloseTo(200, within(2.0));
            assertThat(Math.sqrt(squares / MANY - mean * mean) / mean).isCloseTo(law.variation(), within(0.03));
        }
    }
}

package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountDistributionTest {

    @Test
    void withoutSpreadItIsPoisson() {
        CountDistribution three = new CountDistribution(3, 0);
        assertThat(three.atMost(0)).isCloseTo(Math.exp(-3), within(1e-6));
        assertThat(three.atMost(4)).isCloseTo(0.815263, within(1e-5));
        assertThat(three.quantile(0.5)).isEqualTo(3);
        assertThat(three.quantile(0.01)).isEqualTo(0);
    }

    @Test
    void aGeometricCountIsTheOneOfSpreadOne() {
        CountDistribution geometric = new CountDistribution(2, 1);
        for (int count = 0; count < 10; count++) {
            assertThat(geometric.atMost(count)).isCloseTo(1 - Math.pow(2 / 3.0, count + 1), within(1e-9));
        }
    }

    @Test
    void wideOnesGoOnWhereSmallOnesEnd() {
        for (double share : new double[] {0.025, 0.1, 0.5, 0.9, 0.975}) {
            double below = new CountDistribution(99.9, 0.1).quantile(share);
            double above = new CountDistribution(100.1, 0.1).quantile(share);
            assertThat(above).isCloseTo(below, within(1.0));
        }
        CountDistribution wide = new CountDistribution(5000, 0.08);
        for (double share : new double[] {0.05, 0.3, 0.8}) {
            assertThat(wide.atMost(wide.quantile(share))).isCloseTo(share, within(0.002));
        }
    }

    @Test
    void nothingExpectedIsZeroAtEveryLevel() {
        CountDistribution none = new CountDistribution(0, 0.4);
        assertThat(none.quantile(0.9)).isZero();
        assertThat(none.atMost(0)).isEqualTo(1);
        assertThat(none.atMost(-1)).isZero();
    }

    @Test
    void theTransformOfItsOwnCountsIsUniform() {
        for (double[] kind : new double[][] {{0.4, 0.5}, {7, 0.3}, {150, 0.1}, {2000, 0.05}}) {
            CountDistribution said = new CountDistribution(kind[0], kind[1]);
            SplittableRandom random = new SplittableRandom(5);
            int inside = 0;
            int low = 0;
            int drawn = 4000;
            for (int i = 0; i < drawn; i++) {
                double count = said.quantile(random.nextDouble(1e-9, 1 - 1e-9));
                double transformed = said.transform(count, random.nextDouble());
                inside += transformed >= 0.1 && transformed <= 0.9 ? 1 : 0;
                low += transformed < 0.5 ? 1 : 0;
            }
            assertThat(inside / (double) drawn).as("mean %s", kind[0]).isCloseTo(0.8, within(0.025));
            assertThat(low / (double) drawn).as("mean %s", kind[0]).isCloseTo(0.5, within(0.03));
        }
    }

    @Test
    void whatIsNoLevelOrNoMeanIsRefused() {
        assertThatThrownBy(() -> new CountDistribution(1, 0).quantile(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CountDistribution(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CountDistribution(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

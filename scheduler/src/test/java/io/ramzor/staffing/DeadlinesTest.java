package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final int SECONDS = 900;
    private static final int DAY = 96;

    @Test
    void nobodyWorksWhileTheQueueIsClosed() {
        List<IntervalDemand> demand = days(2, 6);
        List<Requirement> required = Requirements.of(mail(8 * 3600, true), SECONDS, demand);
        for (int i = 0; i < demand.size(); i++) {
            assertThat(demand.get(i).open() || required.get(i).agents() == 0)
                    .as("interval " + i)
                    .isTrue();
        }
    }

    /** What comes in a peak is worked off before its deadline, not in the peak. */
    @Test
    void aPeakIsSpreadUpToItsDeadline() {
        List<IntervalDemand> demand = new ArrayList<>(Collections.nCopies(40, IntervalDemand.of(3, 300)));
        demand.set(8, IntervalDemand.of(120, 300));
        int spread = most(Requirements.of(mail(4 * 3600, false), SECONDS, demand));
        int hurried = most(Requirements.of(mail(1800, false), SECONDS, demand));
        assertThat(spread).isLessThanOrEqualTo(6);
        assertThat(hurried).isGreaterThan(3 * spread);
    }

    @Test
    void theOldestOfTheBacklogComeFirst() {
        List<IntervalDemand> demand = Collections.nCopies(24, IntervalDemand.of(0, 600));
        Work old = new Work.Deferred(4 * 3600, false, 0.5, 0, Collections.nCopies(12, 4 * 3600.0 - 900));
        Work young = new Work.Deferred(4 * 3600, false, 0.5, 0, Collections.nCopies(12, 0.0));
        // 12 contacts of 10 minutes are 8 agent-quarters: due at once for the old ones, over 16 quarters for the young.
        assertThat(Requirements.of(old, SECONDS, demand).get(0).agents()).isEqualTo(8);
        List<Requirement> relaxed = Requirements.of(young, SECONDS, demand);
        assertThat(most(relaxed)).isEqualTo(1);
        assertThat(relaxed.get(15).backlog()).isZero();
    }

    /** Friday's last mail has its business hours on the next morning that is open. */
    @Test
    void aBusinessDeadlineWaitsForTheDoorsToOpen() {
        List<IntervalDemand> demand = new ArrayList<>();
        for (int i = 0; i < 3 * DAY; i++) {
            boolean open = i >= 36 && i < 68 || i >= 2 * DAY + 36 && i < 2 * DAY + 68;
            demand.add(new IntervalDemand(i == 67 ? 24 : 0, 600, open));
        }
        List<Requirement> required = Requirements.of(mail(3600, true), SECONDS, demand);
        int before =
                required.stream().limit(2 * DAY).mapToInt(Requirement::agents).sum();
        int after = required.stream()
                .skip(2 * DAY)
                .limit(36 + 5)
                .mapToInt(Requirement::agents)
                .sum();
        assertThat(before + after).isGreaterThanOrEqualTo(16);
        assertThat(after).isGreaterThan(before);
        assertThat(required.get(67).serviceLevel()).isGreaterThan(0.8);
    }

    @Test
    void tooFewAgentsAreSeenInTheShareAndTheBacklog() {
        List<IntervalDemand> demand = Collections.nCopies(64, IntervalDemand.of(6, 300));
        List<Requirement> enough = Requirements.given(mail(3600, false), SECONDS, demand, Collections.nCopies(64, 3));
        List<Requirement> short1 = Requirements.given(mail(3600, false), SECONDS, demand, Collections.nCopies(64, 1));
        assertThat(enough.get(40).serviceLevel()).isGreaterThan(0.99);
        assertThat(enough.get(40).backlog()).isZero();
        assertThat(short1.get(40).serviceLevel()).isLessThan(0.01);
        assertThat(short1.get(40).backlog()).isCloseTo(41 * 3, within(1e-6));
    }

    @Property(tries = 200)
    void theTautStringStaysInItsCorridorAndNoPathHasALowerPeak(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 10) Double> steps,
            @ForAll @DoubleRange(min = 0, max = 20) double slack) {
        double[] upper = new double[steps.size()];
        double[] lower = new double[steps.size()];
        double sum = 0;
        for (int i = 0; i < upper.length; i++) {
            sum += steps.get(i);
            upper[i] = sum;
            lower[i] = Math.max(i == 0 ? 0 : lower[i - 1], sum - slack);
        }
        double[] path = TautString.through(lower, upper);
        double before = 0;
        double peak = 0;
        for (int i = 0; i < path.length; i++) {
            assertThat(path[i]).isBetween(lower[i] - 1e-9, upper[i] + 1e-9);
            assertThat(path[i]).isGreaterThanOrEqualTo(before - 1e-9);
            peak = Math.max(peak, path[i] - before);
            before = path[i];
        }
        assertThat(peak).isCloseTo(leastPeak(lower, upper), within(1e-6));
    }

    /** The least rate that meets every due amount: the largest of (due by j - come by i) / (j - i). */
    private static double leastPeak(double[] lower, double[] upper) {
        double least = 0;
        for (int j = 0; j < lower.length; j++) {
            least = Math.max(least, lower[j] / (j + 1));
            for (int i = 0; i < j; i++) {
                least = Math.max(least, (lower[j] - upper[i]) / (j - i));
            }
        }
        return least;
    }

    @Test
    void quantilesAndSharesOfTheNormalAreInverse() {
        for (double share : new double[] {0.001, 0.02, 0.1, 0.5, 0.8, 0.95, 0.999}) {
            assertThat(StandardNormal.share(StandardNormal.quantile(share))).isCloseTo(share, within(1e-6));
        }
        assertThat(StandardNormal.quantile(0.975)).isCloseTo(1.959964, within(1e-6));
    }

    private static int most(List<Requirement> required) {
        return Arrays.stream(required.stream().mapToInt(Requirement::agents).toArray())
                .max()
                .orElseThrow();
    }

    private static Work.Deferred mail(double deadlineSeconds, boolean business) {
        return new Work.Deferred(deadlineSeconds, business, 0.9, 1, List.of());
    }

    private static List<IntervalDemand> days(int days, double contacts) {
        List<IntervalDemand> demand = new ArrayList<>();
        for (int i = 0; i < days * DAY; i++) {
            demand.add(new IntervalDemand(contacts, 300, i % DAY >= 32 && i % DAY < 72));
        }
        return demand;
    }
}

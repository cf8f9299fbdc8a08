package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final String QUEUE = "service-voice";
    private final Scenario scenario = Scenario.named("monday-peak");
    private final FloorModel model = new FloorModel(scenario, 0);

    /**
     * Time rescaling: given the drawn rates, the summed intensity at the arrivals of a day, over that of the whole day, is an
     * ordered sample of uniform numbers. Kolmogorov-Smirnov at 5 % must then reject about 5 % of seeds.
     */
    @Test
    void arrivalsRescaledByTheRealisedRateAreUniform() {
        int seeds = 200;
        int rejected = 0;
        for (int seed = 0; seed < seeds; seed++) {
            if (distance(rescaled(seed)) > 1.358) {
                rejected++;
            }
        }
        System.out.printf("arrivals: %d of %d seeds rejected at 5 %%%n", rejected, seeds);
        assertThat(rejected / (double) seeds).isBetween(0.02, 0.09);
    }

    /** The test above has teeth: against a rate without surge, factors and hours it rejects every seed. */
    @Test
    void arrivalsAreNotUniformInClockTime() {
        for (int seed = 0; seed < 20; seed++) {
            long[] times = arrivals(seed);
            double first = times[0];
            double span = times[times.length - 1] - first;
            assertThat(distance(Arrays.stream(times)
                            .mapToDouble(t -> (t - first) / span)
                            .toArray()))
                    .isGreaterThan(1.358);
        }
    }

    @Test
    void countsOfAnIntervalVaryMoreThanPoisson() {
        int seeds = 400;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            long from = 10 * Micros.HOUR;
            long count = Arrays.stream(arrivals(seed))
                    .filter(time -> time >= from && time < from + 30 * Micros.MINUTE)
                    .count();
            sum += count;
            squares += (double) count * count;
        }
        double mean = sum / seeds;
        double dispersion = (squares / seeds - mean * mean) / mean;
        System.out.printf("arrivals of half an hour: mean %.1f, variance / mean %.2f%n", mean, dispersion);
        assertThat(dispersion).isBetween(1.3, 3.0);
    }

    @Test
    void theLogHoldsTheSameArrivals() {
        Set<Long> offered = new HashSet<>();
        new Simulation(scenario, 5).advanceTo(Long.MAX_VALUE, event -> {
            if (event.type() == EventType.OFFERED && event.channel().equals("voice")) {
                offered.add(event.time());
            }
        });
        long start = Micros.of(scenario.startsAt());
        List<Long> drawn =
                Arrays.stream(arrivals(5)).mapToObj(time -> start + time).toList();
        assertThat(drawn).hasSizeGreaterThan(1_000).allMatch(offered::contains);
    }

    @Test
    void theTrueRateIsTheSumOfItsTopics() {
        Simulation day = new Simulation(scenario, 9);
        day.advanceTo(Long.MAX_VALUE, null);
        double expected = 0;
        for (double[] topic : rates(9)) {
            expected += Arrays.stream(topic).sum();
        }
        double told = day.truth().queues().get(QUEUE).intervals().stream()
                .mapToDouble(Truth.IntervalTruth::trueRate)
                .sum();
        assertThat(told).isCloseTo(expected, within(1e-6));
    }

    private double[][] rates(long seed) {
        return new Intensity(scenario, seed, scenario.day()).perMinute(QUEUE, model.queue(QUEUE));
    }

    private long[] arrivals(long seed) {
        double[][] rates = rates(seed);
        long start = new Intensity(scenario, seed, scenario.day()).start();
        List<Long> times = new ArrayList<>();
        int stream = 0;
        for (int i = 0; i < model.streams.length; i++) {
            if (model.streams[i][0] == model.queue(QUEUE)) {
                ArrivalStream arrivals = new ArrivalStream(i, model.streams[i][0], model.streams[i][1]);
                arrivals.begin(Draws.seed(seed, scenario.day().toEpochDay()), start, rates[stream++]);
                for (long next = arrivals.next(); next != Long.MAX_VALUE; next = arrivals.next()) {
                    times.add(next - start);
                }
            }
        }
        return times.stream().mapToLong(t -> t).sorted().toArray();
    }

    private double[] rescaled(long seed) {
        double[] summed = new double[rates(seed)[0].length + 1];
        for (double[] topic : rates(seed)) {
            double sum = 0;
            for (int minute = 0; minute < topic.length; minute++) {
                sum += topic[minute];
                summed[minute + 1] += sum;
            }
        }
        double all = summed[summed.length - 1];
        return Arrays.stream(arrivals(seed))
                .mapToDouble(time -> {
                    double minutes = time / 60e6;
                    int whole = (int) minutes;
                    return (summed[whole] + (minutes - whole) * (summed[whole + 1] - summed[whole])) / all;
                })
                .toArray();
    }

    /** Kolmogorov's distance with Stephens's factor; above 1.358 = rejected at 5 %. */
    private static double distance(double[] sample) {
        int n = sample.length;
        double most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Math.max((i + 1.0) / n - sample[i], sample[i] - (double) i / n));
        }
        return most * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
    }
}

package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.forecast.IntradayForecaster;
import io.ramzor.forecast.LiveForecast;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rest of a day of the twin from what was foreseen of it, against the same update from a mean of four weeks. */
class ForeseenTodayTest {
    private static final int SEEDS = Integer.getInteger("ramzor.seeds", 2);
    private static final int TEN_TO_EIGHT = 20;
    private static final List<String> QUEUES =
            List.of("service-voice", "billing-voice", "service-chat", "service-whatsapp", "service-app");

    private final double[] foreseen = new double[3];
    private final double[] fourWeeks = new double[3];

    @Test
    void theDefaultForecasterIsTheBetterBase() {
        Scenario scenario = Scenario.named("quiet-day");
        Instant ten = scenario.day().atTime(10, 0).atZone(scenario.zone()).toInstant();
        List<IntervalSlice> history = HistoryWriter.before(scenario, 1, 6);
        for (int seed = 1; seed <= SEEDS; seed++) {
            TwinTrial trial = new TwinTrial(scenario, history, seed, 1);
            Notes notes = trial.notes(ten, true);
            IntradayForecaster other = new IntradayForecaster(scenario.zone(), 15);
            history.forEach(slice -> learn(other, slice));
            trial.intervals(ten).forEach(slice -> learn(other, slice));
            for (String queue : QUEUES) {
                add(foreseen, trial.errors(notes.forecast(queue), ten, queue, TEN_TO_EIGHT));
                add(fourWeeks, trial.errors(live(other.of(queue, ten)), ten, queue, TEN_TO_EIGHT));
            }
        }
        System.out.printf(
                "rest of the day at 10:00, %d days: error from a mean of four weeks %.2f %%, from the default %.2f %%%n",
                SEEDS, 100 * fourWeeks[0] / fourWeeks[1], 100 * foreseen[0] / foreseen[1]);
        assertThat(foreseen[0]).isLessThan(fourWeeks[0]);
    }

    private static void learn(IntradayForecaster forecaster, IntervalSlice slice) {
        forecaster.learn(
                slice.queue(), slice.start(), slice.facts().get("offered").doubleValue());
    }

    private static LiveForecast live(IntradayForecaster.QueueForecast forecast) {
        return new LiveForecast() {
            @Override
            public double mean(Instant from, Instant to) {
                return forecast.mean(from, to);
            }

            @Override
            public double meanWithoutSurge(Instant from, Instant to) {
                return forecast.meanWithoutSurge(from, to);
            }

            @Override
            public double spread(Instant start) {
                return forecast.spread(start);
            }
        };
    }

    private static void add(double[] sums, double[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }
}

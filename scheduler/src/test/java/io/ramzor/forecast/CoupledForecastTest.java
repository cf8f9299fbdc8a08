package io.ramzor.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.metric.IntervalSlice;
import io.ramzor.sim.ClosedChannelDay;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoupledForecastTest {
    private static final int INTERVALS = 48;
    private static final int CLOSED = 12;
    private static final WithinDay MODEL = WithinDay.learn(List.of(), INTERVALS, 15);

    private static CoupledForecast.Channel channel(String id, double expected, double came, double added) {
        double[] counts = new double[INTERVALS];
        Arrays.setAll(counts, i -> i < CLOSED ? came : came + added);
        double[] said = new double[INTERVALS];
        Arrays.fill(said, expected);
        return new CoupledForecast.Channel(
                id, id, MODEL, new WithinDay.Day(said, counts), 1, Map.of("voice", 0.8, "chat", 0.2));
    }

    private static Map<String, WithinDay.Rest> forecast(double added, int known) {
        return CoupledForecast.of(
                List.of(
                        channel("whatsapp", 40, known > CLOSED ? 40 : 40, -40),
                        channel("voice", 60, 60, added),
                        channel("chat", 30, 30, 0)),
                known,
                List.of(new ShutChannel("whatsapp", CLOSED, INTERVALS)),
                15);
    }

    @Test
    void theForecastRisesAtOnceByWhatIsUsual() {
        Map<String, WithinDay.Rest> rests = forecast(0, CLOSED);
        assertThat(rests.get("whatsapp").mean()[CLOSED + 2]).isZero();
        assertThat(rests.get("whatsapp").mean()[CLOSED - 1]).isGreaterThan(39);
        assertThat(rests.get("voice").mean()[CLOSED + 3]).isBetween(67.0, 76.0);
        assertThat(rests.get("chat").mean()[CLOSED + 3]).isBetween(31.0, 35.0);
        assertThat(rests.get("voice").spread()[CLOSED + 3]).isBetween(0.05, 0.3);
    }

    @Test
    void andSoonByWhatIsTrue() {
        assertThat(forecast(0, CLOSED + 8).get("voice").mean()[CLOSED + 12]).isBetween(57.0, 66.0);
        assertThat(forecast(24, CLOSED + 8).get("voice").mean()[CLOSED + 12]).isBetween(76.0, 88.0);
    }

    @Test
    void nothingIsShutNothingMoves() {
        List<CoupledForecast.Channel> channels = List.of(channel("voice", 60, 66, 0), channel("chat", 30, 30, 0));
        Map<String, WithinDay.Rest> rests = CoupledForecast.of(channels, CLOSED, List.of(), 15);
        assertThat(rests.get("voice").mean())
                .containsExactly(MODEL.update(channels.get(0).day(), CLOSED).mean());
    }

    /**
     * Twenty days of the twin on which WhatsApp is closed at 11:00; share and delay of those who then call are hidden. Five days each
     * share the weeks before them, which are no part of what is drawn.
     */
    @Test
    void aClosedChannelsCustomersAreForeseenElsewhere() {
        double alone = 0;
        double coupled = 0;
        double told = 0;
        double chance = 0;
        double rise = 0;
        List<IntervalSlice> history = List.of();
        for (long seed = 1; seed <= 20; seed++) {
            ClosedChannelDay day = ClosedChannelDay.drawn(seed, 2);
            history = seed % 5 == 1 ? HistoryWriter.before(day.scenario(), seed, 4) : history;
            CoupledTrial.Result result = trial(day, seed, history);
            rise += result.rise() / 20;
            alone += result.alone() * result.came();
            coupled += result.coupled() * result.came();
            told += result.told() * result.came();
            chance += result.chance() * result.came();
        }
        assertThat(rise).isGreaterThan(1.1);
        assertThat(coupled / alone).isLessThan(0.7);
        assertThat(told).isBetween(chance, coupled);
    }

    private static CoupledTrial.Result trial(ClosedChannelDay day, long seed, List<IntervalSlice> history) {
        Scenario scenario = day.scenario();
        CoupledTrial trial = new CoupledTrial(scenario.zone(), scenario.day());
        history.forEach(trial::learn);
        new Simulation(scenario, seed, scenario.day().minusDays(1), 2, "")
                .clockEverySeconds(0)
                .advanceTo(Long.MAX_VALUE, trial::see);
        return trial.result("voice", 38, day.share(), day.delayMinutes());
    }
}

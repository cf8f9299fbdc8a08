package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.metric.IntervalSlice;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the bot's level and promised calls move, on days of the twin; what the bot closes is drawn and told to nobody. */
class LearnedChannelsTest {
    private static final int SEEDS = Integer.getInteger("ramzor.seeds", 3);

    private static Instant at(Scenario scenario, String time) {
        return scenario.day()
                .atTime(LocalTime.parse(time))
                .atZone(scenario.zone())
                .toInstant();
    }

    /** Which share of each topic the bot closes that it has not tried before 11:00. */
    private static Scenario levelled(SplittableRandom drawn) {
        String status = String.format(Locale.ROOT, "%.2f", drawn.nextDouble(0.3, 0.8));
        String returns = String.format(Locale.ROOT, "%.2f", drawn.nextDouble(0.3, 0.8));
        return Scenario.parse(
                "bot-level",
                "day: 2026-06-16\nbot_levels: {\"11:00\": amber}\n",
                TwinTrial.text("demand")
                        .replaceAll(
                                "(contained: \\{hours: [0-9.]+, status: )[0-9.]+(, returns: )[0-9.]+",
                                "$1" + status + "$2" + returns),
                TwinTrial.text("staff"),
                TwinTrial.text("centre")
                        .replace(
                                "green: [hours, status], amber: [returns]",
                                "green: [hours], amber: [status, returns]"));
    }

    @Test
    void aBotsLevelMovesDemandBetweenTheBotAndPeople() {
        List<IntervalSlice> history = HistoryWriter.before(levelled(new SplittableRandom(0)), 1, 4);
        double[] with = new double[3];
        double[] without = new double[3];
        for (int seed = 1; seed <= SEEDS; seed++) {
            Scenario scenario = levelled(new SplittableRandom(seed));
            TwinTrial trial = new TwinTrial(scenario, history, seed, 2);
            for (String time : List.of("11:15")) {
                Notes told = trial.notes(at(scenario, time), true);
                Notes untold = trial.notes(at(scenario, time), false);
                for (String queue : List.of("service-whatsapp", "service-chat")) {
                    add(with, trial.errors(told.forecast(queue), told.at, queue, 4));
                    add(without, trial.errors(untold.forecast(queue), told.at, queue, 4));
                }
            }
        }
        say("bot level", without, with);
        assertThat(with[0]).isLessThan(0.8 * without[0]);
    }

    /** Chances of a callback's terms are the twin's own: the planner sees bookings with their windows, and attempts. */
    @Test
    void promisedCallsAreKnownDemandAtTheirWindows() {
        Scenario scenario = Scenario.named("monday-peak");
        double[] with = new double[3];
        for (int seed = 1; seed <= SEEDS; seed++) {
            TwinTrial trial = new TwinTrial(scenario, List.of(), seed, 1);
            for (String time : List.of("10:30", "11:30", "12:30")) {
                add(with, trial.callbackErrors(trial.notes(at(scenario, time), true), "service-voice", 2));
            }
        }
        say("promised calls", new double[] {with[1], with[1], 0}, with);
        assertThat(with[1]).isGreaterThan(20.0 * SEEDS);
        assertThat(with[0]).isLessThan(0.6 * with[1]);
    }

    private static void add(double[] sums, double[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    private static void say(String what, double[] without, double[] with) {
        System.out.printf(
                "%s, %d days: error without %.2f %%, with %.2f %% of %.0f contacts; expected %.0f, %.0f%n",
                what, SEEDS, 100 * without[0] / without[1], 100 * with[0] / with[1], with[1], without[2], with[2]);
    }
}

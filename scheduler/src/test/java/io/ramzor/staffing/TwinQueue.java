package io.ramzor.staffing;

import io.ramzor.sim.Scenario;
import io.ramzor.sim.Simulation;
import io.ramzor.sim.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The twin with one queue: contacts by quarter of an hour, agents by quarter of an hour, one day from midnight a seed. */
final class TwinQueue {
    static final int QUARTERS = 96;
    private static final int SECONDS = 900;

    private final String channel;
    private final String centre;
    private final String queue;
    private final String capacity;

    /**
     * @param channel channel id
     * @param answerSeconds answer target
     * @param capacity contacts at once
     * @param queue further keys of the queue's demand, in YAML of one line
     */
    TwinQueue(String channel, double answerSeconds, int capacity, String queue) {
        this.channel = channel;
        this.queue = queue;
        this.capacity = "{" + channel + ": " + capacity + "}";
        this.centre = """
                zone: UTC
                agents: {capacity_by_channel: %s}
                queues:
                  line: {channel: %s, answer_target_seconds: %s}
                """.formatted(this.capacity, channel, answerSeconds);
    }

    /** What the twin counted by quarter of an hour of arrival, over all days. */
    record Days(double[] offered, double[] answeredIn, double[] left, List<double[]> byDay) {
        /** Share of those who came in those quarters who were answered within the target, with its interval of 99 %. */
        Estimate level(int from, int to) {
            Estimate estimate = new Estimate();
            for (double[] day : byDay) {
                double offeredThen = 0;
                double answeredThen = 0;
                for (int i = from; i < to; i++) {
                    offeredThen += day[2 * i];
                    answeredThen += day[2 * i + 1];
                }
                estimate.add(answeredThen, offeredThen);
            }
            return estimate;
        }

        double left(int from, int to) {
            double sum = 0;
            double all = 0;
            for (int i = from; i < to; i++) {
                sum += left[i];
                all += offered[i];
            }
            return sum / all;
        }
    }

    /** A ratio of sums over independent days. */
    static final class Estimate {
        private static final double NORMAL = 2.576;
        private final List<double[]> pairs = new ArrayList<>();

        void add(double numerator, double denominator) {
            pairs.add(new double[] {numerator, denominator});
        }

        double mean() {
            return pairs.stream().mapToDouble(pair -> pair[0]).sum()
                    / pairs.stream().mapToDouble(pair -> pair[1]).sum();
        }

        double halfWidth() {
            double mean = mean();
            double each = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(1);
            double squares = pairs.stream()
                    .mapToDouble(pair -> Math.pow(pair[0] - mean * pair[1], 2))
                    .sum();
            return NORMAL * Math.sqrt(squares / (pairs.size() - 1) / pairs.size()) / each;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f +- %.4f", mean(), halfWidth());
        }
    }

    Days play(double[] contacts, int[] agents, int days) {
        Scenario scenario = scenario(contacts, agents);
        double[] offered = new double[QUARTERS];
        double[] answeredIn = new double[QUARTERS];
        double[] left = new double[QUARTERS];
        List<double[]> byDay = new ArrayList<>();
        for (int seed = 0; seed < days; seed++) {
            Simulation day = new Simulation(scenario, seed);
            day.advanceTo(Long.MAX_VALUE, null);
            double[] counts = new double[2 * QUARTERS];
            for (Truth.IntervalTruth interval : day.truth().queues().get("line").intervals()) {
                int i = (int)
                        (Duration.between(scenario.startsAt(), interval.start()).toSeconds() / SECONDS);
                if (i < QUARTERS) {
                    ToDoubleFunction<String> fact = name -> count(interval.facts(), name);
                    counts[2 * i] = fact.applyAsDouble("offered");
                    counts[2 * i + 1] = fact.applyAsDouble("answered_in");
                    offered[i] += counts[2 * i];
                    answeredIn[i] += counts[2 * i + 1];
                    left[i] += fact.applyAsDouble("abandoned_short")
                            + fact.applyAsDouble("abandoned_early")
                            + fact.applyAsDouble("abandoned_late");
                }
            }
            byDay.add(counts);
        }
        return new Days(offered, answeredIn, left, byDay);
    }

    private static double count(Map<String, Number> facts, String name) {
        return facts.get(name).doubleValue();
    }

    private Scenario scenario(double[] contacts, int[] agents) {
        StringBuilder shape = new StringBuilder();
        double perDay = 0;
        for (int i = 0; i < QUARTERS; i++) {
            perDay += contacts[i];
            // A step is a slope of one minute.
            shape.append(String.format(
                    Locale.ROOT,
                    "\"%s\": %.6f, \"%s\": %.6f, ",
                    time(15 * i),
                    contacts[i],
                    time(15 * i + 14),
                    contacts[i]));
        }
        String demand = String.format(Locale.ROOT, """
                weekly: {mon: 1}
                customers: 1000
                shapes: {day: {%s"24:00": %.6f}}
                queues:
                  line: {per_day: %.6f, shape: day, topics: {any: 1}, %s}
                """, shape, contacts[QUARTERS - 1], perDay, queue);
        return Scenario.parse("one-queue", "day: 2026-06-15\n", demand, staff(agents), centre);
    }

    /** Agents come where there are to be more, and who came last goes first. */
    private String staff(int[] agents) {
        StringBuilder patterns = new StringBuilder("patterns: {");
        StringBuilder members = new StringBuilder();
        ArrayList<Integer> began = new ArrayList<>();
        int count = 0;
        for (int i = 0; i <= QUARTERS; i++) {
            int there = i == QUARTERS ? 0 : agents[i];
            while (began.size() < there) {
                began.add(i);
            }
            while (began.size() > there) {
                int from = began.remove(began.size() - 1);
                String name = "a" + count++;
                patterns.append(
                        String.format("%s: {hours: \"%s-%s\", days: [mon]}, ", name, time(15 * from), time(15 * i)));
                members.append(String.format("%s: {name: %s, shift: %s, skills: {line: 1.0}}, ", name, name, name));
            }
        }
        return patterns + "}\nteams: {all: {line: 1, home: [" + channel + "], agents: {" + members + "}}}\n";
    }

    private static String time(int minutes) {
        return String.format("%02d:%02d", minutes / 60, minutes % 60);
    }
}

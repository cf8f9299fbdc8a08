package io.ramzor.sim;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/**
 * The rate at which contacts come to one queue in one local day, by minute:
 * level x weekly shape x day shape x surge x the day's own factor x the quarter hour's own factor, none while the queue is closed.
 *
 * <p>The two last are gamma variables of mean 1, so that counts vary more than Poisson ones do, as they do in real centres.
 */
final class Intensity {
    static final long CELL = Micros.MINUTE;
    private static final int CELLS_OF_INTERVAL = 15;

    private final Scenario scenario;
    private final long seed;
    private final LocalDate day;
    private final long start;
    private final int cells;

    Intensity(Scenario scenario, long seed, LocalDate day) {
        this.scenario = scenario;
        this.seed = Draws.seed(seed, day.toEpochDay());
        this.day = day;
        this.start = Micros.of(day.atStartOfDay(scenario.zone()).toInstant());
        this.cells =
                (int) ((Micros.of(day.plusDays(1).atStartOfDay(scenario.zone()).toInstant()) - start) / CELL);
    }

    /** First microsecond of the day. */
    long start() {
        return start;
    }

    /**
     * Expected contacts by minute, one array a topic in the demand's order; their sum is the queue's rate.
     *
     * @param queueNumber the queue's place in the demand, which seeds its own factors
     */
    double[][] perMinute(String queue, int queueNumber) {
        Demand.QueueDemand demand = scenario.demand().queues().get(queue);
        double[][] rates = new double[demand.topics().size()][cells];
        double factor = dayFactor(queue) * demand.perDay();
        if (factor == 0) {
            return rates;
        }
        double[] usual = usual(queue, queueNumber, demand, factor);
        double all = demand.topics().values().stream().mapToDouble(s -> s).sum();
        int row = 0;
        for (Map.Entry<String, Double> topic : demand.topics().entrySet()) {
            double[] surged = surged(queue, topic.getKey());
            for (int cell = 0; cell < cells; cell++) {
                rates[row][cell] = usual[cell] * surged[cell] * topic.getValue() / all;
            }
            row++;
        }
        return rates;
    }

    /** Expected sessions of a digital process by minute, around the clock. */
    double[] perMinute(Journeys.Process process) {
        double[] rates = new double[cells];
        double weekly = scenario.demand().weekly().getOrDefault(LocalTimes.dayName(day), 0.0);
        shape(rates, scenario.demand().shapes().get(process.shape()));
        for (int cell = 0; cell < cells; cell++) {
            rates[cell] *= scenario.level() * weekly * process.perDay();
        }
        return rates;
    }

    private double[] usual(String queue, int queueNumber, Demand.QueueDemand demand, double factor) {
        double[] rates = new double[cells];
        shape(rates, scenario.demand().shapes().get(demand.shape()));
        BusinessCalendar calendar = scenario.centre()
                .calendarOf(scenario.centre().queues().get(queue).termsAt(start));
        double busyness = 1;
        for (int cell = 0; cell < cells; cell++) {
            if (cell % CELLS_OF_INTERVAL == 0) {
                busyness = busyness(queueNumber, cell / CELLS_OF_INTERVAL);
            }
            boolean open = rates[cell] > 0 && calendar.isOpen(start + cell * CELL);
            rates[cell] = open ? rates[cell] * factor * busyness : 0;
        }
        return rates;
    }

    private double dayFactor(String queue) {
        Demand demand = scenario.demand();
        double weekly = demand.weekly().getOrDefault(LocalTimes.dayName(day), 0.0);
        double own = day.equals(scenario.day()) ? scenario.queueLevel().getOrDefault(queue, 1.0) : 1;
        return scenario.level() * own * weekly * Draws.gamma(seed, Draws.DAY_FACTOR, 0, demand.dayVariation());
    }

    private double busyness(int queueNumber, int interval) {
        return Draws.gamma(
                seed,
                Draws.BUSYNESS,
                queueNumber * 1_000L + interval,
                scenario.demand().intervalVariation());
    }

    /** Fills in the share of a day's contacts by minute, linear between the points, none outside them. */
    private static void shape(double[] rates, Map<String, Double> points) {
        double[] hours = points.keySet().stream().mapToDouble(LocalTimes::hours).toArray();
        double[] weights = points.values().stream().mapToDouble(w -> w).toArray();
        double sum = 0;
        int point = 0;
        for (int cell = 0; cell < rates.length; cell++) {
            double hour = (cell + 0.5) / 60;
            while (point + 1 < hours.length && hours[point + 1] <= hour) {
                point++;
            }
            if (hours[point] <= hour && point + 1 < hours.length) {
                double way = (hour - hours[point]) / (hours[point + 1] - hours[point]);
                rates[cell] = weights[point] + way * (weights[point + 1] - weights[point]);
                sum += rates[cell];
            }
        }
        for (int cell = 0; cell < rates.length; cell++) {
            rates[cell] /= sum;
        }
    }

    private double[] surged(String queue, String topic) {
        double[] factors = new double[cells];
        Arrays.fill(factors, 1);
        if (day.equals(scenario.day())) {
            for (Scenario.Surge surge : scenario.surges()) {
                if (surge.queues().contains(queue)
                        && (surge.topics() == null || surge.topics().contains(topic))) {
                    int from = cell(LocalTimes.instant(surge.from(), day, scenario.zone()));
                    int until = cell(LocalTimes.instant(surge.until(), day, scenario.zone()));
                    for (int cell = from; cell < until; cell++) {
                        factors[cell] *= surge.factor();
                    }
                }
            }
        }
        return factors;
    }

    private int cell(Instant at) {
        return (int) ((Micros.of(at) - start) / CELL);
    }
}

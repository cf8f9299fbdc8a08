package io.ramzor.api;

import io.ramzor.control.PlanAhead;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.forecast.DemandForecast;
import io.ramzor.forecast.NegativeBinomial;
import io.ramzor.forecast.QueueDemand;
import io.ramzor.history.History;
import io.ramzor.history.Resolution;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was expected, what is expected and what came, of some queues together, by interval. */
final class DemandSeries {
    private static final int MOST_POINTS = 100_000;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final ApiParts parts;
    private final PlanWindow window;
    private final List<String> queues;

    DemandSeries(ApiParts parts, PlanWindow window, List<String> queues) {
        this.parts = parts;
        this.window = window;
        this.queues = queues;
    }

    /**
     * One interval. Several queues or intervals add up; the doubt about their means is taken to be common to them, so bands do not
     * shrink more than chance alone would have them.
     *
     * @param mean null = nothing was forecast
     * @param actual null = not over yet, or from before the history
     * @param provisional whether late events may still change the actual
     * @param handleSeconds expected handling of one contact, several weighted by their contacts; null = not told
     * @param patienceSeconds expected patience, of those queues that customers leave; null = not told, or none does
     */
    record Cell(
            Instant start,
            Double mean,
            Double low,
            Double high,
            Double actual,
            boolean provisional,
            Instant madeAt,
            Double handleSeconds,
            Double patienceSeconds) {}

    List<Cell> cells() throws IOException {
        Map<String, Map<Instant, ForecastPoint>> said = said();
        Map<Instant, Double> came = came();
        Instant known = knownFrom(came);
        Instant horizon = window.now().minusNanos(parts.centre().allowedLatenessMicros() * 1_000);
        List<Cell> cells = new ArrayList<>();
        for (Instant start : window.starts()) {
            List<ForecastPoint> points = new ArrayList<>();
            double actual = 0;
            for (Instant part : window.partsOf(start)) {
                said.values().stream()
                        .map(of -> of.get(part))
                        .filter(p -> p != null)
                        .forEach(points::add);
                actual += came.getOrDefault(part, 0.0);
            }
            Instant end = window.endOf(start);
            boolean over = !end.isAfter(window.now()) && known != null && !start.isBefore(known);
            cells.add(cell(start, points, over ? actual : null, over && end.isAfter(horizon)));
        }
        return cells;
    }

    private Cell cell(Instant start, List<ForecastPoint> points, Double actual, boolean provisional) {
        if (points.size() < window.parts()) {
            return new Cell(start, null, null, null, actual, provisional, null, null, null);
        }
        Instant madeAt = points.stream()
                .map(ForecastPoint::madeAt)
                .max(Instant::compareTo)
                .orElseThrow();
        double mean = points.stream().mapToDouble(ForecastPoint::mean).sum();
        Double handling = perContact(points, ForecastPoint::handleSeconds);
        Double patience = perContact(points, ForecastPoint::patienceSeconds);
        if (points.size() == 1) {
            ForecastPoint one = points.get(0);
            return new Cell(start, mean, one.low(), one.high(), actual, provisional, madeAt, handling, patience);
        }
        double doubt = points.stream()
                .mapToDouble(point -> point.mean() * spread(point))
                .sum();
        double spread = mean > 0 ? doubt / mean : 0;
        return new Cell(
                start,
                mean,
                NegativeBinomial.quantile(mean, spread, LOW),
                NegativeBinomial.quantile(mean, spread, HIGH),
                actual,
                provisional,
                madeAt,
                handling,
                patience);
    }

    /** Mean over the expected contacts of the points that tell it; where none are expected each point weighs alike. */
    private static Double perContact(List<ForecastPoint> points, Function<ForecastPoint, Double> told) {
        List<ForecastPoint> telling =
                points.stream().filter(point -> told.apply(point) != null).toList();
        double contacts = telling.stream().mapToDouble(ForecastPoint::mean).sum();
        double sum = telling.stream()
                .mapToDouble(point -> told.apply(point) * (contacts > 0 ? point.mean() : 1))
                .sum();
        return telling.isEmpty() ? null : (Double) (sum / (contacts > 0 ? contacts : telling.size()));
    }

    private static double spread(ForecastPoint point) {
        return point.spread() == null ? 0 : point.spread();
    }

    /** What the planner has said; what lies beyond it is reckoned now. */
    private Map<String, Map<Instant, ForecastPoint>> said() {
        Map<String, Map<Instant, ForecastPoint>> said = new LinkedHashMap<>();
        queues.forEach(queue -> said.put(queue, parts.plan().forecast(queue, window.from(), window.to())));
        Instant last = window.to().minusSeconds(window.ownSeconds());
        boolean whole = said.values().stream().allMatch(points -> points.containsKey(last));
        if (!whole && last.isAfter(window.now())) {
            PlanAhead ahead = parts.ahead().between(window.ahead(), window.to());
            if (ahead != null) {
                add(ahead.demand(), ahead.at(), said);
            }
        }
        return said;
    }

    private static void add(DemandForecast demand, Instant at, Map<String, Map<Instant, ForecastPoint>> said) {
        for (QueueDemand queue : demand.queues()) {
            Map<Instant, ForecastPoint> points = said.get(queue.queue());
            for (int i = 0; points != null && i < demand.intervals(); i++) {
                points.putIfAbsent(demand.startOf(i), point(demand, queue, i, at));
            }
        }
    }

    static ForecastPoint point(DemandForecast demand, QueueDemand queue, int interval, Instant at) {
        return new ForecastPoint(
                queue.queue(),
                demand.startOf(interval),
                demand.minutes(),
                queue.mean().get(interval),
                queue.quantile(interval, LOW),
                queue.quantile(interval, HIGH),
                at,
                queue.spread().get(interval),
                queue.handleSeconds(),
                queue.patienceSeconds());
    }

    private Map<Instant, Double> came() throws IOException {
        Map<Instant, Double> came = new HashMap<>();
        for (String queue : queues) {
            List<History.Sample> samples = parts.history()
                    .read("offered", queue, Resolution.INTERVAL, window.from(), window.to(), MOST_POINTS);
            for (History.Sample sample : samples) {
                if (sample.value() != null) {
                    came.merge(sample.time(), sample.value(), Double::sum);
                }
            }
        }
        return came;
    }

    /** An interval without a record had no contact, once the history has begun: from the local day of its first record on. */
    private Instant knownFrom(Map<Instant, Double> came) {
        return came.keySet().stream()
                .min(Instant::compareTo)
                .map(first -> LocalDate.ofInstant(first, parts.centre().zone())
                        .atStartOfDay(parts.centre().zone())
                        .toInstant())
                .orElse(null);
    }
}

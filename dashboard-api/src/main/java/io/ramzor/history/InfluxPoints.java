package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import io.ramzor.metric.Group;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import io.ramzor.metric.TracedMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lays numbers out for InfluxDB: a measurement a metric, its fields the counted facts of which the metric is made, so that sums over
 * time and queues are right; a ratio is never written where its facts are known.
 */
final class InfluxPoints {
    private final Centre centre;
    private final ContactMix mix;
    private final Map<String, InfluxField> fields = new ConcurrentHashMap<>();

    InfluxPoints(Centre centre) {
        this.centre = centre;
        this.mix = new ContactMix(centre);
    }

    /**
     * A point in the form in which InfluxDB takes it.
     *
     * @param policy retention policy
     * @param fields the names of its fields
     * @param line the point in line protocol, time in milliseconds
     */
    record Line(String policy, String measurement, Iterable<String> fields, Instant time, String line) {}

    /** All numbers of one queue or one group's keys at one time. */
    private record Place(String queue, String channel, Resolution resolution, Instant time) {}

    List<Line> lines(List<Point> points) {
        Map<Place, Map<String, Double>> places = new LinkedHashMap<>();
        for (Point point : points) {
            Place place = new Place(point.queue(), point.channel(), point.resolution(), point.time());
            places.computeIfAbsent(place, each -> new LinkedHashMap<>()).put(point.metric(), point.value());
        }
        List<Line> lines = new ArrayList<>();
        places.forEach((place, numbers) -> addLines(lines, place, numbers));
        return lines;
    }

    private void addLines(List<Line> lines, Place place, Map<String, Double> numbers) {
        Map<String, Map<String, Number>> measurements = new LinkedHashMap<>();
        numbers.forEach((metric, number) -> {
            InfluxField own = fields.computeIfAbsent(metric, InfluxField::of);
            Map<String, Number> into = measurements.computeIfAbsent(own.measurement(), each -> new LinkedHashMap<>());
            FactFormula formula = FactFormula.ALL.get(metric);
            if (metric.equals(HistoryMetrics.SERVICE_LEVEL) && hasOutcomes(numbers)) {
                putServiceLevel(place, numbers, into);
            } else if (formula != null && numbers.keySet().containsAll(formula.facts())) {
                putFacts(formula, numbers, into);
            } else {
                own.put(number, into);
            }
        });
        addRatios(place, numbers, measurements);
        Map<String, String> tags = InfluxTags.of(place.queue(), place.channel());
        measurements.forEach((name, values) -> lines.add(line(place, tags, name, values)));
        if (Group.CONTACTS.wireName().equals(tags.get(InfluxTags.GROUP))) {
            String channel = tags.getOrDefault(InfluxTags.CHANNEL, "");
            mix.points(channel, numbers).forEach(each -> {
                Map<String, String> more = new LinkedHashMap<>(tags);
                if (each.share() != null) {
                    more.put(ContactMix.SHARE, each.share());
                }
                lines.add(line(place, more, each.measurement(), each.fields()));
            });
        }
    }

    private void putFacts(FactFormula formula, Map<String, Double> numbers, Map<String, Number> into) {
        for (String fact : formula.facts()) {
            fields.computeIfAbsent(fact, InfluxField::of).put(numbers.get(fact), into);
        }
    }

    /** Every ratio whose facts are known, said or not: one that has no data yet may have a part that counts later. */
    private void addRatios(Place place, Map<String, Double> numbers, Map<String, Map<String, Number>> measurements) {
        String group = InfluxTags.of(place.queue(), null).getOrDefault(InfluxTags.GROUP, MetricDefinition.QUEUE);
        FactFormula.ALL.forEach((metric, formula) -> {
            boolean ofGroup = MetricRegistry.definition(metric)
                    .filter(each -> each.group().equals(group))
                    .isPresent();
            if (ofGroup && numbers.keySet().containsAll(formula.facts())) {
                putFacts(formula, numbers, measurements.computeIfAbsent(metric, each -> new LinkedHashMap<>()));
            }
        });
    }

    private static boolean hasOutcomes(Map<String, Double> numbers) {
        return TracedMetric.OUTCOMES.stream().allMatch(outcome -> numbers.containsKey(outcome.wireName()));
    }

    private void putServiceLevel(Place place, Map<String, Double> numbers, Map<String, Number> into) {
        String formula = centre.queueOrDefault(place.queue(), place.channel())
                .termsAt(Micros.of(place.time()))
                .formula();
        ServiceLevelCount count =
                ServiceLevelCount.of(formula, outcome -> numbers.get(outcome).longValue());
        into.put(InfluxField.MET, count.met());
        into.put(InfluxField.COUNTED, count.counted());
    }

    private static Line line(Place place, Map<String, String> tags, String measurement, Map<String, Number> values) {
        org.influxdb.dto.Point.Builder point = org.influxdb.dto.Point.measurement(measurement)
                .time(place.time().toEpochMilli(), TimeUnit.MILLISECONDS)
                .tag(tags);
        values.forEach((field, number) -> {
            if (number instanceof Long whole) {
                point.addField(field, whole.longValue());
            } else {
                point.addField(field, number.doubleValue());
            }
        });
        return new Line(
                InfluxOptions.policy(place.resolution()),
                measurement,
                values.keySet(),
                place.time(),
                point.build().lineProtocol(TimeUnit.MILLISECONDS));
    }
}

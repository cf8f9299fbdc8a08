package io.ramzor.history;

import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up the counted facts of intervals by day of the centre's zone, in the server. A day that changes is added up again whole, so
 * that late corrections are in its sums and repeating changes nothing. Ratios and percentiles have no place in it.
 */
final class InfluxDays {
    private static final Logger LOG = LoggerFactory.getLogger(InfluxDays.class);
    private static final int STATEMENTS = 200;

    private final InfluxConnection connection;
    private final ZoneId zone;
    /** Measurements to add up, by day. */
    private final Map<LocalDate, Set<String>> changed = new TreeMap<>();

    private final Set<String> faults = new HashSet<>();

    InfluxDays(InfluxConnection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    void changed(List<InfluxPoints.Line> lines) {
        for (InfluxPoints.Line line : lines) {
            if (line.policy().equals(InfluxOptions.INTERVALS)
                    && !sums(line.measurement()).isEmpty()) {
                changed.computeIfAbsent(LocalDate.ofInstant(line.time(), zone), day -> new TreeSet<>())
                        .add(line.measurement());
            }
        }
    }

    /** Adds up what has changed; what fails is added up next time. */
    void addUp() throws IOException {
        while (!changed.isEmpty()) {
            LocalDate day = changed.keySet().iterator().next();
            List<String> statements = changed.get(day).stream()
                    .map(measurement -> statement(measurement, day))
                    .toList();
            for (int from = 0; from < statements.size(); from += STATEMENTS) {
                carryOut(statements.subList(from, Math.min(from + STATEMENTS, statements.size())));
            }
            changed.remove(day);
        }
    }

    /** What the server finds fault with (a field of another type, say) is told once and left out, not what stands after it. */
    private void carryOut(List<String> statements) throws IOException {
        try {
            connection.query(statements);
        } catch (InfluxConnection.RefusedException e) {
            if (statements.size() > 1) {
                for (String statement : statements) {
                    carryOut(List.of(statement));
                }
            } else if (faults.size() < STATEMENTS && faults.add(e.getMessage())) {
                LOG.warn("a sum of a day is left out: {}, asked for {}", e.getMessage(), statements.get(0));
            }
        }
    }

    private String statement(String measurement, LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        String sums = sums(measurement).stream()
                .map(InfluxTags::quoted)
                .map(field -> "sum(" + field + ") as " + field)
                .collect(Collectors.joining(", "));
        String quoted = InfluxTags.quoted(measurement);
        return "select " + sums + " into " + InfluxTags.quoted(InfluxOptions.DAYS) + "." + quoted + " from "
                + InfluxTags.quoted(InfluxOptions.INTERVALS) + "." + quoted + " where time >= '" + start
                + "' and time < '" + end + "' group by *";
    }

    /** The fields of a measurement that may be added up. */
    static List<String> sums(String measurement) {
        if (measurement.equals(HistoryMetrics.SERVICE_LEVEL)) {
            return List.of(InfluxField.MET, InfluxField.COUNTED);
        }
        FactFormula formula = FactFormula.ALL.get(measurement);
        if (formula != null) {
            return List.copyOf(formula.facts());
        }
        if (!ContactMix.fields(measurement).isEmpty()) {
            return ContactMix.fields(measurement);
        }
        String kind = MetricRegistry.definition(measurement)
                .map(MetricDefinition::kind)
                .orElse("");
        return switch (kind) {
            case "fact" -> List.of(measurement);
            case "clock" -> clockSums();
            default -> List.of();
        };
    }

    private static List<String> clockSums() {
        List<String> sums = new ArrayList<>();
        for (MetricDefinition metric : MetricRegistry.definitions()) {
            boolean sum = metric.unit().equals("count") || metric.id().equals("sum_seconds");
            if (metric.kind().equals("clock_number") && sum) {
                sums.add(metric.id());
                sums.add("business." + metric.id());
            }
        }
        return sums;
    }
}

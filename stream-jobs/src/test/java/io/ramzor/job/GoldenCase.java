package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.oracle.EventLog;
import io.ramzor.oracle.Numbers;
import io.ramzor.oracle.Oracle;
import io.ramzor.oracle.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A log whose numbers were worked out by hand, told to the oracle and to the job. */
final class GoldenCase {
    /** Levels are written with four decimals, percentiles come from sketches. */
    private static final double FOUR_DECIMALS = 5e-5;

    private static final double SKETCH = 0.01;
    private static final double EXACT = 1e-9;

    private final String name;
    private final Centre centre;
    private final EventLog log;
    private final Map<String, Double> expected = new LinkedHashMap<>();
    private List<String> rejected = List.of();
    private Map<String, Numbers> finals = Map.of();

    GoldenCase(String name, String centre, EventLog log) {
        this.name = name;
        this.log = log;
        try {
            this.centre = CentreFile.parse("centre.yaml", centre);
        } catch (CentreException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What stands at a place of {@code totals.json}; null = no data. */
    GoldenCase expect(String path, Number value) {
        expected.put(path, value == null ? null : Double.valueOf(value.doubleValue()));
        return this;
    }

    /** Holds both to the hand's numbers and to each other; the lines of the table say what each found. */
    List<String> check(Path folder) throws IOException {
        Reading reading = Reading.of(centre, log.events());
        Oracle oracle = new Oracle(centre, reading);
        Numbers foretold = oracle.totals();
        ReplayNumbers job = ReplayNumbers.of(centre, folder, 1, List.of(log.events()));
        finals = job.finals();
        rejected = job.rejects().stream()
                .map(reject -> reject.get("reason").asText().split(":")[0])
                .toList();
        List<String> rows = expected.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), foretold, job.totals()))
                .toList();
        expected.forEach((path, value) -> {
            assertNear("oracle", path, value, foretold.at(path));
            assertNear("job", path, value, job.totals().at(path));
        });
        assertThat(foretold.differences(job.compared())).as(name).isEmpty();
        assertSameIntervals(oracle.intervals(), job.finals());
        assertSameIntervals(oracle.breakdowns(), BreakdownSums.of(job, Oracle.BROKEN_DOWN));
        assertThat(BreakdownSums.differences(job)).as(name).isEmpty();
        return rows;
    }

    /** Why the job set lines aside, known once it was checked. */
    List<String> rejected() {
        return rejected;
    }

    /** The last word of the job on an interval, known once it was checked. */
    Numbers interval(String key) {
        return finals.getOrDefault(key, new Numbers());
    }

    private void assertSameIntervals(Map<String, Numbers> foretold, Map<String, Numbers> finals) {
        TreeSet<String> keys = new TreeSet<>(foretold.keySet());
        keys.addAll(finals.keySet());
        for (String key : keys) {
            Numbers mine = foretold.getOrDefault(key, new Numbers());
            assertThat(mine.differences(finals.getOrDefault(key, new Numbers())))
                    .as(name + ", interval " + key)
                    .isEmpty();
        }
    }

    private void assertNear(String who, String path, Double value, Double found) {
        if (value == null) {
            assertThat(found).as("%s: %s of the %s", name, path, who).isNull();
        } else if (found == null && value == 0 && !path.contains(".values.")) {
            // A fact that never occurred may be left out.
            return;
        } else {
            assertThat(found).as("%s: %s of the %s", name, path, who).isNotNull();
            assertThat(Math.abs(found - value))
                    .as("%s: %s of the %s is %s, not %s", name, path, who, found, value)
                    .isLessThanOrEqualTo(tolerance(path, value));
        }
    }

    private static double tolerance(String path, double value) {
        if (path.contains(".values.")) {
            return FOUR_DECIMALS;
        }
        if (path.matches(".*(occupancy|adherence|conformance|slot_load)")) {
            return FOUR_DECIMALS;
        }
        return path.matches(".*p\\d\\d_seconds") ? SKETCH * value : EXACT;
    }

    private String row(String path, Double value, Numbers foretold, Numbers job) {
        return String.format(
                Locale.ROOT,
                "%-58s %-62s %12s %12s %12s",
                name,
                path,
                shown(value),
                shown(foretold.at(path)),
                shown(job.at(path)));
    }

    private static String shown(Double value) {
        if (value == null) {
            return "no data";
        }
        return value == Math.rint(value)
                ? String.valueOf(value.longValue())
                : String.format(Locale.ROOT, "%.4f", value);
    }
}

package io.ramzor.history;

import io.ramzor.centre.Centre;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.influxdb.dto.QueryResult;

/**
 * The history in InfluxDB (1.x, or the same two ways in of later ones), see {@link InfluxPoints} for its layout. A point written again
 * overwrites. Marks of progress are written after the points and after the sums of days that they say are there, so what a sudden end
 * cuts off is written once more.
 */
public final class InfluxHistory implements History {
    private static final String PROGRESS = "progress";
    private static final String PARTITION = "partition";
    private static final String NEXT = "next";
    /** Sums of days, and with them marks, are written so often at the most. */
    private static final long ADD_UP_NANOS = Duration.ofSeconds(30).toNanos();

    private final InfluxConnection connection;
    private final InfluxOptions options;
    private final InfluxPoints layout;
    private final RefusedPoints refused;
    private final InfluxWriter writer;
    private final InfluxDays days;
    private final Map<String, Long> marks = new HashMap<>();
    private boolean prepared;
    private long addedUpAt = System.nanoTime() - ADD_UP_NANOS;

    private InfluxHistory(InfluxOptions options, Centre centre, Path setAside) {
        this.options = options;
        this.connection = new InfluxConnection(options);
        this.layout = new InfluxPoints(centre);
        this.refused = new RefusedPoints(setAside);
        this.writer = new InfluxWriter(connection, refused);
        this.days = new InfluxDays(connection, options.zone());
    }

    /**
     * The history in that server, which is asked for nothing yet: it may be down.
     *
     * @param setAside file of the points that the server refuses
     */
    public static InfluxHistory at(InfluxOptions options, Centre centre, Path setAside) {
        return new InfluxHistory(options, centre, setAside);
    }

    /** Makes database and retention policies if that has not been done. */
    private void prepare() throws IOException {
        if (!prepared) {
            InfluxDatabase.prepare(connection, options);
            prepared = true;
        }
    }

    @Override
    public synchronized void write(List<Point> points, List<Progress> progress) throws IOException {
        try {
            prepare();
            List<InfluxPoints.Line> lines = layout.lines(points);
            writer.write(lines);
            if (options.daily()) {
                days.changed(lines);
            }
            progress.forEach(each -> marks.put(each.partition(), each.next()));
            if (System.nanoTime() - addedUpAt >= ADD_UP_NANOS) {
                settle();
            }
        } catch (IOException e) {
            // Where the database was dropped, it and its policies are made again.
            prepared = false;
            throw e;
        }
    }

    /** Writes the sums of days and the marks that are still to be written. */
    public synchronized void settle() throws IOException {
        days.addUp();
        List<InfluxPoints.Line> lines = new ArrayList<>();
        marks.forEach((partition, next) -> lines.add(mark(partition, next)));
        writer.write(lines);
        marks.clear();
        addedUpAt = System.nanoTime();
    }

    private static InfluxPoints.Line mark(String partition, long next) {
        String line = org.influxdb.dto.Point.measurement(PROGRESS)
                .time(0, TimeUnit.MILLISECONDS)
                .tag(PARTITION, partition)
                .addField(NEXT, next)
                .build()
                .lineProtocol(TimeUnit.MILLISECONDS);
        return new InfluxPoints.Line(InfluxOptions.MARKS, PROGRESS, List.of(NEXT), Instant.EPOCH, line);
    }

    @Override
    public synchronized Map<String, Long> progress() throws IOException {
        prepare();
        settle();
        Map<String, Long> next = new HashMap<>();
        String marksOfAll = InfluxTags.quoted(InfluxOptions.MARKS) + "." + InfluxTags.quoted(PROGRESS);
        for (QueryResult.Series series : connection.query("select next from " + marksOfAll + " group by *")) {
            next.put(
                    series.getTags().get(PARTITION),
                    ((Number) series.getValues().get(0).get(1)).longValue());
        }
        return next;
    }

    @Override
    public List<Sample> read(String metric, String queue, Resolution resolution, Instant from, Instant to, int most)
            throws IOException {
        InfluxField own = InfluxField.of(metric);
        Optional<StoredRatio> ratio = StoredRatio.of(metric);
        List<String> fields = new ArrayList<>();
        ratio.ifPresent(known ->
                known.parts().forEach(part -> fields.add(InfluxField.of(part).field())));
        fields.add(own.field());
        String select = "select "
                + String.join(", ", fields.stream().map(InfluxTags::quoted).toList());
        String what = select + " from " + place(resolution, own.measurement()) + " where " + InfluxTags.where(queue)
                + " and time >= " + from.toEpochMilli() + "ms and time < " + to.toEpochMilli() + "ms limit " + most;
        List<Sample> samples = new ArrayList<>();
        for (QueryResult.Series series : connection.query(what)) {
            for (List<Object> row : series.getValues()) {
                Instant time = Instant.ofEpochMilli(((Number) row.get(0)).longValue());
                samples.add(new Sample(time, number(ratio.orElse(null), row)));
            }
        }
        return samples;
    }

    private static String place(Resolution resolution, String measurement) {
        return InfluxTags.quoted(InfluxOptions.policy(resolution)) + "." + InfluxTags.quoted(measurement);
    }

    /** The ratio of the facts where they are known, else the number as it was written. */
    private static Double number(StoredRatio ratio, List<Object> row) {
        Map<String, Double> facts = new HashMap<>();
        List<String> parts = ratio == null ? List.of() : ratio.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (row.get(i + 1) instanceof Number number) {
                facts.put(parts.get(i), number.doubleValue());
            }
        }
        return ratio != null && ratio.isKnownFrom(facts) ? ratio.of(facts) : InfluxField.read(row.get(row.size() - 1));
    }

    @Override
    public Map<Revised, Long> revisions(Set<Revised> sought) throws IOException {
        List<Instant> times = sought.stream().map(Revised::start).distinct().toList();
        Map<Revised, Long> kept = new HashMap<>();
        if (times.isEmpty()) {
            return kept;
        }
        List<String> statements = times.stream()
                .map(time -> "select revision from " + place(Resolution.INTERVAL, HistoryMetrics.REVISION)
                        + " where time = " + time.toEpochMilli() + "ms group by *")
                .toList();
        for (QueryResult.Result result : connection.query(statements)) {
            List<QueryResult.Series> found = result.getSeries() == null ? List.of() : result.getSeries();
            for (QueryResult.Series series : found) {
                List<Object> row = series.getValues().get(0);
                Instant start = Instant.ofEpochMilli(((Number) row.get(0)).longValue());
                kept.put(new Revised(InfluxTags.id(series.getTags()), start), ((Number) row.get(1)).longValue());
            }
        }
        kept.keySet().retainAll(sought);
        return kept;
    }

    @Override
    public Set<String> queues() throws IOException {
        Set<String> queues = new HashSet<>();
        for (QueryResult.Series series : connection.query("show tag values with key = " + InfluxTags.QUEUE)) {
            series.getValues().forEach(row -> queues.add(String.valueOf(row.get(1))));
        }
        return queues;
    }

    @Override
    public Set<String> groups() throws IOException {
        Set<String> groups = new HashSet<>();
        String last = "select last(revision) from " + place(Resolution.INTERVAL, HistoryMetrics.REVISION)
                + " where \"group\" != '' group by *";
        for (QueryResult.Series series : connection.query(last)) {
            groups.add(InfluxTags.id(series.getTags()));
        }
        return groups;
    }

    /** Points that the server refused since the start, for another reason than their age. */
    public long refused() {
        return refused.count();
    }

    /** Points since the start that are older than the server is to keep them. */
    public long tooOld() {
        return writer.tooOld();
    }

    /** Writes what is still to be written, if the server lets it, and ends. */
    @Override
    public synchronized void close() throws IOException {
        try {
            if (!marks.isEmpty()) {
                settle();
            }
        } finally {
            connection.close();
        }
    }
}

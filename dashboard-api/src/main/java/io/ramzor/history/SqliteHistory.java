package io.ramzor.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The embedded history: points of series in one SQLite file.
 */
public final class SqliteHistory implements History {
    private static final String[] TABLES = {
        "create table if not exists series(id integer primary key, metric text not null, queue text not null,"
                + " channel text not null, resolution text not null, unique(metric, queue, resolution))",
        "create table if not exists point(series integer not null, time integer not null, value real,"
                + " primary key(series, time)) without rowid",
    };

    private final SqliteStore store;
    private final Map<String, Long> series = new HashMap<>();

    private SqliteHistory(SqliteStore store) {
        this.store = store;
    }

    /** Opens the file, and makes it if there is none. */
    public static SqliteHistory open(Path file) throws IOException {
        SqliteHistory history = new SqliteHistory(SqliteStore.open(file, TABLES));
        try {
            history.loadSeries();
        } catch (SQLException e) {
            throw history.store.failure("read", e);
        }
        return history;
    }

    private void loadSeries() throws SQLException {
        try (Statement statement = store.writer.createStatement();
                ResultSet rows = statement.executeQuery("select id, metric, queue, resolution from series")) {
            while (rows.next()) {
                series.put(seriesKey(rows.getString(2), rows.getString(3), rows.getString(4)), rows.getLong(1));
            }
        }
        store.writer.commit();
    }

    private static String seriesKey(String metric, String queue, String resolution) {
        return metric + '\0' + queue + '\0' + resolution;
    }

    @Override
    public void write(List<Point> points, List<Progress> progress) throws IOException {
        synchronized (store.writer) {
            try {
                writePoints(points);
                store.writeProgress(progress);
                store.writer.commit();
            } catch (SQLException e) {
                undo();
                throw store.failure("write to", e);
            }
        }
    }

    private void writePoints(List<Point> points) throws SQLException {
        try (PreparedStatement upsert =
                store.writer.prepareStatement("insert into point(series, time, value) values(?, ?, ?)"
                        + " on conflict(series, time) do update set value = excluded.value")) {
            for (Point point : points) {
                upsert.setLong(1, seriesOf(point));
                upsert.setLong(2, point.time().toEpochMilli());
                upsert.setObject(3, point.value());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private long seriesOf(Point point) throws SQLException {
        String key = seriesKey(point.metric(), point.queue(), point.resolution().wireName());
        Long known = series.get(key);
        if (known != null) {
            return known;
        }
        try (PreparedStatement insert = store.writer.prepareStatement(
                "insert into series(metric, queue, channel, resolution) values(?, ?, ?, ?) returning id")) {
            insert.setString(1, point.metric());
            insert.setString(2, point.queue());
            insert.setString(3, point.channel() == null ? "" : point.channel());
            insert.setString(4, point.resolution().wireName());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                series.put(key, id);
                return id;
            }
        }
    }

    /** What was not committed is gone, so the ids given in it are too. */
    private void undo() {
        try {
            store.writer.rollback();
            series.clear();
            loadSeries();
        } catch (SQLException e) {
            series.clear();
        }
    }

    @Override
    public Map<String, Long> progress() throws IOException {
        return store.progress();
    }

    @Override
    public List<Sample> read(String metric, String queue, Resolution resolution, Instant from, Instant to, int most)
            throws IOException {
        List<Sample> kept = kept(metric, queue, resolution, from, to, most);
        Optional<StoredRatio> ratio = resolution == Resolution.LIVE ? StoredRatio.of(metric) : Optional.empty();
        if (ratio.isEmpty()) {
            return kept;
        }
        Map<Instant, Map<String, Double>> facts = new TreeMap<>();
        for (String part : ratio.get().parts()) {
            for (Sample sample : kept(part, queue, resolution, from, to, most)) {
                if (sample.value() != null) {
                    facts.computeIfAbsent(sample.time(), time -> new HashMap<>())
                            .put(part, sample.value());
                }
            }
        }
        // An earlier version kept the ratio itself.
        TreeMap<Instant, Sample> samples = new TreeMap<>();
        kept.forEach(sample -> samples.put(sample.time(), sample));
        facts.forEach((time, known) -> {
            if (ratio.get().isKnownFrom(known)) {
                samples.put(time, new Sample(time, ratio.get().of(known)));
            }
        });
        return samples.values().stream().limit(most).toList();
    }

    private List<Sample> kept(String metric, String queue, Resolution resolution, Instant from, Instant to, int most)
            throws IOException {
        List<Sample> samples = new ArrayList<>();
        store.query(
                "select p.time, p.value from series s join point p on p.series = s.id where s.metric = ? and s.queue = ?"
                        + " and s.resolution = ? and p.time >= ? and p.time < ? order by p.time limit ?",
                row -> samples.add(new Sample(Instant.ofEpochMilli(row.getLong(1)), nullable(row))),
                metric,
                queue,
                resolution.wireName(),
                from.toEpochMilli(),
                to.toEpochMilli(),
                most);
        return samples;
    }

    private static Double nullable(ResultSet row) throws SQLException {
        double value = row.getDouble(2);
        return row.wasNull() ? null : value;
    }

    @Override
    public Set<String> queues() throws IOException {
        Set<String> queues = ids();
        queues.removeIf(GroupSeries::is);
        return queues;
    }

    @Override
    public Set<String> groups() throws IOException {
        Set<String> groups = ids();
        groups.removeIf(id -> !GroupSeries.is(id));
        return groups;
    }

    private Set<String> ids() throws IOException {
        Set<String> found = new HashSet<>();
        store.query("select distinct queue from series", row -> found.add(row.getString(1)));
        return found;
    }

    /** All points of {@code [from, to)} of that resolution, all of one time and queue together; what was written as no data is null. */
    public List<Point> points(Resolution resolution, Instant from, Instant to) throws IOException {
        List<Point> points = new ArrayList<>();
        store.query(
                "select p.time, p.value, s.metric, s.queue, s.channel from series s join point p on p.series = s.id"
                        + " where s.resolution = ? and p.time >= ? and p.time < ? order by p.time, s.queue",
                row -> points.add(new Point(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        resolution,
                        Instant.ofEpochMilli(row.getLong(1)),
                        nullable(row))),
                resolution.wireName(),
                from.toEpochMilli(),
                to.toEpochMilli());
        return points;
    }

    /** Time of the first point of that resolution from then on, empty if there is none. */
    public Optional<Instant> first(Resolution resolution, Instant from) throws IOException {
        List<Instant> found = new ArrayList<>();
        store.query(
                "select min(at) from (select (select min(time) from point where series = s.id and time >= ?) as at"
                        + " from series s where s.resolution = ?)",
                row -> {
                    long at = row.getLong(1);
                    if (!row.wasNull()) {
                        found.add(Instant.ofEpochMilli(at));
                    }
                },
                from.toEpochMilli(),
                resolution.wireName());
        return found.stream().findFirst();
    }

    @Override
    public void forgetLive(Instant before) throws IOException {
        synchronized (store.writer) {
            try (PreparedStatement delete = store.writer.prepareStatement(
                    "delete from point where series in (select id from series where resolution = ?) and time < ?")) {
                delete.setString(1, Resolution.LIVE.wireName());
                delete.setLong(2, before.toEpochMilli());
                delete.executeUpdate();
                store.writer.commit();
            } catch (SQLException e) {
                undo();
                throw store.failure("write to", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}

package io.ramzor.history;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.influxdb.dto.QueryResult;

/**
 * Makes the database, and how long it keeps what, as the options say; changes them where they say otherwise now. Where nothing is to
 * be made or changed, a user who may read and write is enough.
 */
final class InfluxDatabase {
    private InfluxDatabase() {}

    static void prepare(InfluxConnection connection, InfluxOptions options) throws IOException {
        String database = InfluxTags.quoted(options.database());
        Map<String, String> there = policies(connection, database);
        List<String> statements = new ArrayList<>();
        add(statements, there, database, InfluxOptions.LIVE, options.live(), "1d");
        add(statements, there, database, InfluxOptions.INTERVALS, options.intervals(), "4w");
        add(statements, there, database, InfluxOptions.DAYS, Duration.ZERO, "52w");
        add(statements, there, database, InfluxOptions.MARKS, Duration.ZERO, "52w");
        if (!statements.isEmpty()) {
            connection.query(statements);
        }
    }

    /** How long each policy keeps its points, as the server says it. */
    private static Map<String, String> policies(InfluxConnection connection, String database) throws IOException {
        String show = "show retention policies on " + database;
        List<QueryResult.Series> found;
        try {
            found = connection.query(show);
        } catch (InfluxConnection.RefusedException e) {
            connection.query("create database " + database);
            found = connection.query(show);
        }
        Map<String, String> durations = new HashMap<>();
        for (QueryResult.Series series : found) {
            if (series.getValues() != null) {
                series.getValues()
                        .forEach(row -> durations.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
            }
        }
        return durations;
    }

    private static void add(
            List<String> statements,
            Map<String, String> there,
            String database,
            String name,
            Duration kept,
            String shard) {
        String said = kept.isZero() ? "0s" : kept.toHours() + "h0m0s";
        if (!said.equals(there.get(name))) {
            String duration = kept.isZero() ? "inf" : kept.toHours() + "h";
            statements.add((there.containsKey(name) ? "alter" : "create") + " retention policy "
                    + InfluxTags.quoted(name) + " on " + database + " duration " + duration
                    + " replication 1 shard duration " + shard);
        }
    }
}

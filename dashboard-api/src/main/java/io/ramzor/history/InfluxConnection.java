package io.ramzor.history;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.InfluxDBIOException;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;

/** Asks and tells one InfluxDB over HTTP; what fails says which server, and why. Safe for use by several threads. */
final class InfluxConnection implements AutoCloseable {
    private static final long CONNECT_SECONDS = 5;
    private static final long ANSWER_SECONDS = 30;

    private final InfluxOptions options;
    private InfluxDB connected;

    InfluxConnection(InfluxOptions options) {
        this.options = options;
    }

    /** The client looks up the server's name when it is made, so it is made when it is needed: the name may be known later. */
    private synchronized InfluxDB server() {
        if (connected == null) {
            connected = connect(options);
        }
        return connected;
    }

    private static InfluxDB connect(InfluxOptions options) {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .writeTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
        return options.username().isEmpty()
                ? InfluxDBFactory.connect(options.url(), http)
                : InfluxDBFactory.connect(options.url(), options.username(), options.password(), http);
    }

    /** The server takes the request and finds fault with what was said in it; the same again will not do. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super(reason);
        }
    }

    /**
     * Writes points in line protocol, times in milliseconds.
     *
     * @throws RefusedException if points were refused; the others may have been written
     */
    void write(String policy, List<String> lines) throws IOException {
        try {
            server().write(
                            options.database(),
                            policy,
                            InfluxDB.ConsistencyLevel.ONE,
                            TimeUnit.MILLISECONDS,
                            String.join("\n", lines));
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /**
     * The answers to the statements, in their order; an answer without a series is that of one that found nothing.
     *
     * @throws RefusedException if the server finds fault with one of them; those after it are not carried out
     */
    List<QueryResult.Result> query(List<String> statements) throws IOException {
        QueryResult answer;
        try {
            answer = server().query(
                            new Query(String.join(";", statements), options.database(), true), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            throw failure(e);
        }
        if (answer.getError() != null) {
            throw failure(answer.getError());
        }
        List<QueryResult.Result> results = new ArrayList<>(answer.getResults());
        for (QueryResult.Result result : results) {
            if (result.getError() != null) {
                throw refusedOr(result.getError());
            }
        }
        return results;
    }

    /** The series that a statement found. */
    List<QueryResult.Series> query(String statement) throws IOException {
        List<QueryResult.Series> series = query(List.of(statement)).get(0).getSeries();
        return series == null ? List.of() : series;
    }

    private IOException failure(RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new InterruptedIOException("interrupted");
        }
        if (e instanceof InfluxDBIOException && e.getCause() instanceof IOException network) {
            return network instanceof InterruptedIOException && !(network instanceof java.net.SocketTimeoutException)
                    ? network
                    : new IOException(
                            "InfluxDB at " + options.url() + " cannot be reached: " + reason(network), network);
        }
        if (e instanceof InfluxDBException) {
            return failure(reason(e));
        }
        return new IOException("InfluxDB at " + options.url() + " gave no answer that can be read: " + reason(e), e);
    }

    private IOException refusedOr(String said) {
        IOException failure = failure(said);
        boolean ofUser = failure.getMessage().contains("does not let us in");
        return ofUser ? failure : new RefusedException(failure.getMessage());
    }

    private IOException failure(String said) {
        String reason = said.strip();
        String low = reason.toLowerCase(java.util.Locale.ROOT);
        if (low.contains("authorization failed")
                || low.contains("authentication")
                || low.contains("unauthorized")
                || low.contains("unable to parse auth")
                || low.contains("not authorized")) {
            return new IOException("InfluxDB at " + options.url() + " does not let us in ("
                    + (options.username().isEmpty() ? "no user was named" : "user " + options.username()) + "): "
                    + reason + "; check influx.username and influx.password_file");
        }
        if (low.contains("partial write") || low.contains("unable to parse") || low.contains("field type conflict")) {
            return new RefusedException(reason);
        }
        return new IOException("InfluxDB at " + options.url() + " cannot do as asked: " + reason);
    }

    private static String reason(Throwable e) {
        if (e instanceof UnknownHostException) {
            return "its host has no address";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close();
        }
    }
}

package io.ramzor.api;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The API, the page and their port. */
public final class ApiServer implements AutoCloseable {
    private static final int WORKERS = 8;
    private static final int SLOW_WORKERS = 2;
    /** Bodies of events that are taken at once. */
    private static final int DOORMEN = 2;

    private static final int EVENT_LOOPS = 2;

    private final Vertx vertx;
    private final BoardStream stream;
    private final int port;

    private ApiServer(Vertx vertx, BoardStream stream, int port) {
        this.vertx = vertx;
        this.stream = stream;
        this.port = port;
    }

    /**
     * Starts to listen; blocks until the port is open.
     *
     * @throws IOException if the port cannot be opened; the message says why
     */
    public static ApiServer start(ApiOptions options, ApiParts parts) throws IOException {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setWorkerPoolSize(4));
        try {
            SignIns signIns = new SignIns(parts.accounts());
            ImportMap importMap = ImportMap.load(ApiServer.class.getClassLoader());
            WorkerExecutor workers = vertx.createSharedWorkerExecutor("ramzor-api", WORKERS);
            WorkerExecutor doormen = vertx.createSharedWorkerExecutor("ramzor-events", DOORMEN, 10, TimeUnit.MINUTES);
            Contract contract = await(Contract.load(vertx));
            Shared shared = new Shared(
                    contract,
                    signIns,
                    importMap,
                    workers,
                    vertx.createSharedWorkerExecutor("ramzor-slow", SLOW_WORKERS),
                    new BoardStream(vertx, workers, parts.board(), options.maxStreams()),
                    new EventRoutes(parts.intake(), doormen, options.maxEventBytes()),
                    new PageFiles(vertx, ApiServer.class.getClassLoader(), importMap),
                    new Throttle(parts.accounts().clock()));
            int port = await(listen(vertx, options, parts, shared));
            return new ApiServer(vertx, shared.stream(), port);
        } catch (BindException e) {
            vertx.close();
            throw new IOException("cannot listen on port " + options.port() + " of " + options.host() + ": "
                    + e.getMessage() + ". Another program has it, or it may not be used; choose another port.");
        } catch (IOException | RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /** What the servers of all event loops have in common. */
    record Shared(
            Contract contract,
            SignIns signIns,
            ImportMap importMap,
            WorkerExecutor workers,
            WorkerExecutor slowWorkers,
            BoardStream stream,
            EventRoutes events,
            PageFiles pages,
            Throttle throttle) {}

    private static Future<Integer> listen(Vertx vertx, ApiOptions options, ApiParts parts, Shared shared) {
        int[] port = new int[1];
        return vertx.deployVerticle(
                        () -> new ServerLoop(options, parts, shared, actual -> port[0] = actual),
                        new DeploymentOptions().setInstances(EVENT_LOOPS))
                .map(id -> port[0]);
    }

    private static <T> T await(Future<T> outcome) throws IOException {
        try {
            return outcome.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        stream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

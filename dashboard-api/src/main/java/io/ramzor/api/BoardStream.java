package io.ramzor.api;

import io.ramzor.board.Board;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Sends the board to all who watch it, as server-sent events: made once and at most four times a second, only when it changed. Who
 * cannot take a frame is passed over and gets the newest one later; nothing is caught up.
 */
final class BoardStream {
    private static final long TICK_MILLIS = 250;
    private static final int TICKS_TO_HEARTBEAT = 60;
    /** Ages of sources grow without a record. */
    private static final int TICKS_TO_REFRESH = 20;
    /** An unchanged board is sent again so often, so that the page can tell a quiet centre from a lost one. */
    private static final int TICKS_TO_REPEAT = 40;

    private static final int QUEUE_BYTES = 256 * 1024;
    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

    private final Board board;
    private final WorkerExecutor workers;
    private final int mostClients;
    private final AtomicInteger clients = new AtomicInteger();
    private final Map<Context, Set<Client>> byLoop = new ConcurrentHashMap<>();
    private volatile Frame newest;
    private byte[] newestJson = new byte[0];
    private long boardVersion = -1;
    private long newestTick;
    private boolean making;
    private long tick;

    private record Frame(long number, Buffer text) {}

    /** One who watches; touched by its own event loop alone. */
    private static final class Client {
        final HttpServerResponse response;
        final BooleanSupplier allowed;
        long sent = -1;

        Client(HttpServerResponse response, BooleanSupplier allowed) {
            this.response = response;
            this.allowed = allowed;
        }
    }

    BoardStream(Vertx vertx, WorkerExecutor workers, Board board, int mostClients) {
        this.board = board;
        this.workers = workers;
        this.mostClients = mostClients;
        vertx.setPeriodic(TICK_MILLIS, timer -> tick());
    }

    /** Adds the caller to those who watch, until one of both goes or the caller is no longer allowed to. */
    void open(RoutingContext request, BooleanSupplier allowed) {
        if (clients.incrementAndGet() > mostClients) {
            clients.decrementAndGet();
            throw Problem.unavailable("There are " + mostClients + " streams open, the most that are served at once.");
        }
        HttpServerResponse response = request.response();
        response.setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.write("retry: 2000\n\n");
        Client client = new Client(response, allowed);
        Context loop = Vertx.currentContext();
        Set<Client> here = byLoop.computeIfAbsent(loop, context -> new HashSet<>());
        here.add(client);
        response.exceptionHandler(failure -> leave(here, client));
        response.closeHandler(closed -> leave(here, client));
        offer(client, newest);
    }

    private void leave(Set<Client> here, Client client) {
        if (here.remove(client)) {
            clients.decrementAndGet();
        }
    }

    /** How many watch. */
    int clients() {
        return clients.get();
    }

    private void tick() {
        tick++;
        boolean heartbeat = tick % TICKS_TO_HEARTBEAT == 0;
        byLoop.keySet().forEach(loop -> loop.runOnContext(now -> serve(byLoop.get(loop), heartbeat)));
        if (making || clients.get() == 0) {
            return;
        }
        long version = board.version();
        if (version == boardVersion && tick % TICKS_TO_REFRESH != 0) {
            return;
        }
        making = true;
        boardVersion = version;
        workers.executeBlocking(board::json).onComplete(made -> {
            making = false;
            if (made.succeeded()) {
                publish(made.result());
            }
        });
    }

    private void publish(byte[] json) {
        if (Arrays.equals(json, newestJson) && tick - newestTick < TICKS_TO_REPEAT) {
            return;
        }
        newestTick = tick;
        newestJson = json;
        long number = newest == null ? 1 : newest.number() + 1;
        Buffer text = Buffer.buffer(json.length + 64)
                .appendString("event: board\nid: " + number + "\ndata: ")
                .appendBytes(json)
                .appendString("\n\n");
        newest = new Frame(number, text);
        byLoop.keySet().forEach(loop -> loop.runOnContext(now -> serve(byLoop.get(loop), false)));
    }

    private void serve(Set<Client> here, boolean heartbeat) {
        Frame frame = newest;
        for (Client client : here.toArray(new Client[0])) {
            if (heartbeat && !client.allowed.getAsBoolean()) {
                leave(here, client);
                client.response.end();
            } else {
                offer(client, frame);
                if (heartbeat && !client.response.writeQueueFull()) {
                    client.response.write(HEARTBEAT);
                }
            }
        }
    }

    private static void offer(Client client, Frame frame) {
        if (frame != null && client.sent < frame.number() && !client.response.writeQueueFull()) {
            client.sent = frame.number();
            client.response.write(frame.text());
        }
    }
}

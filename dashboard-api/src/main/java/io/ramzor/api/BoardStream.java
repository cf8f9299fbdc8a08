package io.ramzor.api;

import io.ramzor.board.Board;
import io.ramzor.board.BoardChanges;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Sends the board to all who watch it, as server-sent events: soon after it changed, at most four times a second, made once for all.
 * Who asks for changes is sent the whole board first and then what changed. Who cannot take a frame is passed over and gets the newest
 * whole board later; nothing is caught up.
 */
final class BoardStream {
    /** From frame to frame at the least. */
    private static final long PAUSE_MILLIS = 250;
    /** What happens at once, as a contact and its agent, comes on several topics. */
    private static final long GATHER_MILLIS = 15;

    private static final long HEARTBEAT_MILLIS = 15_000;
    /** Ages of sources grow without a record. */
    private static final long REFRESH_MILLIS = 5_000;
    /** An unchanged board is sent again so often, so that the page can tell a quiet centre from a lost one. */
    private static final long REPEAT_MILLIS = 10_000;

    private static final int QUEUE_BYTES = 256 * 1024;
    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

    private final Vertx vertx;
    private final Board board;
    private final WorkerExecutor workers;
    private final int mostClients;
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger wholeClients = new AtomicInteger();
    private final Map<Context, Set<Client>> byLoop = new ConcurrentHashMap<>();
    /** On this one frames are paced. */
    private final Context pacer;

    private final AtomicBoolean awake = new AtomicBoolean();
    private final BoardChanges changes = new BoardChanges();
    private volatile BoardFrame newest;
    private volatile long madeAt;
    private volatile long toldAt;

    /** One who watches; touched by its own event loop alone. */
    private static final class Client {
        final HttpServerResponse response;
        final BooleanSupplier allowed;
        final boolean wantsChanges;
        long sent = -1;

        Client(HttpServerResponse response, BooleanSupplier allowed, boolean wantsChanges) {
            this.response = response;
            this.allowed = allowed;
            this.wantsChanges = wantsChanges;
        }
    }

    BoardStream(Vertx vertx, WorkerExecutor workers, Board board, int mostClients) {
        this.vertx = vertx;
        this.board = board;
        this.workers = workers;
        this.mostClients = mostClients;
        this.pacer = vertx.getOrCreateContext();
        this.madeAt = millis() - PAUSE_MILLIS;
        board.onChange(this::wake);
        pacer.runOnContext(begin -> {
            vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> heartbeat());
            vertx.setPeriodic(REFRESH_MILLIS, timer -> wake());
        });
        wake();
    }

    /** Adds the caller to those who watch, until one of both goes or the caller is no longer allowed to. */
    void open(RoutingContext request, BooleanSupplier allowed, boolean wantsChanges) {
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
        Client client = new Client(response, allowed, wantsChanges);
        wholeClients.addAndGet(wantsChanges ? 0 : 1);
        Context loop = Vertx.currentContext();
        Set<Client> here = byLoop.computeIfAbsent(loop, context -> new HashSet<>());
        here.add(client);
        response.exceptionHandler(failure -> leave(here, client));
        response.closeHandler(closed -> leave(here, client));
        offer(client, newest);
        wake();
    }

    private void leave(Set<Client> here, Client client) {
        if (here.remove(client)) {
            clients.decrementAndGet();
            wholeClients.addAndGet(client.wantsChanges ? 0 : -1);
        }
    }

    /** How many watch. */
    int clients() {
        return clients.get();
    }

    /** Tells nothing more. */
    void close() {
        board.onChange(() -> {});
    }

    /** Something changed; it is told as soon as the pause since the last frame allows. */
    private void wake() {
        if (clients.get() > 0 && awake.compareAndSet(false, true)) {
            pacer.runOnContext(
                    now -> vertx.setTimer(Math.max(GATHER_MILLIS, madeAt + PAUSE_MILLIS - millis()), due -> make()));
        }
    }

    private void make() {
        madeAt = millis();
        long version = board.version();
        workers.executeBlocking(this::next).onComplete(made -> {
            if (made.succeeded() && made.result() != null) {
                publish(made.result());
            }
            awake.set(false);
            if (board.version() != version) {
                wake();
            }
        });
    }

    /** The next frame, null if there is nothing to tell; one at a time. */
    private BoardFrame next() {
        BoardChanges.Step step = changes.to(board.view());
        if (step.isSame() && millis() - toldAt < REPEAT_MILLIS) {
            return null;
        }
        toldAt = millis();
        BoardFrame frame = new BoardFrame(newest == null ? 1 : newest.number() + 1, step, workers);
        return wholeClients.get() > 0 ? frame.made() : frame;
    }

    private void publish(BoardFrame frame) {
        newest = frame;
        byLoop.keySet().forEach(loop -> loop.runOnContext(now -> serve(byLoop.get(loop), frame)));
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    private static void serve(Set<Client> here, BoardFrame frame) {
        for (Client client : here.toArray(new Client[0])) {
            offer(client, frame);
        }
    }

    private static void offer(Client client, BoardFrame frame) {
        if (!canTake(client, frame)) {
            return;
        }
        if (client.wantsChanges && client.sent == frame.number() - 1 && frame.change() != null) {
            client.sent = frame.number();
            client.response.write(frame.change());
            return;
        }
        frame.whole().onSuccess(text -> {
            if (canTake(client, frame)) {
                client.sent = frame.number();
                client.response.write(text);
            }
        });
    }

    private static boolean canTake(Client client, BoardFrame frame) {
        return frame != null && client.sent < frame.number() && !client.response.writeQueueFull();
    }

    private void heartbeat() {
        byLoop.keySet().forEach(loop -> loop.runOnContext(now -> heartbeat(byLoop.get(loop))));
    }

    private void heartbeat(Set<Client> here) {
        for (Client client : here.toArray(new Client[0])) {
            if (!client.allowed.getAsBoolean()) {
                leave(here, client);
                client.response.end();
            } else if (!client.response.writeQueueFull()) {
                client.response.write(HEARTBEAT);
            }
        }
    }
}

package io.ramzor.api;

import io.ramzor.board.BoardChanges;
import io.ramzor.topic.Json;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** One frame of the board's stream, made once for all who watch: what changed and, where somebody needs it, the whole board. */
final class BoardFrame {
    private final long number;
    private final BoardChanges.Step step;
    private final WorkerExecutor workers;
    private final Buffer change;
    private Future<Buffer> whole;

    /** @param workers where the whole board is made once somebody needs it */
    BoardFrame(long number, BoardChanges.Step step, WorkerExecutor workers) {
        this.number = number;
        this.step = step;
        this.workers = workers;
        this.change = step.change() == null ? null : event("change", step.change());
    }

    long number() {
        return number;
    }

    /** What changed since the frame before, null if it must be sent whole. */
    Buffer change() {
        return change;
    }

    /** Makes the whole board on this thread. */
    synchronized BoardFrame made() {
        whole = Future.succeededFuture(text());
        return this;
    }

    /** The whole board. */
    synchronized Future<Buffer> whole() {
        if (whole == null) {
            whole = workers.executeBlocking(this::text, false);
        }
        return whole;
    }

    private Buffer text() {
        return event("board", Json.write(step.board()));
    }

    private Buffer event(String name, byte[] json) {
        byte[] head = ("event: " + name + "\nid: " + number + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
        return Buffer.buffer(head.length + json.length + 2)
                .appendBytes(head)
                .appendBytes(json)
                .appendString("\n\n");
    }
}

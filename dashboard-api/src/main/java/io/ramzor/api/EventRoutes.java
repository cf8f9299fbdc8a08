package io.ramzor.api;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door by which events come in. Bodies are bounded one by one and together; a few are taken at once, off the event loops. */
final class EventRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);
    /** Bytes of bodies that are here at the same time. */
    private static final long MOST_BYTES_HERE = 192L * 1024 * 1024;

    private final EventIntake intake;
    private final WorkerExecutor doormen;
    private final long limit;
    private final AtomicLong bytesHere = new AtomicLong();

    EventRoutes(EventIntake intake, WorkerExecutor doormen, long limit) {
        this.intake = intake;
        this.doormen = doormen;
        this.limit = limit;
    }

    void addTo(Handlers handlers) {
        handlers.at("postEvents", this::take);
    }

    private void take(RoutingContext context) {
        if (intake == null) {
            throw Problem.notFound("This centre is simulated; start serve to send events.");
        }
        HttpServerRequest request = context.request();
        if (declared(request) > limit) {
            refuse(context, Problem.tooLarge(limit));
            return;
        }
        Body body = new Body(context);
        request.handler(body::add);
        request.endHandler(end -> body.complete());
        request.exceptionHandler(body::broken);
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof EventIntake.UnreadableBody) {
            return Problem.badRequest(failure.getMessage());
        }
        if (failure instanceof IOException) {
            LOG.warn("events were not kept: {}", failure.getMessage());
            return Problem.unavailable(
                    "Not all of the events could be kept; the server's disk may be full or its broker away, its log says more."
                            + " Send the same body again: what was kept counts once.");
        }
        return failure;
    }

    /** What is not read any more cannot be answered and kept open: the connection ends after the answer. */
    private static void refuse(RoutingContext context, Problem problem) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
        Answers.problem(context, problem);
    }

    /** A body while it comes in; touched by its event loop alone. */
    private final class Body {
        private final RoutingContext context;
        private Buffer bytes = Buffer.buffer();
        private boolean refused;

        Body(RoutingContext context) {
            this.context = context;
        }

        void add(Buffer chunk) {
            if (refused) {
                return;
            }
            long here = bytesHere.addAndGet(chunk.length());
            bytes.appendBuffer(chunk);
            if (bytes.length() > limit) {
                drop(Problem.tooLarge(limit));
            } else if (here > MOST_BYTES_HERE) {
                drop(Problem.unavailable("Too many events are being taken at this moment; send them again soon."));
            }
        }

        private void drop(Problem problem) {
            refused = true;
            release();
            refuse(context, problem);
        }

        private void release() {
            bytesHere.addAndGet(-bytes.length());
            bytes = Buffer.buffer();
        }

        void broken(Throwable cause) {
            if (!refused) {
                refused = true;
                release();
            }
        }

        void complete() {
            if (refused) {
                return;
            }
            String contentType = context.request().getHeader("Content-Type");
            String source = Access.principal(context).user();
            Buffer whole = bytes;
            doormen.executeBlocking(
                            () -> intake.take(source, contentType, new ByteArrayInputStream(whole.getBytes())), false)
                    .onComplete(done -> release())
                    .onSuccess(counts -> Answers.json(context, counts))
                    .onFailure(failure -> context.fail(problem(failure)));
        }
    }
}

package io.ramzor.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The handlers of the contract's operations, by operation id. */
final class Handlers {
    private final Map<String, Handler<RoutingContext>> byOperation = new LinkedHashMap<>();
    private final WorkerExecutor workers;
    private final WorkerExecutor slowWorkers;

    /** @param slowWorkers few, for what takes long, so that it leaves the others free */
    Handlers(WorkerExecutor workers, WorkerExecutor slowWorkers) {
        this.workers = workers;
        this.slowWorkers = slowWorkers;
    }

    /** Work that may block; what it returns is the answer. */
    interface Work {
        Object answer(Asked asked) throws Exception;
    }

    /** The operation is answered by the handler, on the event loop. */
    void at(String operation, Handler<RoutingContext> handler) {
        if (byOperation.put(operation, handler) != null) {
            throw new IllegalStateException("two handlers for " + operation);
        }
    }

    /** The operation is answered by what the work returns, off the event loop; null = 204. */
    void blocking(String operation, Work work) {
        on(workers, operation, 200, work);
    }

    /** Likewise for what computes long, as passwords do. */
    void slow(String operation, int status, Work work) {
        on(slowWorkers, operation, status, work);
    }

    private void on(WorkerExecutor executor, String operation, int status, Work work) {
        at(operation, request -> {
            Asked asked = Asked.of(request);
            Future<Object> outcome = executor.executeBlocking(() -> work.answer(asked), false);
            outcome.onSuccess(value -> {
                        if (value == null) {
                            request.response().setStatusCode(204).end();
                        } else {
                            Answers.json(request, status, value);
                        }
                    })
                    .onFailure(request::fail);
        });
    }

    /** Operations of the contract without a handler, and handlers without an operation. */
    Set<String> mismatch(Set<String> inContract) {
        Set<String> mismatch = new TreeSet<>(inContract);
        mismatch.removeAll(byOperation.keySet());
        byOperation.keySet().stream().filter(id -> !inContract.contains(id)).forEach(mismatch::add);
        return mismatch;
    }

    /** @throws IllegalStateException if the contract and the handlers do not cover each other */
    void addTo(RouterBuilder builder) {
        Set<String> inContract = builder.getRoutes().stream()
                .map(route -> route.getOperation().getOperationId())
                .collect(Collectors.toSet());
        Set<String> mismatch = mismatch(inContract);
        if (!mismatch.isEmpty()) {
            throw new IllegalStateException("openapi.yaml and the handlers differ in " + mismatch);
        }
        byOperation.forEach((operation, handler) -> builder.getRoute(operation).addHandler(handler));
    }

    static ValidatedRequest validated(RoutingContext request) {
        return request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    }
}

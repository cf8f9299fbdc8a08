package io.ramzor.api;

import io.ramzor.desk.DeskException;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem document; what is our fault is logged, and never shown to the caller. */
final class Failures implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Map<Integer, String> TITLES = Map.of(
            400, "The request cannot be read",
            401, "Not signed in",
            403, "Not allowed",
            404, "Not found",
            405, "Method not allowed",
            406, "Not acceptable",
            413, "The body is too large",
            415, "Unsupported content type");

    @Override
    public void handle(RoutingContext request) {
        Answers.problem(request, problem(request));
    }

    private static Problem problem(RoutingContext request) {
        Throwable failure = request.failure();
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof DeskException refused) {
            return of(refused);
        }
        if (failure instanceof HttpException http && http.getCause() instanceof ValidatorException invalid) {
            return Validation.problem(invalid);
        }
        int status = failure instanceof HttpException http ? http.getStatusCode() : request.statusCode();
        if (status >= 400 && status < 500) {
            return new Problem(status, TITLES.getOrDefault(status, "The request was refused"), detail(request, status));
        }
        if (failure instanceof IOException) {
            LOG.warn("{} {}: {}", request.request().method(), request.normalizedPath(), failure.toString());
            return Problem.unavailable(
                    "Nothing was changed: the server cannot keep its records now; its disk may be full, or its broker away."
                            + " Its log says more. Make room, then try again.");
        }
        LOG.error("{} {} failed", request.request().method(), request.normalizedPath(), failure);
        return new Problem(500, "Internal error", "The fault is ours and has been logged.");
    }

    private static Problem of(DeskException refused) {
        return switch (refused.kind()) {
            case UNKNOWN -> Problem.notFound(refused.getMessage());
            case CONFLICT -> Problem.conflict(refused.getMessage());
            case INVALID -> Problem.badRequest(refused.getMessage());
        };
    }

    private static String detail(RoutingContext request, int status) {
        if (status == 413) {
            return "At most " + BodyLimits.JSON_BYTES + " bytes are taken here.";
        }
        if (status == 404) {
            return "There is nothing at " + request.normalizedPath() + "; /openapi.yaml says what there is.";
        }
        return "Look at /openapi.yaml for what " + request.normalizedPath() + " takes.";
    }
}

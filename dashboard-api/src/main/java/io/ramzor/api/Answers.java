package io.ramzor.api;

import io.ramzor.topic.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Writes answers. */
final class Answers {
    static final String JSON = "application/json";
    static final String PROBLEM_JSON = "application/problem+json";

    private Answers() {}

    static void json(RoutingContext request, Object value) {
        json(request, 200, value);
    }

    static void json(RoutingContext request, int status, Object value) {
        raw(request, status, JSON, Buffer.buffer(Json.write(value)));
    }

    static void raw(RoutingContext request, int status, String contentType, Buffer body) {
        if (!request.response().ended() && !request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .end(body);
        }
    }

    /** Answers with what comes out, or with the problem. */
    static void when(RoutingContext request, Future<?> outcome) {
        outcome.onSuccess(value -> json(request, value)).onFailure(request::fail);
    }

    static void problem(RoutingContext request, Problem problem) {
        problem.headers().forEach((name, value) -> request.response().putHeader(name, value));
        raw(request, problem.status(), PROBLEM_JSON, Buffer.buffer(Json.write(problem.document())));
    }

    /** Members in the given order. */
    static Map<String, Object> members(String name, Object value) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put(name, value);
        return map;
    }
}

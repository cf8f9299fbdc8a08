package io.ramzor.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Map;

/**
 * What was asked, validated against the contract.
 *
 * @param request where the answer goes
 * @param path parameters of the path
 * @param query parameters of the query
 * @param body JSON body, empty if there was none
 * @param caller who asks, null where anyone may
 */
record Asked(
        RoutingContext request,
        Map<String, RequestParameter> path,
        Map<String, RequestParameter> query,
        JsonObject body,
        Principal caller) {

    static Asked of(RoutingContext request) {
        ValidatedRequest validated = Handlers.validated(request);
        RequestParameter body = validated.getBody();
        JsonObject json = body == null || !body.isJsonObject() ? new JsonObject() : body.getJsonObject();
        return new Asked(request, validated.getPathParameters(), validated.getQuery(), json, Access.principal(request));
    }

    String pathText(String name) {
        return String.valueOf(path.get(name).get());
    }

    /** Null if absent. */
    String queryText(String name) {
        RequestParameter parameter = query.get(name);
        return parameter == null || parameter.isNull() ? null : String.valueOf(parameter.get());
    }

    int queryNumber(String name, int otherwise) {
        RequestParameter parameter = query.get(name);
        return parameter == null || parameter.isNull() ? otherwise : ((Number) parameter.get()).intValue();
    }

    /** Null if absent. */
    String text(String name) {
        return body.getString(name);
    }

    /** The raw body, for kinds that the contract's validator does not read. */
    Buffer rawBody() {
        Buffer raw = request.body().buffer();
        return raw == null ? Buffer.buffer() : raw;
    }
}

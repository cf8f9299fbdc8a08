package io.ramzor.api;

import io.vertx.core.Future;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands parameters that the contract calls strings to its validator as such: it reads each as JSON, so that a queue named {@code -7},
 * {@code 1.5} or {@code "x"} would be a number to it, or lose its quotes.
 */
final class TextParameters implements RequestExtractor {
    private final RequestExtractor extractor = RequestExtractor.withBodyHandler();

    @Override
    public Future<ValidatableRequest> extractValidatableRequest(RoutingContext request, Operation operation) {
        return extractor
                .extractValidatableRequest(request, operation)
                .map(extracted -> new WithTexts(
                        extracted,
                        quoted(extracted.getPathParameters(), Location.PATH, operation),
                        quoted(extracted.getQuery(), Location.QUERY, operation)));
    }

    private static Map<String, RequestParameter> quoted(
            Map<String, RequestParameter> said, Location in, Operation operation) {
        Map<String, RequestParameter> quoted = new HashMap<>(said);
        for (Parameter parameter : operation.getParameters()) {
            RequestParameter value = parameter.getIn() == in ? said.get(parameter.getName()) : null;
            if (value != null && isText(parameter) && value.get() instanceof String text) {
                quoted.put(parameter.getName(), new Quoted(Json.encode(text)));
            }
        }
        return quoted;
    }

    private static boolean isText(Parameter parameter) {
        return parameter.getSchemaType() == SchemaType.STRING;
    }

    private record Quoted(Object get) implements RequestParameter {}

    private record WithTexts(
            ValidatableRequest extracted, Map<String, RequestParameter> path, Map<String, RequestParameter> query)
            implements ValidatableRequest {
        @Override
        public Map<String, RequestParameter> getPathParameters() {
            return path;
        }

        @Override
        public Map<String, RequestParameter> getQuery() {
            return query;
        }

        @Override
        public Map<String, RequestParameter> getHeaders() {
            return extracted.getHeaders();
        }

        @Override
        public Map<String, RequestParameter> getCookies() {
            return extracted.getCookies();
        }

        @Override
        public RequestParameter getBody() {
            return extracted.getBody();
        }

        @Override
        public String getContentType() {
            return extracted.getContentType();
        }
    }
}

package io.ramzor.api;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;

/** Says in plain words which field of a request is wrong. */
final class Validation {
    private Validation() {}

    static Problem problem(ValidatorException invalid) {
        if (invalid instanceof SchemaValidationException schema) {
            String place = place(schema.getOutputUnit());
            return Problem.badRequest(place.isEmpty() ? invalid.getMessage() : place + ": " + reason(schema));
        }
        return Problem.badRequest(invalid.getMessage());
    }

    /** The last error of the validator is the innermost. */
    private static OutputUnit innermost(OutputUnit unit) {
        List<OutputUnit> errors = unit.getErrors();
        return errors == null || errors.isEmpty() ? unit : errors.get(errors.size() - 1);
    }

    /** {@code #/actions/0/agent} as {@code actions.0.agent}; empty for the whole. */
    private static String place(OutputUnit unit) {
        String location = innermost(unit).getInstanceLocation();
        if (location == null || !location.startsWith("#/")) {
            return "";
        }
        return location.substring(2).replace('/', '.');
    }

    private static String reason(SchemaValidationException schema) {
        String error = innermost(schema.getOutputUnit()).getError();
        return error == null ? schema.getMessage() : error;
    }
}

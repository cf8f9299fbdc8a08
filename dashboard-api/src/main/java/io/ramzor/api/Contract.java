package io.ramzor.api;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The OpenAPI contract: what is served, which role each operation needs, how its body comes. */
final class Contract {
    private static final String RESOURCE = "/openapi.yaml";

    private final byte[] text;
    private final OpenAPIContract operations;

    private Contract(byte[] text, OpenAPIContract operations) {
        this.text = text;
        this.operations = operations;
    }

    static Future<Contract> load(Vertx vertx) {
        byte[] text = read();
        return OpenAPIContract.from(vertx, validatable(text)).map(operations -> new Contract(text, operations));
    }

    private static byte[] read() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The contract without what the router would do and others do here: the security schemes ({@link Access} checks the roles before
     * the body is read), and bodies of a kind that the validator does not know (their handlers read them).
     */
    @SuppressWarnings("unchecked")
    private static JsonObject validatable(byte[] text) {
        try {
            JsonObject contract = new JsonObject((Map<String, Object>) new YAMLMapper().readValue(text, Map.class));
            contract.remove("security");
            JsonObject paths = contract.getJsonObject("paths");
            for (String path : paths.fieldNames()) {
                JsonObject methods = paths.getJsonObject(path);
                for (String method : methods.fieldNames()) {
                    methods.getJsonObject(method).remove("security");
                    if (methods.getJsonObject(method).containsKey("x-body")) {
                        methods.getJsonObject(method).remove("requestBody");
                    }
                }
            }
            JsonObject responses = contract.getJsonObject("components").getJsonObject("responses");
            responses.getJsonObject("Problem").remove("content");
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Buffer text() {
        return Buffer.buffer(text);
    }

    OpenAPIContract operations() {
        return operations;
    }

    /** The operation that the request names, null if there is none. */
    Operation find(String path, HttpMethod method) {
        return operations.findOperation(path, method);
    }

    boolean hasPath(String path) {
        return operations.findPath(path) != null;
    }

    /** Least role of the operation; null = anyone. */
    static Role role(Operation operation) {
        Object name = operation.getExtensions().get("x-role");
        if ("none".equals(name)) {
            return null;
        }
        return Role.of(String.valueOf(name))
                .orElseThrow(() -> new IllegalStateException("openapi.yaml: " + operation.getOperationId()
                        + " has no x-role, or one that there is not: " + name));
    }

    /** How the body comes: {@code streamed}, {@code csv}, or null = as JSON. */
    static String body(Operation operation) {
        Object kind = operation.getExtensions().get("x-body");
        return kind == null ? null : kind.toString();
    }
}

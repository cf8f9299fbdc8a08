package io.ramzor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the contract calls a string may look like anything else: queues named 101 are the rule in telephony. */
class TextParametersTest {
    private static final String HOUR = "&from=2026-04-05T09:00:00Z&to=2026-04-05T10:00:00Z";
    private static final List<String> LOOK_ALIKES =
            List.of("101", "0101", "-7", "1.5", "1e5", "true", "null", "\"x\"", "[1]", "{}", "10 1");

    @TempDir
    static Path folder;

    private static RunningApi api;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        RunningApi.Choice choice = new RunningApi.Choice();
        choice.centre = """
                zone: Asia/Jerusalem
                queues:
                  "101": {channel: voice}
                  "-7": {channel: voice}
                  "1.5": {channel: voice}
                """;
        api = new RunningApi(folder, choice);
        admin = api.signIn(Role.ADMIN);
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    @Test
    void aQueueMayBeNamedByANumber() throws Exception {
        for (String queue : List.of("101", "-7", "1.5")) {
            for (String path : List.of("history", "contacts")) {
                HttpResponse<String> answer =
                        api.get("/api/v1/" + path + "?metric=offered&queue=" + queue + HOUR, admin);
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
                assertThat(RunningApi.json(answer).get("queue").asText()).isEqualTo(queue);
            }
        }
    }

    @Test
    void aQuotedNameKeepsItsQuotes() throws Exception {
        HttpResponse<String> answer = api.get("/api/v1/contacts?metric=offered&queue=%22101%22" + HOUR, admin);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(answer).get("detail").asText()).contains("there is no queue \"101\"");
    }

    /** A text that is refused is refused for what it says, as by its handler; never for being no string. */
    @Test
    void noStringOfTheContractIsRefusedForWhatItLooksLike() throws Exception {
        JsonNode contract =
                new YAMLMapper().readTree(api.get("/openapi.yaml", null).body());
        List<String> tried = new ArrayList<>();
        for (var path : contract.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                for (JsonNode each : method.getValue().path("parameters")) {
                    JsonNode parameter = resolved(contract, each);
                    if (isFreeText(contract, parameter)) {
                        tried.add(method.getKey() + " " + path.getKey() + " "
                                + parameter.get("name").asText());
                        tryAll(method.getKey(), path.getKey(), parameter);
                    }
                }
            }
        }
        assertThat(tried).contains("get /history queue", "get /contacts queue").anyMatch(one -> one.contains("{"));
    }

    private static boolean isFreeText(JsonNode contract, JsonNode parameter) {
        JsonNode schema = resolved(contract, parameter.get("schema"));
        return schema.path("type").asText().equals("string") && !schema.has("enum");
    }

    private static JsonNode resolved(JsonNode contract, JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static void tryAll(String method, String path, JsonNode parameter) throws Exception {
        String name = parameter.get("name").asText();
        for (String text : LOOK_ALIKES) {
            String said = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            String url = parameter.get("in").asText().equals("path")
                    ? path.replace("{" + name + "}", said)
                    : path + "?" + name + "=" + said;
            HttpRequest.Builder request = api.request("/api/v1" + url)
                    .header("Cookie", admin)
                    .header("Content-Type", "application/json")
                    .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody());
            HttpResponse<String> answer = api.send(request);
            assertThat(answer.statusCode()).as(method + " " + url).isNotEqualTo(500);
            assertThat(answer.body())
                    .as(method + " " + url)
                    .doesNotContain("is invalid. Expected string", "Unable to decode", name + ": Instance type");
        }
    }
}

package io.ramzor.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks an InfluxDB as any other program does: HTTP and its own words. */
public final class InfluxQuestions {
    private final HttpClient client = HttpClient.newHttpClient();
    private final InfluxOptions options;

    public InfluxQuestions(InfluxOptions options) {
        this.options = options;
    }

    /** Which database is asked. */
    public String database() {
        return options.database();
    }

    /** The answer to a query; fails if the server finds fault with it. */
    public JsonNode ask(String query) throws IOException, InterruptedException {
        String form = "db=" + options.database() + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode answer = Json.MAPPER.readTree(post("/query", form, "application/x-www-form-urlencoded"));
        if (answer.has("error") || answer.at("/results/0").has("error")) {
            throw new AssertionError(query + ": " + answer);
        }
        return answer;
    }

    /** The first number of the first series of an answer, after the time; 0 if there is none. */
    public double number(String query) throws IOException, InterruptedException {
        return ask(query).at("/results/0/series/0/values/0/1").asDouble();
    }

    /** Writes a line as it is. */
    void tell(String policy, String line) throws IOException, InterruptedException {
        String failure = post("/write?precision=ms&db=" + options.database() + "&rp=" + policy, line, "text/plain");
        if (!failure.isEmpty()) {
            throw new AssertionError(failure);
        }
    }

    private String post(String path, String body, String type) throws IOException, InterruptedException {
        String user = options.username() + ":" + options.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(options.url() + path))
                .header("Content-Type", type)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}

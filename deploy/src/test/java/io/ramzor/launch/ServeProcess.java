package io.ramzor.launch;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code serve} in a process of its own, and a client that uses it as systems and people do. */
final class ServeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern ADDRESS = Pattern.compile("Ramzor serves (http://\\S+)");
    private static final Pattern INVITATION = Pattern.compile("/#/invitation\\?token=(\\S+)");
    private static final String JSON = "application/json";

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> errors;
    private final Path data;
    private final HttpClient client;
    private final String address;

    /** Starts it on that folder and waits until it says where it is. */
    ServeProcess(Path centre, Path data, CookieManager cookies, String... options) throws IOException {
        this.data = data;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        String[] always = {"serve", "--centre", centre.toString(), "--data", data.toString(), "--port", "0"};
        process = Cli.start(Stream.concat(Stream.of(always), Stream.of(options)).toArray(String[]::new));
        errors = Cli.read(process.getErrorStream());
        Thread reader = new Thread(this::readOutput);
        reader.setDaemon(true);
        reader.start();
        await().atMost(PATIENCE).until(() -> !process.isAlive() || find("Systems send events to (\\S+)") != null);
        address = find(ADDRESS.pattern());
        if (address == null) {
            throw new AssertionError("serve ended with " + process.exitValue() + ": " + errors.join());
        }
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add("cannot be read: " + e.getMessage());
        }
    }

    private String find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(String.join("\n", output));
        return matcher.find() ? matcher.group(1) : null;
    }

    List<String> output() {
        return output;
    }

    /** The token of the link for the first administrator, null if none was printed. */
    String invitation() {
        return find(INVITATION.pattern());
    }

    /** Makes the first administrator; the client is signed in from then on. */
    void signUp() throws IOException, InterruptedException {
        String body =
                "{\"token\":\"%s\",\"user\":\"dana\",\"password\":\"correct horse battery\"}".formatted(invitation());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/v1/invitation"))
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError("invitation: " + answer.statusCode() + " " + answer.body());
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri(path)).GET().build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** Sends events; the answer counts them. */
    JsonNode post(String events) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(events(events));
        if (answer.statusCode() != 200) {
            throw new AssertionError("events: " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** Sends events and does not wait for the answer. */
    CompletableFuture<HttpResponse<String>> postLater(String events) throws IOException {
        return client.sendAsync(events(events), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest events(String events) throws IOException {
        String token = Files.readString(data.resolve("ingest.token")).strip();
        return HttpRequest.newBuilder(uri("/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(events))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(address + path);
    }

    /** Waits until the board has reached that time. */
    void awaitBoard(Instant at) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            JsonNode now = get("/api/v1/board").get("at");
            return !now.isNull() && !Instant.parse(now.asText()).isBefore(at);
        });
    }

    /** Waits until the history has a number of the queue's interval that begins then. */
    void awaitInterval(String queue, Instant start) {
        String path = "/api/v1/history?metric=offered&resolution=interval&queue=%s&from=%s&to=%s"
                .formatted(URLEncoder.encode(queue, StandardCharsets.UTF_8), start, start.plusSeconds(1));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !get(path).get("points").isEmpty());
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What it said on standard error, once it has ended. */
    String errors() {
        return errors.join();
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}

package io.ramzor.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A centre's first hour: nobody is known, nothing has come; then the first administrator, then the first events. */
@ExtendWith(OneChromium.class)
@Timeout(600)
class ServePageTest {
    private static final String CENTRE = """
            zone: Asia/Jerusalem
            queues:
              service-voice: {channel: voice}
              service-chat: {channel: chat}
            """;

    private static final Pattern ADDRESS = Pattern.compile("Ramzor serves (\\S+) .*");
    private static final Pattern INVITATION = Pattern.compile("The first administrator signs up.* at (\\S+)");
    private static final Pattern TOKEN_FILE = Pattern.compile("Systems send events to \\S+ with the token in (.+)");
    private static final String PASSWORD = "a long enough password";

    @TempDir
    private Path folder;

    private Program serve;
    private Tab tab;

    @BeforeEach
    void start(Chromium chromium) throws IOException {
        Path centre = Files.writeString(folder.resolve("centre.yaml"), CENTRE);
        serve = Program.start(
                "serve",
                "--centre",
                centre.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0");
        tab = chromium.visit(Chromium.Look.DESKTOP);
    }

    @AfterEach
    void close() {
        tab.close();
        serve.close();
    }

    @Test
    void fromNothingToTheFirstFigures() throws Exception {
        String address = serve.awaitLine(ADDRESS);
        tab.page().navigate(address);
        assertThat(tab.part("sign-in")).isVisible();

        tab.page().navigate(serve.awaitLine(INVITATION));
        assertThat(tab.part("invitation")).isVisible();
        signIn(PASSWORD);
        assertThat(tab.part("queue-row-service-voice")).containsText("No data yet");
        assertThat(tab.part("queue-row-service-chat")).containsText("No data yet");
        assertThat(tab.part("first-steps").locator("pre"))
                .containsText(new String[] {address + "/api/v1/events", "java -jar ramzor.jar import csv"});

        tab.part("sign-out").click();
        assertThat(tab.part("sign-in")).isVisible();
        signIn("a long but wrong password");
        assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("User name or password is wrong");
        signIn(PASSWORD);
        assertThat(tab.part("user")).hasText("noa");

        String answer = send(address, events());
        assertThat(answer).contains("\"accepted\":6").contains("\"rejected\":1");
        assertThat(tab.part("waiting-service-voice")).hasText("1");
        assertThat(tab.part("service-level-service-voice")).hasAttribute("data-value", "0.5");
        assertThat(tab.part("first-steps")).hasCount(0);
        assertThat(tab.part("queue-row-service-chat")).containsText("No data yet");

        tab.part("rejects-link").click();
        Locator reject = tab.part("rejects").locator("tbody tr").first();
        assertThat(reject).containsText("Unknown type");
        assertThat(reject).containsText("contact.teleported");
    }

    private void signIn(String password) {
        tab.part("user-field").fill("noa");
        tab.part("password-field").fill(password);
        tab.part("sign-in-button").click();
    }

    /** One call was answered after ten seconds, one has waited too long already and waits on; one line is none. */
    private static String events() {
        Instant start = InstantSource.system().instant().minusSeconds(60);
        return String.join(
                "\n",
                event("a1", start, "contact.offered", "\"contact\":\"a\",\"channel\":\"voice\""),
                event(
                        "a2",
                        start,
                        "contact.queued",
                        "\"contact\":\"a\",\"channel\":\"voice\",\"queue\":\"service-voice\""),
                event("a3", start.plusSeconds(10), "contact.assigned", "\"contact\":\"a\",\"agent\":\"dana\""),
                event("a4", start.plusSeconds(10), "contact.answered", "\"contact\":\"a\",\"agent\":\"dana\""),
                event("b0", start, "contact.teleported", "\"contact\":\"b\""),
                event("b1", start, "contact.offered", "\"contact\":\"b\",\"channel\":\"voice\""),
                event(
                        "b2",
                        start,
                        "contact.queued",
                        "\"contact\":\"b\",\"channel\":\"voice\",\"queue\":\"service-voice\""));
    }

    private static String event(String id, Instant time, String type, String fields) {
        return "{\"id\":\"%s\",\"time\":\"%s\",\"type\":\"%s\",%s}".formatted(id, time, type, fields);
    }

    private String send(String address, String lines) throws IOException, InterruptedException {
        String token = Files.readString(Path.of(serve.awaitLine(TOKEN_FILE))).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}

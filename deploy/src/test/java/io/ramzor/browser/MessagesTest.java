package io.ramzor.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say the same things, and all that the scripts ask for. */
class MessagesTest {
    private static final Path WEBROOT = Path.of("..", "dashboard-api", "src", "main", "resources", "webroot");
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");
    private static final Pattern ASKED = Pattern.compile("\\b(?:t|rich)\\('([a-z_.0-9]+)'[,)]");

    @Test
    void bothLanguagesHaveTheSameMessagesWithTheSameValues() throws IOException {
        assertThat(holes("en")).hasSizeGreaterThan(200).isEqualTo(holes("he"));
    }

    @Test
    void messagesThatCountHaveAFormForEveryOtherNumber() throws IOException {
        for (String language : Set.of("en", "he")) {
            messages(language).forEach((key, message) -> {
                if (message.isObject()) {
                    assertThat(message.has("other")).as(language + " " + key).isTrue();
                }
            });
        }
    }

    @Test
    void everyMessageThatAScriptAsksForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEBROOT)) {
            for (Path script :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                ASKED.matcher(Files.readString(script)).results().forEach(found -> asked.add(found.group(1)));
            }
        }
        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(messages("en").keySet()).containsAll(asked);
    }

    /** The holes of each message, in all its forms together; forms may leave the number out. */
    private static Map<String, Set<String>> holes(String language) throws IOException {
        Map<String, Set<String>> holes = new TreeMap<>();
        messages(language).forEach((key, message) -> {
            Set<String> found = HOLE.matcher(message.toString())
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
            holes.put(key, found);
        });
        return holes;
    }

    private static Map<String, JsonNode> messages(String language) throws IOException {
        JsonNode file = Json.MAPPER.readTree(
                WEBROOT.resolve("i18n").resolve(language + ".json").toFile());
        Map<String, JsonNode> messages = new TreeMap<>();
        file.fields().forEachRemaining(field -> messages.put(field.getKey(), field.getValue()));
        return messages;
    }
}

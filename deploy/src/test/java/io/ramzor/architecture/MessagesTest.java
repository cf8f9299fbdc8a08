package io.ramzor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.decision.Dismissal;
import io.ramzor.rebalance.Guardrail;
import io.ramzor.rebalance.ReasonCode;
import io.ramzor.sim.Scenario;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the pages' messages together with each other and with what the server says in codes. */
class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> HINTS =
            List.of("storm_in", "storm_here", "press_apply", "watch", "calm", "paused", "ended");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        JsonNode english = messages("en");
        JsonNode hebrew = messages("he");

        assertThat(keys(hebrew)).isEqualTo(keys(english)).hasSizeGreaterThan(100);
        TreeMap<String, Set<String>> differ = new TreeMap<>();
        for (String key : keys(english)) {
            if (!placeholders(english.get(key)).equals(placeholders(hebrew.get(key)))) {
                differ.put(key, placeholders(hebrew.get(key)));
            }
        }
        assertThat(differ).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "he"})
    void everyCodeHasAMessage(String language) throws IOException {
        JsonNode messages = messages(language);
        for (ReasonCode reason : ReasonCode.values()) {
            JsonNode message = messages.get("why." + reason.code());
            assertThat(message).as("why." + reason.code()).isNotNull();
            assertThat(reason.argumentNames()).as(reason.code()).containsAll(placeholders(message));
        }
        for (Guardrail guardrail : Guardrail.values()) {
            JsonNode message = messages.get("guardrail." + guardrail.code());
            assertThat(message).as("guardrail." + guardrail.code()).isNotNull();
            Set<String> known = new TreeSet<>(guardrail.argumentNames());
            known.add("agent");
            assertThat(known).as(guardrail.code()).containsAll(placeholders(message));
        }
        for (Dismissal dismissal : Dismissal.values()) {
            assertThat(messages.has("because." + dismissal.wireName()))
                    .as("because." + dismissal.wireName())
                    .isTrue();
        }
        for (String hint : HINTS) {
            assertThat(messages.has("demo.hint." + hint)).as(hint).isTrue();
        }
        for (String scenario : Scenario.names()) {
            assertThat(messages.has("scenario." + scenario)).as(scenario).isTrue();
        }
    }

    private static Set<String> placeholders(JsonNode message) {
        return PLACEHOLDER
                .matcher(message.toString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(JsonNode messages) {
        Set<String> keys = new TreeSet<>();
        messages.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode messages(String language) throws IOException {
        try (InputStream in = MessagesTest.class.getResourceAsStream("/webroot/i18n/" + language + ".json")) {
            return Json.MAPPER.readTree(in);
        }
    }
}

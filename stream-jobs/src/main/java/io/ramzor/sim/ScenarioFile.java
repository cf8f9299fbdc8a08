package io.ramzor.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reads scenarios; an unknown key is refused with its place. */
final class ScenarioFile {
    static final List<String> NAMES = List.of(
            "quiet-day",
            "monday-peak",
            "chat-storm",
            "voice-outage-then-surge",
            "whatsapp-launch",
            "five-ill-at-nine",
            "whatsapp-slow");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The keys of a scenario file. */
    private record Text(
            String day,
            String opens,
            Double level,
            Map<String, Double> queueLevel,
            List<Scenario.Surge> surges,
            List<Scenario.Note> notes,
            Map<String, String> botLevels,
            Map<String, String> ill) {}

    private ScenarioFile() {}

    static Scenario named(String name) {
        if (SixQueues.NAMES.containsKey(name)) {
            return SixQueues.named(name);
        }
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("there is no scenario " + name + "; there are "
                    + String.join(", ", NAMES) + ", " + String.join(", ", SixQueues.NAMES.keySet()));
        }
        return parse(name, resource(name), resource("demand"), resource("staff"), resource("centre"));
    }

    static Scenario parse(String name, String scenario, String demand, String staff, String centre) {
        Text text = read(name, scenario, Text.class);
        Centre parsed;
        try {
            parsed = CentreFile.parse("centre of scenario " + name, centre);
        } catch (CentreException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new Scenario(
                name,
                LocalDate.parse(text.day()),
                text.opens() == null ? "08:00" : text.opens(),
                text.level() == null ? 1 : text.level(),
                text.queueLevel() == null ? Map.of() : text.queueLevel(),
                text.surges() == null ? List.of() : text.surges(),
                text.notes() == null ? List.of() : text.notes(),
                text.botLevels() == null ? Map.of() : text.botLevels(),
                text.ill() == null ? Map.of() : text.ill(),
                read(name + ", demand", demand, Demand.class),
                read(name + ", staff", staff, Staff.class),
                parsed,
                centre);
    }

    private static <T> T read(String what, String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "scenario " + what + ": " + e.getOriginalMessage() + " at " + e.getPathReference(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("scenario " + what + ": " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ScenarioFile.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the resource " + name + ".yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

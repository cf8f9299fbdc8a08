package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.centre.YamlValue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example that ships can be read. */
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"bank", "export"})
    void centresAreRead(String example) throws CentreException {
        assertThat(CentreFile.read(Path.of("examples", example, "centre.yaml")).queues())
                .isNotEmpty();
    }

    @Test
    void composeStartsServeOnTheKafkaBesideIt() throws CentreException {
        YamlValue services = YamlValue.parse("compose.yaml", YamlValue.textOf(Path.of("compose", "compose.yaml")))
                .entries()
                .get("services");
        Settings settings = Settings.read(Path.of("compose", "ramzor", "settings.yaml"));

        assertThat(services.entries()).containsKeys("kafka", "ramzor");
        assertThat(settings.kafka().orElseThrow().servers()).isEqualTo("kafka:9092");
        assertThat(services.entries().get("kafka").entries().get("environment").entries())
                .hasEntrySatisfying(
                        "KAFKA_ADVERTISED_LISTENERS",
                        listener -> assertThat(text(listener)).isEqualTo("PLAINTEXT://kafka:9092"));
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
    }

    private static String text(YamlValue value) {
        try {
            return value.text();
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }
}

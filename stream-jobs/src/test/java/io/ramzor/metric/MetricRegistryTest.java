package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricRegistryTest {

    @Test
    void everyEntryIsCompleteInBothLanguages() {
        assertThat(MetricRegistry.definitions()).allSatisfy(definition -> {
            assertThat(definition.labels()).containsOnlyKeys("en", "he");
            assertThat(definition.definition()).containsOnlyKeys("en", "he");
            assertThat(definition.definition().get("en")).endsWith(".").doesNotContain("\n");
            assertThat(definition.definition().get("he")).endsWith(".").matches(".*\\p{InHebrew}.*");
            assertThat(definition.labels().get("he")).matches(".*\\p{InHebrew}.*");
            assertThat(definition.unit()).isIn("count", "seconds", "ratio", "contacts", "intervals");
            assertThat(definition.direction()).isIn("up", "down", "none");
            assertThat(definition.version()).isPositive();
            assertThat(definition.formula()).isNotBlank();
        });
    }

    @Test
    void idsAreUniqueAndFound() {
        List<String> ids =
                MetricRegistry.definitions().stream().map(MetricDefinition::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .allSatisfy(id -> assertThat(MetricRegistry.definition(id)).isPresent());
        assertThat(MetricRegistry.definition("nonsense")).isEmpty();
    }

    @Test
    void theSevenPresetsStandInTheirOrder() {
        assertThat(MetricRegistry.presets())
                .containsExactly(
                        "answered_only",
                        "abandons_against",
                        "short_abandons_excluded",
                        "early_abandons_excluded",
                        "early_abandons_met",
                        "exited_in_time",
                        "flow_outs_against");
        assertThat(MetricRegistry.presets()).contains(MetricRegistry.DEFAULT_PRESET);
    }

    @Test
    void everyClockIsDefined() {
        Set<String> clocks =
                Arrays.stream(ClockId.values()).map(ClockId::wireName).collect(Collectors.toSet());

        assertThat(MetricRegistry.definitions().stream()
                        .filter(definition -> definition.kind().equals("clock"))
                        .map(MetricDefinition::id))
                .containsExactlyInAnyOrderElementsOf(clocks);
    }

    @Test
    void theExpectedWaitIsOneMoreThanWhoWaitsAtThePaceOfAnswers() {
        assertThat(MetricRegistry.expectedWaitSeconds(4, 15)).isEqualTo(300);
        assertThat(MetricRegistry.expectedWaitSeconds(4, 0)).isNull();
    }
}

package io.ramzor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.YamlValue;
import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the files for Grafana together with the registry and with each other. */
class GrafanaFilesTest {
    private static final Path FOLDER = Path.of("grafana");

    @Test
    void theFilesAreThoseThatTheRegistryMakes() throws Exception {
        for (Map.Entry<String, byte[]> file : GrafanaFiles.files().entrySet()) {
            assertThat(Files.readString(FOLDER.resolve(file.getKey())))
                    .as(
                            "deploy/grafana/%s is not what the registry makes: run mvn -q package -Dmaven.test.skip, then"
                                    + " java -cp deploy/target/ramzor.jar io.ramzor.grafana.GrafanaFiles deploy/grafana",
                            file.getKey())
                    .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
        }
        try (Stream<Path> dashboards = Files.list(FOLDER.resolve("dashboards"))) {
            assertThat(dashboards.map(path -> "dashboards/" + path.getFileName()))
                    .isSubsetOf(GrafanaFiles.files().keySet());
        }
    }

    @Test
    void everyMetricHasAPanel() {
        Set<String> shown = Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .map(panel -> panel.query().metric())
                .collect(Collectors.toSet());
        Set<String> missing = MetricRegistry.definitions().stream()
                .filter(metric -> !metric.kind().equals("clock_number"))
                .filter(metric ->
                        !(metric.kind().equals("fact") && metric.group().equals(MetricDefinition.AGENT)))
                .map(MetricDefinition::id)
                .filter(id -> !shown.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void uidsStay() {
        assertThat(Dashboard.all().stream().map(Dashboard::uid))
                .containsExactly("ramzor-floor", "ramzor-service", "ramzor-shift", "ramzor-pipeline");
        assertThat(AlertRule.all().stream().map(AlertRule::uid)).doesNotHaveDuplicates();
    }

    @Test
    void everyRuleHasItsEntryInThePlaybook() throws Exception {
        List<String> headings = Files.readAllLines(FOLDER.resolve("playbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(headings)
                .containsExactlyElementsOf(
                        AlertRule.all().stream().map(AlertRule::uid).toList());
    }

    @Test
    void provisioningNamesTheSameSourceAndFolder() throws Exception {
        YamlValue sources =
                yaml("provisioning/datasources/ramzor.yaml").entries().get("datasources");
        assertThat(sources.items().get(0).entries().get("uid").text()).isEqualTo(DashboardJson.SOURCE);
        YamlValue providers =
                yaml("provisioning/dashboards/ramzor.yaml").entries().get("providers");
        assertThat(providers.items().get(0).entries().get("folder").text()).isEqualTo("Ramzor");
    }

    private static YamlValue yaml(String file) throws Exception {
        return YamlValue.parse(file, Files.readString(FOLDER.resolve(file)));
    }
}

package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.centre.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds {@code compose.yaml} together with the files and settings that it names. */
class ComposeTest {
    private static final Path FOLDER = Path.of("compose");

    private static Map<String, YamlValue> file() throws Exception {
        return YamlValue.parse("compose.yaml", Files.readString(FOLDER.resolve("compose.yaml")))
                .entries();
    }

    private static Map<String, YamlValue> service(String name) throws Exception {
        return file().get("services").entries().get(name).entries();
    }

    /** Mounts as source, target and perhaps mode. */
    private static List<String[]> mounts(Map<String, YamlValue> service) throws CentreException {
        return service.get("volumes").texts().stream()
                .map(mount -> mount.split(":"))
                .toList();
    }

    private static Path mountedAt(String service, String target) throws Exception {
        String source = mounts(service(service)).stream()
                .filter(mount -> mount[1].equals(target))
                .findFirst()
                .orElseThrow()[0];
        return FOLDER.resolve(source).normalize();
    }

    @Test
    void imagesArePinnedPortsAreLocalAndMountsAreThere() throws Exception {
        for (Map.Entry<String, YamlValue> each :
                file().get("services").entries().entrySet()) {
            Map<String, YamlValue> service = each.getValue().entries();
            assertThat(service.get("image").text()).as(each.getKey()).matches("[a-z0-9/.-]+:\\d[\\w.-]+");
            if (service.containsKey("ports")) {
                assertThat(service.get("ports").texts()).allMatch(port -> port.startsWith("127.0.0.1:"));
            }
            for (String[] mount : mounts(service)) {
                boolean named = file().get("volumes").entries().containsKey(mount[0]);
                boolean built = mount[0].equals("../target/ramzor.jar");
                assertThat(named || built || Files.exists(FOLDER.resolve(mount[0])))
                        .as(mount[0])
                        .isTrue();
                assertThat(named || mount[2].equals("ro")).as(mount[0]).isTrue();
            }
        }
    }

    @Test
    void ramzorsCommandIsOneThatItTakes() throws Exception {
        List<String> words = new ArrayList<>(
                Arrays.asList(service("ramzor").get("command").text().split("\\s+")));
        assertThat(words.subList(0, 4)).containsExactly("java", "-Xmx1g", "-jar", "/opt/ramzor/ramzor.jar");
        assertThat(words.get(4)).isEqualTo("serve");
        CommandLine.ParseResult parsed = new CommandLine(new ServeCommand())
                .parseArgs(words.subList(5, words.size()).toArray(String[]::new));
        assertThat(CentreFile.read(mountedAt(
                                "ramzor",
                                parsed.matchedOptionValue("--centre", Path.of(""))
                                        .toString()))
                        .queues())
                .isNotEmpty();
        Settings settings = Settings.read(mountedAt(
                "ramzor", parsed.matchedOptionValue("--settings", Path.of("")).toString()));
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        String secret = service("ramzor").get("secrets").texts().get(0);
        assertThat(file().get("secrets").entries()).containsKey(secret);
        assertThat(settings.influx().passwordFile()).isEqualTo(Path.of("/run/secrets", secret));
    }

    @Test
    void allSpeakOfTheSameInfluxDb() throws Exception {
        Settings settings = Settings.read(FOLDER.resolve("ramzor/settings.yaml"));
        Map<String, YamlValue> grafana = service("grafana").get("environment").entries();
        Map<String, YamlValue> influx = service("influxdb").get("environment").entries();

        assertThat(settings.influx().url())
                .isEqualTo("http://influxdb:8086")
                .isEqualTo(grafana.get("RAMZOR_INFLUX_URL").text());
        assertThat(settings.influx().database())
                .isEqualTo(grafana.get("RAMZOR_INFLUX_DATABASE").text());
        assertThat(settings.influx().username())
                .isEqualTo(grafana.get("RAMZOR_INFLUX_USER").text())
                .isEqualTo(influx.get("INFLUXDB_ADMIN_USER").text());
        for (YamlValue password :
                List.of(influx.get("INFLUXDB_ADMIN_PASSWORD"), grafana.get("GF_SECURITY_ADMIN_PASSWORD"))) {
            assertThat(password.text()).as("no password stands in the file").startsWith("${RAMZOR_");
        }
        String source = Files.readString(Path.of("grafana/provisioning/datasources/ramzor.yaml"));
        assertThat(grafana.keySet().stream().filter(key -> key.startsWith("RAMZOR_")))
                .allSatisfy(key -> assertThat(source).contains("$" + key));
    }

    @Test
    void grafanaFindsDashboardsAndRulesWhereTheyAre() throws Exception {
        String providers = Files.readString(Path.of("grafana/provisioning/dashboards/ramzor.yaml"));
        String folder = "/etc/grafana/ramzor/dashboards";
        assertThat(providers).contains("path: " + folder);
        assertThat(mountedAt("grafana", folder)).isEqualTo(Path.of("grafana/dashboards"));
        assertThat(mountedAt("grafana", "/etc/grafana/provisioning").resolve("alerting/ramzor.json"))
                .isRegularFile();
    }
}

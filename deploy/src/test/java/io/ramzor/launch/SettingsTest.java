package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.centre.CentreException;
import io.ramzor.control.RebalanceMode;
import io.ramzor.rebalance.Guardrails;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void theReferenceHoldsTheDefaults() throws CentreException {
        Settings settings = Settings.defaults();

        assertThat(settings.data()).isEqualTo(new Settings.Data(Path.of("ramzor-data"), 90, true, 0));
        assertThat(settings.http())
                .isEqualTo(new Settings.Http("127.0.0.1", 8080, false, "'none'", 10_000, 64L * 1024 * 1024));
        assertThat(settings.input()).isEqualTo(new Settings.Input(null, null, Duration.ofSeconds(5), 1));
        assertThat(settings.stream()).isEqualTo(new Settings.Stream(1, 10_000));
        assertThat(settings.planner().holidays()).isEmpty();
        assertThat(settings.influx()).isNull();
        assertThat(settings.liveKept()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void aFileOverridesWhatItNames() throws CentreException {
        Settings settings = Settings.parse("s.yaml", """
                data: {folder: /var/lib/ramzor, most_pages: 7}
                http: {host: 0.0.0.0, port: 9090, secure_cookie: true}
                input: {folder: exports, map: calls.yaml, every_seconds: 0.5, partitions: 4}
                stream: {parallelism: 3}
                planner: {enabled: false}
                history: {store: influx, live_days: 3}
                influx: {url: "https://influx.example:8086", username: ramzor, password_file: secret.txt, live_days: 7}
                """);

        assertThat(settings.data()).isEqualTo(new Settings.Data(Path.of("/var/lib/ramzor"), 90, true, 7));
        assertThat(settings.http().port()).isEqualTo(9090);
        assertThat(settings.http().secureCookie()).isTrue();
        assertThat(settings.input())
                .isEqualTo(new Settings.Input(Path.of("exports"), Path.of("calls.yaml"), Duration.ofMillis(500), 4));
        assertThat(settings.stream()).isEqualTo(new Settings.Stream(3, 10_000));
        assertThat(settings.planner()).isNull();
        assertThat(settings.liveKept()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.influx())
                .isEqualTo(new InfluxSettings(
                        "https://influx.example:8086", "ramzor", "ramzor", Path.of("secret.txt"), 7, 1, 5, true));
        assertThat(settings.effective())
                .contains("data.folder=/var/lib/ramzor", "http.port=9090", "stream.checkpoint_seconds=10");
    }

    @Test
    void listsOfHolidaysAreKnownOnes() throws CentreException {
        Settings settings = Settings.parse("s.yaml", "planner: {holidays: [IL, US]}");
        assertThat(settings.planner().holidays()).containsExactly("IL", "US");
        assertThatThrownBy(() -> Settings.parse("s.yaml", "planner: {holidays: [IL, Atlantis]}"))
                .isInstanceOf(CentreException.class)
                .hasMessageContaining("planner.holidays")
                .hasMessageContaining("no list of holidays \"Atlantis\"");
    }

    @Test
    void guardrailsAndModeAreSet() throws CentreException {
        assertThat(Settings.defaults().planner().guardrails()).isEqualTo(Guardrails.DEFAULT);
        assertThat(Settings.defaults().planner().mode()).isEqualTo(RebalanceMode.RECOMMEND);
        Settings settings = Settings.parse("s.yaml", """
                rebalance: {mode: automatic, most_moves: 3, minimum_stay_minutes: 20, queue_floors: {service-voice: 4}}
                """);
        assertThat(settings.planner().mode()).isEqualTo(RebalanceMode.AUTOMATIC);
        assertThat(settings.planner().guardrails().mostMoves()).isEqualTo(3);
        assertThat(settings.planner().guardrails().minimumStay()).isEqualTo(Duration.ofMinutes(20));
        assertThat(settings.planner().guardrails().queueFloors()).containsOnly(Map.entry("service-voice", 4));
    }

    @Test
    void topicsAreAtAKafkaWhereTheSettingsSaySo() throws CentreException {
        Settings settings = Settings.parse("s.yaml", """
                broker: kafka
                kafka: {bootstrap_servers: "one:9092,other:9092", replication: 3}
                data: {retention_days: 7}
                input: {topic: calls, partitions: 4}
                """);

        KafkaOptions kafka = settings.kafka().orElseThrow();
        assertThat(kafka.servers()).isEqualTo("one:9092,other:9092");
        assertThat(kafka.at(Topics.EVENTS)).isEqualTo("calls");
        assertThat(kafka.at("floor")).isEqualTo("ramzor.floor");
        assertThat(kafka.partitions()).containsEntry(Topics.EVENTS, 4);
        assertThat(kafka.retention()).containsEntry(Topics.EVENTS, Duration.ofDays(7));
        assertThat(kafka.replication()).isEqualTo(3);
        assertThat(Settings.defaults().kafka()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http: {prot: 8080}|s.yaml, line 1: http.prot: unknown key; did you mean port?",
                "htpp: {port: 8080}|s.yaml, line 1: htpp: unknown key; did you mean http?",
                "http: {port: 80800}|s.yaml, line 1: http.port: a number from 0 to 65535 is expected, found \"80800\"",
                "rebalance: {mode: bold}|s.yaml, line 1: rebalance.mode: one of recommend, automatic, off is expected",
                "rebalance: {queue_floors: {chat: -1}}|rebalance.queue_floors.chat: a number from 0 to 100000 is expected",
                "rebalance: {most_move: 3}|rebalance.most_move: unknown key; did you mean most_moves?",
                "http: 8080|s.yaml, line 1: http: a map of keys and values is expected, found \"8080\"",
                "input: {partitions: 0}|s.yaml, line 1: input.partitions: a number from 1 to 64 is expected",
                "broker: rabbit|s.yaml, line 1: broker: embedded or kafka is expected, found \"rabbit\"",
                "broker: kafka|s.yaml, line 1: broker: kafka.bootstrap_servers is missing; name the servers as host:port",
                "kafka: {servers: x}|s.yaml, line 1: kafka.servers: unknown key",
                "kafka: {topic_prefix: a b}|s.yaml, line 1: kafka.topic_prefix: letters, digits, points, - and _ are expected",
                "history: {store: influxdb}|s.yaml, line 1: history.store: one of embedded, influx is expected",
                "influx: {url: 'influx:8086'}|s.yaml, line 1: influx.url: an address such as http://127.0.0.1:8086 is expected",
                "influx: {url: 'http://me:secret@host:8086'}|influx.url: an address such as",
                "influx: {interval_years: -1}|influx.interval_years: a number from 0 to 100 is expected",
                "planner: {enabled: perhaps}|true or false is expected",
            })
    void whatIsUnknownOrImpossibleStopsTheStart(String yaml, String message) {
        assertThatThrownBy(() -> Settings.parse("s.yaml", yaml))
                .isInstanceOf(CentreException.class)
                .hasMessageContaining(message);
    }
}

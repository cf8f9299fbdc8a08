package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import io.ramzor.centre.YamlValue;
import io.ramzor.control.PlannerSettings;
import io.ramzor.control.RebalanceMode;
import io.ramzor.event.Micros;
import io.ramzor.rebalance.Guardrails;
import io.ramzor.topic.KafkaOptions;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of {@code serve}: those of {@code reference.yaml}, overridden by a file of the same form. */
final class Settings {
    private static final String REFERENCE = "/reference.yaml";
    private static final int MOST_PORT = 65_535;
    private static final int MOST_AGENTS = 100_000;
    private static final String INFLUX = "influx";
    private static final List<String> STORES = List.of("embedded", INFLUX);

    private final Map<String, YamlValue> values;

    private Settings(Map<String, YamlValue> values) {
        this.values = values;
    }

    /** Every setting at its default. */
    static Settings defaults() {
        try {
            return checked(flat(YamlValue.parse("reference.yaml", reference())));
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws CentreException if the file cannot be read, names an unknown setting or a value that is not possible */
    static Settings read(Path file) throws CentreException {
        return parse(file.toString(), YamlValue.textOf(file));
    }

    /** @param name what to call the text in messages */
    static Settings parse(String name, String yaml) throws CentreException {
        Map<String, YamlValue> values = flat(YamlValue.parse("reference.yaml", reference()));
        Map<String, YamlValue> reference =
                YamlValue.parse("reference.yaml", reference()).entries();
        Map<String, YamlValue> said = YamlValue.parse(name, yaml).entries(reference.keySet());
        for (Map.Entry<String, YamlValue> group : said.entrySet()) {
            if (!reference.get(group.getKey()).isMap()) {
                values.put(group.getKey(), group.getValue());
                continue;
            }
            Map<String, YamlValue> known = reference.get(group.getKey()).entries();
            for (YamlValue value : group.getValue().entries(known.keySet()).values()) {
                values.put(value.path(), value);
            }
        }
        return checked(values);
    }

    /** The commented file of all settings. */
    static String reference() {
        try (InputStream in = Settings.class.getResourceAsStream(REFERENCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is set, by group.
     *
     * @param folder where everything is kept
     * @param retentionDays days that events are kept
     * @param mostPages largest file of the log in SQLite pages, 0 = no limit
     */
    record Data(Path folder, int retentionDays, boolean syncEachCommit, long mostPages) {}

    /** @param mostEventBytes largest body of events */
    record Http(
            String host, int port, boolean secureCookie, String frameAncestors, int mostStreams, long mostEventBytes) {}

    /**
     * @param folder folder of exports to follow, null = none
     * @param map map of the columns of those that have none of their own beside them, null = none
     * @param partitions partitions of the events topic
     */
    record Input(Path folder, Path map, Duration every, int partitions) {}

    record Stream(int parallelism, long checkpointMillis) {}

    Data data() throws CentreException {
        return new Data(
                Path.of(at("data.folder").text()),
                at("data.retention_days").integer(1, 36_500),
                at("data.sync_each_commit").flag(),
                at("data.most_pages").integer(0, Integer.MAX_VALUE));
    }

    /** Where the topics are if they are at a Kafka; empty = they are in the data folder. */
    Optional<KafkaOptions> kafka() throws CentreException {
        YamlValue broker = at("broker");
        String kind = broker.text();
        if (!kind.equals("embedded") && !kind.equals("kafka")) {
            throw broker.refused("embedded or kafka is expected, found \"" + kind + "\"");
        }
        String prefix = name(at("kafka.topic_prefix"));
        int replication = at("kafka.replication").integer(0, 64);
        String events = name(at("input.topic"));
        Path security = path("kafka.security_file");
        if (kind.equals("embedded")) {
            return Optional.empty();
        }
        if (at("kafka.bootstrap_servers").isBlank()) {
            throw broker.refused("kafka.bootstrap_servers is missing; name the servers as host:port");
        }
        KafkaOptions kafka = KafkaOptions.of(at("kafka.bootstrap_servers").text())
                .prefix(prefix)
                .eventsTopic(events.isEmpty() ? null : events)
                .replication(replication == 0 ? -1 : replication)
                .partitions(Topics.EVENTS, input().partitions())
                .retain(Duration.ofDays(data().retentionDays()));
        return Optional.of(security == null ? kafka : kafka.securityFile(security));
    }

    private static String name(YamlValue value) throws CentreException {
        String name = value.isBlank() ? "" : value.text();
        if (!name.matches("[A-Za-z0-9._-]{0,200}")) {
            throw value.refused("letters, digits, points, - and _ are expected, found \"" + name + "\"");
        }
        return name;
    }

    Http http() throws CentreException {
        return new Http(
                at("http.host").text(),
                at("http.port").integer(0, MOST_PORT),
                at("http.secure_cookie").flag(),
                at("http.frame_ancestors").text(),
                at("http.most_streams").integer(1, 1_000_000),
                at("http.most_event_mebibytes").integer(1, 1_024) * 1_048_576L);
    }

    Input input() throws CentreException {
        return new Input(
                path("input.folder"),
                path("input.map"),
                Duration.ofMillis(Math.max(1, at("input.every_seconds").micros(Micros.SECOND) / 1_000)),
                at("input.partitions").integer(1, 64));
    }

    Stream stream() throws CentreException {
        return new Stream(
                at("stream.parallelism").integer(1, 256),
                at("stream.checkpoint_seconds").micros(Micros.SECOND) / 1_000);
    }

    /** How it plans, null = nothing is proposed. */
    PlannerSettings planner() throws CentreException {
        YamlValue holidays = at("planner.holidays");
        PlannerSettings planner;
        try {
            planner = PlannerSettings.defaults().withHolidays(holidays.texts());
        } catch (IllegalArgumentException e) {
            throw holidays.refused(e.getMessage());
        }
        RebalanceMode mode = RebalanceMode.of(at("rebalance.mode").oneOf(RebalanceMode.wireNames()));
        planner = planner.withRebalancing(mode, guardrails());
        return at("planner.enabled").flag() ? planner : null;
    }

    private Guardrails guardrails() throws CentreException {
        Map<String, Integer> floors = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> floor :
                at("rebalance.queue_floors").entries().entrySet()) {
            floors.put(floor.getKey(), floor.getValue().integer(0, MOST_AGENTS));
        }
        return new Guardrails(
                at("rebalance.most_moves").integer(1, MOST_AGENTS),
                minutes("rebalance.minimum_stay_minutes"),
                at("rebalance.most_moves_an_hour").integer(0, MOST_AGENTS),
                at("rebalance.most_moves_an_agent").integer(0, MOST_AGENTS),
                minutes("rebalance.no_way_back_minutes"),
                minutes("rebalance.break_near_minutes"),
                at("rebalance.most_threads_kept").integer(0, MOST_AGENTS),
                at("rebalance.statutory_share").number(0, 1),
                at("rebalance.fair_lead").integer(1, MOST_AGENTS),
                at("rebalance.queue_floor").integer(0, MOST_AGENTS),
                floors);
    }

    private Duration minutes(String key) throws CentreException {
        return Duration.ofMinutes(at(key).integer(0, 1_440));
    }

    /** How long live readings are kept in the embedded history, zero = for ever. */
    Duration liveKept() throws CentreException {
        return Duration.ofDays(at("history.live_days").integer(0, 36_500));
    }

    /** The InfluxDB that history goes to beside the embedded store, null if none is to. */
    InfluxSettings influx() throws CentreException {
        boolean wanted = at("history.store").oneOf(STORES).equals(INFLUX);
        InfluxSettings influx = new InfluxSettings(
                at("influx.url").text(),
                at("influx.database").text(),
                at("influx.username").isBlank() ? "" : at("influx.username").text(),
                path("influx.password_file"),
                at("influx.live_days").integer(0, 36_500),
                at("influx.live_step_minutes").integer(1, 60),
                at("influx.interval_years").integer(0, 100),
                at("influx.daily").flag());
        if (!influx.isAddress()) {
            throw at("influx.url").refused("an address such as http://127.0.0.1:8086 is expected");
        }
        return wanted ? influx : null;
    }

    /** One line a setting; what is secret is masked. */
    String effective() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + shown(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String shown(String key, YamlValue value) {
        if (key.matches(".*(password|secret|token)$")) {
            return "***";
        }
        try {
            return value.isBlank() ? "" : value.text();
        } catch (CentreException e) {
            return "";
        }
    }

    /** Reads every group once, so that a value that is not possible stops the start. */
    private static Settings checked(Map<String, YamlValue> values) throws CentreException {
        Settings settings = new Settings(values);
        settings.data();
        settings.kafka();
        settings.http();
        settings.input();
        settings.stream();
        settings.planner();
        settings.liveKept();
        settings.influx();
        return settings;
    }

    private static Map<String, YamlValue> flat(YamlValue file) throws CentreException {
        Map<String, YamlValue> flat = new LinkedHashMap<>();
        for (YamlValue group : file.entries().values()) {
            for (YamlValue value : group.isMap() ? group.entries().values() : List.of(group)) {
                flat.put(value.path(), value);
            }
        }
        return flat;
    }

    private Path path(String key) throws CentreException {
        YamlValue value = at(key);
        return value.isBlank() ? null : Path.of(value.text());
    }

    private YamlValue at(String key) {
        YamlValue value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("reference.yaml does not name " + key);
        }
        return value;
    }
}

package io.ramzor.topic;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a broker is, in a form that can be sent to a worker; opening the same embedded address twice in one process
 * shares one log.
 *
 * @param kind {@code embedded} (a folder), {@code files} (event logs to replay, one partition a file, one path a line) or
 *     {@code kafka}
 * @param location folder, paths, or {@link KafkaOptions} as JSON
 */
public record BrokerAddress(String kind, String location) implements Serializable {

    /** The address of an embedded broker's folder. */
    public static BrokerAddress embedded(Path folder) {
        return new BrokerAddress("embedded", folder.toAbsolutePath().toString());
    }

    /** The address of event logs to replay. */
    public static BrokerAddress files(List<Path> paths) {
        return new BrokerAddress(
                "files",
                paths.stream().map(path -> path.toAbsolutePath().toString()).collect(Collectors.joining("\n")));
    }

    /** The address of topics on a Kafka. */
    public static BrokerAddress kafka(KafkaOptions options) {
        return new BrokerAddress("kafka", new String(Json.write(options), StandardCharsets.UTF_8));
    }

    /** How to reach the Kafka, empty if this is the address of another broker. */
    public Optional<KafkaOptions> kafka() {
        return kind.equals("kafka")
                ? Optional.of(Json.read(location.getBytes(StandardCharsets.UTF_8), KafkaOptions.class))
                : Optional.empty();
    }

    /** Opens the broker; each opening is closed by its own close. */
    public Broker open() throws IOException {
        return switch (kind) {
            case "embedded" -> EmbeddedBroker.open(Path.of(location), EmbeddedOptions.defaults());
            case "files" -> new LineFiles(location.lines().map(Path::of).toList());
            case "kafka" -> KafkaBroker.open(kafka().orElseThrow());
            default ->
                throw new IOException(
                        "there is no broker of kind \"" + kind + "\"; known are embedded, files and kafka");
        };
    }
}

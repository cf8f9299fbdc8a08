package io.ramzor.topic;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a broker is, in a form that can be sent to a worker; opening the same embedded address twice in one process
 * shares one log.
 *
 * @param kind {@code embedded} (a folder) or {@code files} (event logs to replay, one partition a file, one path a
 *     line)
 * @param location folder, or paths
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

    /** Opens the broker; each opening is closed by its own close. */
    public Broker open() throws IOException {
        return switch (kind) {
            case "embedded" -> EmbeddedBroker.open(Path.of(location), EmbeddedOptions.defaults());
            case "files" -> new LineFiles(location.lines().map(Path::of).toList());
            default ->
                throw new IOException("there is no broker of kind \"" + kind + "\"; known are embedded and files");
        };
    }
}

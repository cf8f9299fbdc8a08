package io.ramzor.topic;

import java.io.IOException;
import java.io.Serializable;

/**
 * Where a broker is, in a form that can be sent to a worker; opening the same embedded address twice in one process shares one log.
 *
 * @param kind {@code embedded} (a folder) or {@code files} (event logs to replay, one partition a file, one path a line)
 * @param location folder, or paths
 */
public record BrokerAddress(String kind, String location) implements Serializable {

    /** Opens the broker; each opening is closed by its own close. */
    public Broker open() throws IOException {
        throw new UnsupportedOperationException("helper");
    }
}

package io.ramzor.sim;

import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.topic.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Plays a simulation into an event log and its ground truth. */
public final class TwinLog {
    private static final int CLOCK_SECONDS = 10;

    private TwinLog() {}

    /**
     * Writes the log, one event a line by rising time, with a clock every 10 seconds.
     *
     * @param simulation at its start
     * @return the ground truth of what was written
     */
    public static Truth write(Simulation simulation, OutputStream out) throws IOException {
        return write(simulation, out, event -> {});
    }

    /**
     * As {@link #write(Simulation, OutputStream)}.
     *
     * @param besides is told each event as well
     */
    public static Truth write(Simulation simulation, OutputStream out, Consumer<Event> besides) throws IOException {
        BufferedOutputStream lines = new BufferedOutputStream(out, 1 << 16);
        try {
            simulation.clockEverySeconds(CLOCK_SECONDS).advanceTo(Long.MAX_VALUE, event -> {
                try {
                    lines.write(EventJson.encode(event));
                    lines.write('\n');
                    besides.accept(event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        lines.flush();
        return simulation.truth();
    }

    /** Writes the log to the file and its ground truth beside it, as {@code FILE.truth.json}. */
    public static Truth write(Simulation simulation, Path file) throws IOException {
        Truth truth;
        try (OutputStream out = Files.newOutputStream(file)) {
            truth = write(simulation, out);
        }
        Files.write(
                file.resolveSibling(file.getFileName() + ".truth.json"),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(truth));
        return truth;
    }
}

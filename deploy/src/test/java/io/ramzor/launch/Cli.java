package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the command line in a process of its own, on this build's classes. */
public final class Cli {
    private static final long PATIENCE_SECONDS = 180;

    private Cli() {}

    /** How a process ended. */
    record Outcome(int exit, String output, String errors) {}

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        CompletableFuture<String> output = read(process.getInputStream());
        CompletableFuture<String> errors = read(process.getErrorStream());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    List.of(arguments) + " did not end within " + PATIENCE_SECONDS + " s: " + errors.join());
        }
        return new Outcome(process.exitValue(), output.join(), errors.join());
    }

    /** Starts the command and leaves it running. */
    public static Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** The same with settings of the JVM. */
    public static Process start(List<String> jvm, String... arguments) throws IOException {
        // A process lives for a minute or two here: the second compiler costs more than it gives.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.ramzor.launch.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    static Consumer<Outcome> succeeds() {
        return outcome -> assertThat(outcome.exit()).as(outcome.errors()).isZero();
    }

    /** Ends with that code and says so in one line, without a stack trace. */
    static Consumer<Outcome> failsWith(int exit, String message) {
        return outcome -> {
            assertThat(outcome.exit()).as(outcome.errors()).isEqualTo(exit);
            assertThat(outcome.errors()).contains(message).doesNotContain("\tat ");
            assertThat(outcome.errors().lines()).hasSize(1);
        };
    }

    static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

package io.ramzor.browser;

import static org.awaitility.Awaitility.await;

import io.ramzor.launch.Cli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line in a process of its own, on this build's classes, as visitors run it. */
final class Program implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final int LINES_SHOWN = 30;
    private static final Pattern DEMO = Pattern.compile("Ramzor is live: (\\S+) .*");

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private Program(Process process) {
        this.process = process;
        read(process.getInputStream(), output);
        read(process.getErrorStream(), errors);
    }

    static Program start(String... arguments) throws IOException {
        return new Program(Cli.start(List.of("-Dramzor.ends.with.parent=true"), arguments));
    }

    /** The chat storm, at speed 10. */
    static Program demo(long seed) throws IOException {
        return start("demo", "--scenario", "chat-storm", "--seed", String.valueOf(seed), "--port", "0");
    }

    /** The address of a demo's page, once it is live. */
    String demoAddress() {
        return awaitLine(DEMO);
    }

    /** The first group of the first line that has that form. */
    String awaitLine(Pattern form) {
        await().atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || find(form) != null);
        String found = find(form);
        if (found == null) {
            throw new AssertionError("the program did not print " + form + ":\n" + lastLines());
        }
        return found;
    }

    private String find(Pattern form) {
        for (String line : output) {
            Matcher matcher = form.matcher(line);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    private String lastLines() {
        int from = Math.max(0, errors.size() - LINES_SHOWN);
        return String.join("\n", output) + "\n" + String.join("\n", errors.subList(from, errors.size()));
    }

    private static void read(InputStream stream, List<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        in.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("(" + e.getMessage() + ")");
                    }
                },
                "program-output");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

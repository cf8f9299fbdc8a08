package io.ramzor.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of {@code bench push} beside this one, of the same classes: told by its standard input, which also ends it. */
final class PushProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;
    private static final long END_SECONDS = 20;

    private final String name;
    private final Process process;
    private final Path errors;
    private final List<String> said = new ArrayList<>();
    private final Thread reader;

    /** @param heard takes each line that it says, on a thread of its own */
    PushProcess(Path folder, List<String> jvm, List<String> command, Consumer<String> heard) throws IOException {
        this.name = command.get(1);
        this.errors = folder.resolve(name + ".log");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dramzor.ends.with.parent=true",
                "-Dfile.encoding=UTF-8",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED"));
        line.addAll(jvm);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(command);
        process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
        reader = new Thread(() -> read(heard), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<String> heard) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.accept(line);
                synchronized (said) {
                    said.add(line);
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (said) {
                said.notifyAll();
            }
        }
    }

    /** Waits for the line that begins so and returns the rest of it. */
    String await(String beginning) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (said) {
            while (true) {
                for (String line : said) {
                    if (line.startsWith(beginning)) {
                        return line.substring(beginning.length());
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (!reader.isAlive() || left <= 0) {
                    throw new IOException(name + " did not say \"" + beginning.strip() + "\"; it wrote: " + tail());
                }
                said.wait(left);
            }
        }
    }

    void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Processor time so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends its input and waits until it has ended. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(name + " failed; it wrote: " + tail());
        }
        reader.join();
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** Ends its input, and a little later it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended.
        }
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

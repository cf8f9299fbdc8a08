package io.ramzor.history;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real InfluxDB server on a free port of this machine, its data in a folder; can be stopped and started again. */
public final class InfluxServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final boolean authenticates;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    private InfluxServer(Path folder, boolean authenticates) throws IOException {
        this.folder = folder;
        this.authenticates = authenticates;
        this.port = freePort();
    }

    /**
     * Starts a server.
     *
     * @param authenticates whether it asks for a user and password
     */
    public static InfluxServer start(Path folder, boolean authenticates) throws IOException {
        InfluxServer server = new InfluxServer(Files.createDirectories(folder).toAbsolutePath(), authenticates);
        server.start();
        return server;
    }

    /** A server that is down until it is started. */
    public static InfluxServer down(Path folder) throws IOException {
        return new InfluxServer(Files.createDirectories(folder).toAbsolutePath(), false);
    }

    /** Starts it again, on the same port and data; returns when it answers. */
    public void start() throws IOException {
        Path config = folder.resolve("influxd.conf");
        Files.writeString(config, config(freePort()));
        process = new ProcessBuilder(program().toString(), "run", "-config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("influxd.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Awaitility.await("influxd, see " + folder.resolve("influxd.log"))
                .atMost(PATIENCE)
                .until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("influxd ended with " + process.exitValue() + ", see " + folder + "/influxd.log");
        }
        try {
            HttpRequest ping =
                    HttpRequest.newBuilder(URI.create(url() + "/ping")).build();
            return client.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException e) {
            return false;
        }
    }

    private String config(int ownPort) {
        return """
                reporting-enabled = false
                bind-address = "127.0.0.1:%d"
                [meta]
                  dir = "%s/meta"
                [data]
                  dir = "%s/data"
                  wal-dir = "%s/wal"
                  query-log-enabled = false
                [monitor]
                  store-enabled = false
                [http]
                  bind-address = "127.0.0.1:%d"
                  auth-enabled = %s
                  log-enabled = false
                """.formatted(ownPort, folder, folder, folder, port, authenticates);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The path in the environment variable INFLUXD, else the first on the search path. */
    private static Path program() {
        String named = System.getenv("INFLUXD");
        Optional<Path> found = named != null && !named.isBlank()
                ? Optional.of(Path.of(named)).filter(Files::isExecutable)
                : onSearchPath();
        return found.orElseThrow(() -> new AssertionError("InfluxDB's influxd is missing"
                + (named == null ? "" : " at " + named) + ": run deploy/verify or apt-get install influxdb"));
    }

    private static Optional<Path> onSearchPath() {
        Stream<Path> places = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, "influxd"));
        return Stream.concat(places, Stream.of(Path.of("/usr/sbin/influxd")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends the process at once, as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("influxd " + process.pid() + " does not end");
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}

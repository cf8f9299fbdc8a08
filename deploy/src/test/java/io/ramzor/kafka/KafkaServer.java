package io.ramzor.kafka;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A real Kafka of one node, in a process and class path of its own; started for the first test class that asks for it and
 * killed at the end of the run.
 */
public final class KafkaServer {
    private static final Path CLASSPATH = Path.of("target", "kafka.classpath");
    private static final Path HOME = Path.of("target", "kafka");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static KafkaServer running;

    private final int port = freePort();
    private final int controllerPort = freePort();
    private final int securePort = freePort();
    private KafkaSecurity security;
    private final Path settings = HOME.resolve("server.properties");
    private Process process;

    private KafkaServer() {}

    /** The one of this run, up. */
    public static synchronized KafkaServer up() throws Exception {
        if (running == null) {
            KafkaServer server = new KafkaServer();
            server.format();
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            running = server;
        }
        running.start();
        return running;
    }

    public String servers() {
        return "127.0.0.1:" + port;
    }

    /** Likewise by TLS, for those who know user and password. */
    public String secureServers() {
        return "127.0.0.1:" + securePort;
    }

    /** What a client needs for {@link #secureServers}. */
    KafkaSecurity security() {
        return security;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void format() throws Exception {
        if (!Files.exists(CLASSPATH)) {
            throw new AssertionError("a real Kafka is missing; `mvn -pl deploy -am generate-test-resources` gets it");
        }
        if (Files.exists(HOME)) {
            try (Stream<Path> old = Files.walk(HOME)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        Files.createDirectories(HOME);
        security = KafkaSecurity.make(HOME.toAbsolutePath());
        List<String> lines = new ArrayList<>(security.ofServer());
        lines.addAll(List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort + ",SECURE://"
                        + secureServers(),
                "advertised.listeners=PLAINTEXT://" + servers() + ",SECURE://" + secureServers(),
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + HOME.resolve("data").toAbsolutePath(),
                "offsets.topic.replication.factor=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "auto.create.topics.enable=false",
                // Compaction as soon as there is something to compact, so that tests see its gaps.
                "log.cleaner.backoff.ms=200"));
        Files.write(settings, lines);
        Process format = java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "RamzorTestCluster00001",
                "-c",
                "" + settings,
                "--add-scram",
                security.user());
        if (!format.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new AssertionError("Kafka's folder was not made; see " + HOME.resolve("StorageTool.log"));
        }
    }

    /** Starts it, on the data that it has; nothing if it runs. */
    public void start() throws Exception {
        if (process != null && process.isAlive()) {
            return;
        }
        process = java("kafka.Kafka", settings.toString());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("Kafka ended with " + process.exitValue() + "; see " + HOME.resolve("Kafka.log"));
        }
        Map<String, Object> quick = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                1_000);
        try (Admin admin = Admin.create(quick)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** {@code kill -9}; its data stay. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(CLASSPATH).strip(),
                main));
        command.addAll(List.of(arguments));
        File log =
                HOME.resolve(main.substring(main.lastIndexOf('.') + 1) + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}

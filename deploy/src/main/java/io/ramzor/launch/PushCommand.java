package io.ramzor.launch;

import com.sun.management.OperatingSystemMXBean;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench push}. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "How long from the last byte of a batch of events at the HTTP door to the first frame of the board's stream",
            "whose numbers contain it. The server runs in a process of its own, as serve starts it; all watchers run in",
            "another one; this one sends a busy log as the clock comes to it. First with one watcher, then with all.",
            "Each batch ends with two contacts that wait in a queue of their own and an agent that changes state:",
            "a frame contains the batch when it shows all three."
        })
final class PushCommand implements Callable<Integer> {
    private static final int SETTLE_SECONDS = 4;
    private static final String SERVER_MEMORY = "-Xmx4g";
    private static final String WATCHER_MEMORY = "-Xmx1g";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Events a second; default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--watchers",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Watchers; default: ${DEFAULT-VALUE}.")
    private int watchers;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds that are measured, of each; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds of load before; default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--batch-millis",
            paramLabel = "N",
            defaultValue = "100",
            description = "From batch to batch; default: ${DEFAULT-VALUE}.")
    private int batchMillis;

    @Option(
            names = "--agents",
            paramLabel = "N",
            defaultValue = "2000",
            description = "About so many agents; default: ${DEFAULT-VALUE}.")
    private int agents;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the stream job; default: ${DEFAULT-VALUE}.")
    private int parallelism;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--contacts",
            description =
                    "The contacts behind the numbers are kept too, as serve does; without it they are not, as in bench stream.")
    private boolean contacts;

    @Option(names = "--whole", description = "Watchers take the whole board each time, not what changed.")
    private boolean whole;

    @Option(
            names = "--server-java",
            paramLabel = "OPTION",
            description = "An option of the server's Java, as for a profiler; may be repeated.")
    private List<String> serverJava = List.of();

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Map<Integer, Long> onFloor = new ConcurrentHashMap<>();
    private final List<PushPhase.Stretch> stretches = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException, CommandException {
        if (rate < 1
                || watchers < 1
                || seconds < 1
                || warmUp < 0
                || agents < 1
                || parallelism < 1
                || batchMillis < 10) {
            throw new CommandException("all numbers are at least 1, and --batch-millis at least 10");
        }
        Path folder = Files.createTempDirectory("ramzor-bench");
        try {
            List<PushPhase> phases = run(folder);
            spec.commandLine().getOut().println(json ? document(phases) : table(phases));
        } finally {
            DemoFolder.delete(folder);
        }
        return 0;
    }

    private List<PushPhase> run(Path folder) throws IOException, InterruptedException {
        Duration every = Duration.ofMillis(batchMillis);
        PushLog log = new PushLog(rate, agents, every, seed);
        int loadSeconds = warmUp + 2 * (SETTLE_SECONDS + seconds) + SETTLE_SECONDS;
        log.make((int) Math.ceil(loadSeconds * 1000.0 / batchMillis));
        say(log.batches() + " batches of " + log.eventsABatch() + " events are made");
        Path centre = Files.writeString(folder.resolve("centre.yaml"), log.centreYaml());
        Path settings =
                Files.writeString(folder.resolve("settings.yaml"), "stream: {parallelism: " + parallelism + "}\n");
        Path data = folder.resolve("data");
        Path seen = folder.resolve("seen");
        List<String> serve = new ArrayList<>(List.of("bench", "push-server"));
        serve.addAll(contacts ? List.of("--contacts") : List.of());
        serve.addAll(List.of("--", "--centre", centre.toString(), "--settings", settings.toString()));
        serve.addAll(List.of("--data", data.toString(), "--port", "0"));
        try (PushProcess server = new PushProcess(folder, serverJava(), serve, this::heard)) {
            int port = Integer.parseInt(server.await(PushServerCommand.PORT));
            String cookie = viewer(port, server.await(PushServerCommand.INVITATION));
            List<String> watch = List.of(
                    "bench",
                    "push-watchers",
                    "--port",
                    String.valueOf(port),
                    "--path",
                    "/api/v1/board/stream" + (whole ? "" : "?changes=true"),
                    "--out",
                    seen.toString());
            String token = Files.readString(data.resolve("ingest.token")).strip();
            try (PushProcess crowd = new PushProcess(folder, List.of(WATCHER_MEMORY), watch, line -> {});
                    PushSender sender = new PushSender(port, token);
                    PushLoad load = new PushLoad(log, sender, every, Instant.now())) {
                crowd.tell(cookie);
                measure(server, crowd, load);
                crowd.end();
                PushWatched watched = new PushWatched(seen, load.batches(), load::at);
                return stretches.stream()
                        .map(stretch -> PushPhase.of(stretch, load, log.eventsABatch(), onFloor, watched))
                        .toList();
            }
        }
    }

    private List<String> serverJava() {
        List<String> options = new ArrayList<>(List.of(SERVER_MEMORY));
        options.addAll(serverJava);
        return options;
    }

    private void heard(String line) {
        if (line.startsWith(PushServerCommand.PROBE)) {
            String[] parts = line.split(" ");
            onFloor.merge(Integer.valueOf(parts[1]), Long.valueOf(parts[2]), Math::max);
        }
    }

    private void measure(PushProcess server, PushProcess crowd, PushLoad load)
            throws IOException, InterruptedException {
        say("warming up for " + warmUp + " s");
        TimeUnit.SECONDS.sleep(warmUp);
        stretch("one watcher", 1, server, crowd, load);
        if (watchers > 1) {
            stretch("all watchers", watchers, server, crowd, load);
        }
        load.end();
        TimeUnit.SECONDS.sleep(Math.min(SETTLE_SECONDS, seconds));
    }

    private void stretch(String name, int count, PushProcess server, PushProcess crowd, PushLoad load)
            throws IOException, InterruptedException {
        crowd.tell(String.valueOf(count));
        crowd.await(PushWatchersCommand.WATCHING + count);
        TimeUnit.SECONDS.sleep(Math.min(SETTLE_SECONDS, seconds));
        say("measuring " + seconds + " s with " + name);
        long from = System.nanoTime();
        Map<String, Duration> before = processors(server, crowd);
        TimeUnit.SECONDS.sleep(seconds);
        long to = System.nanoTime();
        Map<String, Double> cores = new LinkedHashMap<>();
        processors(server, crowd)
                .forEach((process, time) ->
                        cores.put(process, time.minus(before.get(process)).toNanos() / (double) (to - from)));
        double machine = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        stretches.add(new PushPhase.Stretch(name, count, from, to, cores, machine));
        load.requireHealth();
    }

    private static Map<String, Duration> processors(PushProcess server, PushProcess crowd) {
        Map<String, Duration> times = new LinkedHashMap<>();
        times.put("server", server.processorTime());
        times.put("watchers", crowd.processorTime());
        times.put(
                "sender",
                Duration.ofNanos(
                        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()));
        return times;
    }

    /** Makes the first administrator, lets them add a viewer, and returns the viewer's session. */
    private static String viewer(int port, String invitation) throws IOException, InterruptedException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        String address = "http://127.0.0.1:" + port + "/api/v1/";
        Map<String, String> admin = Map.of("token", invitation, "user", "bench-admin", "password", password);
        String session = post(address + "invitation", admin, "", 200);
        Map<String, String> viewer = Map.of("user", "bench-viewer", "password", password);
        Map<String, String> added = new LinkedHashMap<>(viewer);
        added.put("role", "viewer");
        post(address + "users", added, session, 201);
        return post(address + "session", viewer, "", 200);
    }

    private static String post(String address, Map<String, String> body, String cookie, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(address + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("set-cookie").orElse("").split(";", 2)[0];
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }

    private String document(List<PushPhase> phases) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rate", rate);
        document.put("batch_millis", batchMillis);
        document.put("agents", agents);
        document.put("seed", seed);
        document.put("phases", phases);
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }

    private String table(List<PushPhase> phases) {
        StringBuilder table = new StringBuilder();
        phases.forEach(phase -> table.append(phase.table()));
        return table.toString();
    }
}

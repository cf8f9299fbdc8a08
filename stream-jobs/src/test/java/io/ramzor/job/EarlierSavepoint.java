package io.ramzor.job;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A savepoint that an earlier build made in the middle of a log, kept as a resource with the log and the centre. Run as a program,
 * with {@code make FILE} it makes a new one, with {@code go-on FOLDER} it goes on from the kept one and prints what it comes to.
 */
final class EarlierSavepoint {
    private static final String RESOURCE = "/savepoint.zip";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CUSTOMERS = 25;

    private EarlierSavepoint() {}

    /** What stands on the topics at the end of the log, by topic and key: facts of intervals and breakdowns, the floor. */
    static Map<String, String> goOn(Path folder) throws IOException {
        unpack(folder);
        List<String> lines = Files.readAllLines(folder.resolve("log.ndjson"));
        return run(folder, "restored", lines);
    }

    /** The same, read from the beginning. */
    static Map<String, String> whole(Path folder) throws IOException {
        unpack(folder);
        Checkpoints.delete(folder.resolve("restored-job"));
        return run(folder, "whole", Files.readAllLines(folder.resolve("log.ndjson")));
    }

    private static Map<String, String> run(Path folder, String name, List<String> lines) throws IOException {
        Broker.Entry[] entries = entries(lines);
        BrokerAddress address = BrokerAddress.embedded(folder.resolve(name));
        try (Broker broker = address.open()) {
            broker.append(Topics.EVENTS, 0, List.of(entries));
            long end = timeOf(entries[entries.length - 1].value());
            JobOptions options = JobOptions.live(folder.resolve(name + "-job"));
            try (StreamJob job = StreamJob.start(options, address, address, centre(folder))) {
                await().atMost(PATIENCE)
                        .until(() -> job.now().map(Micros::of).orElse(0L) >= end && marks(broker, end) == 3);
            }
            Map<String, String> found = new TreeMap<>();
            for (String topic : List.of("intervals", "breakdowns", "floor")) {
                for (Broker.Stored stored : broker.read(topic, 0, 0, 100_000, Duration.ZERO)) {
                    if (stored.value() != null) {
                        JsonNode record = Json.MAPPER.readTree(stored.value());
                        JsonNode said = record.has("facts") ? record.get("facts") : record;
                        if (!isNothing(said)) {
                            found.put(topic + " " + stored.key(), said.toString());
                        }
                    }
                }
            }
            return found;
        }
    }

    /** Facts that were there for a moment only are said again as none. */
    private static boolean isNothing(JsonNode facts) {
        for (JsonNode fact : facts) {
            if (!fact.isNumber() || fact.asDouble() != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many topics of the live state have come to that instant. */
    private static long marks(Broker broker, long end) throws IOException {
        return broker.read(Topics.MARKS.name(), 0, 0, 100, Duration.ZERO).stream()
                .filter(stored ->
                        Micros.of(Topics.MARKS.codec().decode(stored.value()).at()) >= end)
                .count();
    }

    private static long timeOf(byte[] line) throws IOException {
        return Micros.of(Instant.parse(Json.MAPPER.readTree(line).get("time").asText()));
    }

    private static Broker.Entry[] entries(List<String> lines) {
        return lines.stream()
                .map(line -> new Broker.Entry(null, line.getBytes(StandardCharsets.UTF_8)))
                .toArray(Broker.Entry[]::new);
    }

    private static Centre centre(Path folder) throws IOException {
        try {
            return CentreFile.read(folder.resolve("centre.yaml"));
        } catch (io.ramzor.centre.CentreException e) {
            throw new IOException(e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream resource = EarlierSavepoint.class.getResourceAsStream(RESOURCE);
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = Files.createTempDirectory("savepoint");
        Files.writeString(folder.resolve("centre.yaml"), SampleLog.CENTRE);
        List<String> lines = log();
        Files.write(folder.resolve("log.ndjson"), lines);
        BrokerAddress address = BrokerAddress.embedded(folder.resolve("log"));
        try (Broker broker = address.open()) {
            List<Broker.Entry> half = List.of(entries(lines.subList(0, lines.size() / 2)));
            broker.append(Topics.EVENTS, 0, half);
            long end = timeOf(half.get(half.size() - 1).value());
            try (StreamJob job =
                    StreamJob.start(JobOptions.live(folder.resolve("job")), address, address, centre(folder))) {
                await().atMost(PATIENCE).until(() -> job.now().map(Micros::of).orElse(0L) >= end);
                Path savepoint = job.savepoint(folder.resolve("savepoints"));
                pack(folder, savepoint, file);
            }
        }
        Checkpoints.delete(folder);
    }

    private static void pack(Path folder, Path savepoint, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> parts = Files.list(savepoint)) {
            add(zip, "centre.yaml", folder.resolve("centre.yaml"));
            add(zip, "log.ndjson", folder.resolve("log.ndjson"));
            for (Path part : parts.sorted().toList()) {
                add(zip, "restored-job/checkpoints/earlier/chk-1/" + part.getFileName(), part);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, Path content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(content));
    }

    /** Calls and threads of known customers, agents, digital steps, links, a bot's level. */
    private static List<String> log() throws IOException {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Event event : SampleLog.eventsWithAgents(90, 60, 23)) {
            ObjectNode line = (ObjectNode) Json.MAPPER.readTree(EventJson.encode(event));
            if (event.type() == EventType.OFFERED) {
                line.put("customer", "k" + Math.floorMod(event.contact().hashCode(), CUSTOMERS));
                line.put("topic", number % 3 == 0 ? "loan" : "status");
            }
            lines.add(line.toString());
            number++;
            if (number % 9 == 0) {
                lines.add(beside(number, event.time()));
            }
        }
        long last = timeOf(lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8));
        long end = Math.floorDiv(last, Micros.HOUR) * Micros.HOUR + 2 * Micros.HOUR;
        lines.add(new String(EventJson.encode(SampleLog.clock(end)), StandardCharsets.UTF_8));
        return lines;
    }

    private static String beside(int number, long time) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("id", "beside-" + number).put("time", Micros.toInstant(time).toString());
        switch (number % 4) {
            case 0 ->
                line.put("type", "identity.linked")
                        .put("customer", "k" + number % CUSTOMERS)
                        .put("same_as", "k" + (number / 2) % CUSTOMERS)
                        .put("confidence", 1);
            case 1 ->
                line.put("type", "digital.step")
                        .put("process", "loan")
                        .put("step", "form" + number % 3)
                        .put("session", "s" + number % 7)
                        .put("step_index", number % 3)
                        .put("status", "entered");
            case 2 -> line.put("type", "bot.level_changed").put("level", number % 8 == 2 ? "amber" : "green");
            default ->
                line.put("type", "calendar.changed").put("kind", "campaign").put("channel", "voice");
        }
        return line.toString();
    }

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[1]);
        if (arguments[0].equals("make")) {
            make(path);
        } else {
            System.out.write(Json.write(goOn(path)));
            System.out.println();
        }
    }
}

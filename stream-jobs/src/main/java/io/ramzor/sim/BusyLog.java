package io.ramzor.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Event;
import io.ramzor.event.EventJson;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Json;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A log busy enough for a bench: many sites of the Monday peak side by side, each a simulation of its own, played in fast motion so
 * that events come evenly at the wanted rate. The order of the events is that of the simulations; the time between them is not.
 */
public final class BusyLog {
    private static final String SCENARIO = "monday-peak";
    /** How much faster than in life the day runs at the peak; times that an event names lie so much nearer. */
    private static final int PACE = 17;
    /** Sites share queues in so many groups. */
    private static final int GROUPS = 3;

    private static final List<String> OF_SITE = List.of("id", "contact", "guided_by", "session", "case", "target");
    private static final List<String> TIMES = List.of("window_start", "window_end", "start", "end");

    private final Shape shape;
    private final Scenario scenario;
    private final List<Simulation> sites = new ArrayList<>();
    private final long begin;
    private long written;

    /**
     * How busy it is.
     *
     * @param agents about so many agents
     * @param customers different customers at most
     * @param queues queues, up to three times those of the scenario
     * @param eventsPerSecond events in a second of event time, without {@code clock}
     */
    public record Shape(int agents, int customers, int queues, int eventsPerSecond) {}

    /** @throws IllegalArgumentException if the shape is out of its ranges */
    public BusyLog(Shape shape, long seed) {
        this(shape, seed, null);
    }

    /**
     * The same with another first instant.
     *
     * @param first time of the first event, null = the scenario's own
     */
    public BusyLog(Shape shape, long seed, Instant first) {
        this.shape = shape;
        this.scenario = Scenario.named(SCENARIO);
        int most = GROUPS * scenario.centre().queues().size();
        if (shape.queues < 1 || shape.queues > most || shape.customers < 1 || shape.eventsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "a busy log has 1 to " + most + " queues, a customer and an event a second");
        }
        int count =
                Math.max(1, Math.round((float) shape.agents / scenario.agents().size()));
        for (int site = 0; site < count; site++) {
            sites.add(new Simulation(scenario, seed + site).clockEverySeconds(0));
        }
        begin = first == null ? sites.get(0).now() : Micros.of(first);
    }

    /** The centre with all its queues. */
    public Centre centre() {
        try {
            return CentreFile.parse(SCENARIO, centreYaml());
        } catch (CentreException e) {
            throw new IllegalStateException("the scenario's own centre cannot be read", e);
        }
    }

    /** The centre as {@code centre.yaml}. */
    public String centreYaml() {
        ObjectMapper yaml = new YAMLMapper();
        try {
            ObjectNode root = (ObjectNode) yaml.readTree(scenario.centreYaml());
            ObjectNode queues = root.objectNode();
            for (int group = 0; group < GROUPS; group++) {
                for (Map.Entry<String, JsonNode> queue : root.get("queues").properties()) {
                    queues.set(queue(queue.getKey(), group), queue.getValue());
                }
            }
            root.set("queues", queues);
            return yaml.writeValueAsString(root);
        } catch (IOException e) {
            throw new IllegalStateException("the scenario's own centre cannot be read", e);
        }
    }

    /** Writes so many events and, each second of event time, a {@code clock}; goes on where the last call ended. */
    public void write(long events, Consumer<Broker.Entry> sink) {
        long end = written + events;
        List<Told> told = new ArrayList<>();
        while (written < end) {
            long until = sites.get(0).now() + Micros.MINUTE;
            for (int site = 0; site < sites.size(); site++) {
                int number = site;
                sites.get(site).advanceTo(until, event -> told.add(new Told(number, event)));
            }
            told.sort(Comparator.comparingLong(one -> one.event.time()));
            for (Told one : told.subList(0, (int) Math.min(told.size(), end - written))) {
                write(one, sink);
            }
            told.clear();
            if (sites.get(0).ended()) {
                throw new IllegalArgumentException("a day has " + written + " events; more cannot be written");
            }
        }
    }

    private record Told(int site, Event event) {}

    private void write(Told told, Consumer<Broker.Entry> sink) {
        long time = begin + written * Micros.SECOND / shape.eventsPerSecond;
        if (written % shape.eventsPerSecond == 0) {
            sink.accept(Topics.eventEntry(
                    Event.of("clock-" + written, time, EventType.CLOCK).build()));
        }
        written++;
        try {
            ObjectNode node = (ObjectNode) Json.MAPPER.readTree(EventJson.encode(told.event));
            String site = "s" + told.site + "-";
            OF_SITE.forEach(field -> prefix(node, field, site));
            prefix(node, "agent", site);
            queueOf(node, "queue", told.site);
            queueOf(node, "to_queue", told.site);
            customer(node, "customer", site);
            customer(node, "same_as", site);
            node.put("time", Micros.toInstant(time).toString());
            TIMES.stream().filter(node::has).forEach(field -> {
                long named = Micros.of(Instant.parse(node.get(field).asText()));
                node.put(
                        field,
                        Micros.toInstant(time + (named - told.event.time()) / PACE)
                                .toString());
            });
            String key = node.path("contact").asText(node.path("agent").asText("other"));
            sink.accept(new Broker.Entry(key, Json.MAPPER.writeValueAsBytes(node)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prefix(ObjectNode node, String field, String site) {
        if (node.hasNonNull(field)) {
            node.put(field, site + node.get(field).asText());
        }
    }

    private void queueOf(ObjectNode node, String field, int site) {
        if (node.hasNonNull(field)) {
            node.put(field, queue(node.get(field).asText(), site % GROUPS));
        }
    }

    /** The last groups lack the queues beyond the wanted number and send their contacts to the group before. */
    private String queue(String id, int group) {
        List<String> ids = List.copyOf(scenario.centre().queues().keySet());
        int place = ids.indexOf(id);
        int of = group;
        while (of > 0 && of * ids.size() + place >= shape.queues) {
            of--;
        }
        return id + "-" + (of + 1);
    }

    private void customer(ObjectNode node, String field, String site) {
        if (node.hasNonNull(field)) {
            int number = Math.floorMod((site + node.get(field).asText()).hashCode(), shape.customers);
            node.put(field, "c" + number);
        }
    }
}

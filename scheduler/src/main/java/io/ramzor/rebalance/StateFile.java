package io.ramzor.rebalance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The state file of {@code rebalance}: reads a {@link Situation} and says what is wrong with it, and where. */
public final class StateFile {
    private static final int MOST_QUEUES = 200;
    private static final int MOST_AGENTS = 20_000;
    private static final int LONGEST_INTERVAL_MINUTES = 240;
    private static final int MOST_INTERVALS = 96;
    private static final double MOST = 1e7;

    private StateFile() {}

    /**
     * Reads and checks a state. A queue that names no {@code capacity} takes the largest that one of its agents has in its channel.
     *
     * @throws IllegalArgumentException if it is no such state; the message names the place
     */
    public static Situation read(byte[] json) {
        JsonNode root = tree(json);
        require(root != null && root.isObject(), "the state", "is not a JSON object");
        require(root.hasNonNull("at"), "at", "is missing: the time of the state, such as 2026-03-02T08:40:00Z");
        number(root, "", "interval_minutes", 1, LONGEST_INTERVAL_MINUTES, false);
        number(root, "", "horizon_intervals", 1, MOST_INTERVALS, false);
        number(root, "", "move_cost", 0, MOST, false);
        Set<String> queues = queues(list(root, "queues", MOST_QUEUES));
        agents(list(root, "agents", MOST_AGENTS), queues);
        return withCapacities(root, bind(root));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage() + at(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static Situation bind(JsonNode root) {
        try {
            return Json.MAPPER.treeToValue(root, Situation.class);
        } catch (JsonProcessingException e) {
            String path = e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                    ? mapping.getPathReference().replaceAll("io\\.ramzor\\.[A-Za-z.$]*|java\\.[A-Za-z.$]*", "")
                    : "";
            throw new IllegalArgumentException("the state cannot be read: " + e.getOriginalMessage() + " " + path, e);
        }
    }

    private static JsonNode list(JsonNode root, String name, int most) {
        JsonNode list = root.get(name);
        require(list != null && list.isArray(), name, "is missing or not a list");
        require(list.size() <= most, name, "has " + list.size() + " entries; the most is " + most);
        return list;
    }

    private static Set<String> queues(JsonNode list) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode queue = list.get(i);
            String where = "queues[" + i + "].";
            String id = text(queue, where, "queue");
            text(queue, where, "channel");
            require(ids.add(id), where + "queue", "is \"" + id + "\" a second time");
            numbers(queue, where, "arrivals", true);
            numbers(queue, where, "backlog", false);
            number(queue, where, "handle_seconds", 1e-3, MOST, true);
            number(queue, where, "patience_seconds", 1e-3, MOST, false);
            number(queue, where, "answer_target_seconds", 0, MOST, false);
            number(queue, where, "target", 0, 1, false);
            number(queue, where, "capacity", 1, 100, false);
        }
        return ids;
    }

    private static void agents(JsonNode list, Set<String> queues) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode agent = list.get(i);
            String where = "agents[" + i + "].";
            String id = text(agent, where, "agent");
            require(ids.add(id), where + "agent", "is \"" + id + "\" a second time");
            String queue = text(agent, where, "queue");
            require(queues.contains(queue), where + "queue", "is \"" + queue + "\", which is not among the queues");
            number(agent, where, "open_contacts", 0, 1000, false);
            JsonNode skills = agent.path("skills");
            require(
                    skills.isMissingNode() || skills.isNull() || skills.isObject(),
                    where + "skills",
                    "is not an object of proficiencies by queue");
            skills.fieldNames().forEachRemaining(skill -> number(skills, where + "skills.", skill, 0, 10, true));
            spans(agent.path("available"), where + "available");
        }
    }

    private static void spans(JsonNode spans, String where) {
        if (spans.isMissingNode() || spans.isNull()) {
            return;
        }
        require(spans.isArray(), where, "is not a list of [from, to] in intervals");
        for (int i = 0; i < spans.size(); i++) {
            JsonNode span = spans.get(i);
            boolean pair = span.isArray()
                    && span.size() == 2
                    && span.get(0).isNumber()
                    && span.get(1).isNumber();
            require(
                    pair && span.get(0).doubleValue() <= span.get(1).doubleValue(),
                    where + "[" + i + "]",
                    "is " + span + ", not [from, to] in intervals");
        }
    }

    private static String text(JsonNode node, String where, String name) {
        JsonNode value = node.path(name);
        require(value.isTextual() && !value.textValue().isBlank(), where + name, "is missing or no text");
        return value.textValue();
    }

    private static void numbers(JsonNode node, String where, String name, boolean needed) {
        JsonNode values = node.path(name);
        if (!needed && (values.isMissingNode() || values.isNull())) {
            return;
        }
        require(
                values.isArray() && (!needed || !values.isEmpty()),
                where + name,
                "is missing or not a list of numbers");
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            boolean good = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= MOST;
            require(good, where + name + "[" + i + "]", "is " + value + ", not a number of 0 or more");
        }
    }

    private static void number(JsonNode node, String where, String name, double least, double most, boolean needed) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            require(!needed, where + name, "is missing");
            return;
        }
        boolean good = value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
        require(good, where + name, "is " + value + ", not a number from " + plain(least) + " to " + plain(most));
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static void require(boolean holds, String where, String wrong) {
        if (!holds) {
            throw new IllegalArgumentException(where + " " + wrong);
        }
    }

    private static Situation withCapacities(JsonNode root, Situation read) {
        List<Situation.QueueState> queues = new ArrayList<>();
        for (int i = 0; i < read.queues().size(); i++) {
            Situation.QueueState queue = read.queues().get(i);
            boolean named = root.get("queues").get(i).hasNonNull("capacity");
            queues.add(named ? queue : queue.withCapacity(largest(read, queue)));
        }
        return new Situation(
                read.at(), read.intervalMinutes(), read.horizonIntervals(), queues, read.agents(), read.moveCost());
    }

    private static int largest(Situation read, Situation.QueueState queue) {
        return read.agents().stream()
                .filter(agent -> queue.queue().equals(agent.queue()))
                .mapToInt(agent -> agent.capacity().in(queue.channel(), 1))
                .max()
                .orElse(1);
    }
}

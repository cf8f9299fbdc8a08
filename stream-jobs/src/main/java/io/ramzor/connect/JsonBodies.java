package io.ramzor.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ramzor.event.EventException;
import io.ramzor.event.RejectReason;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Bodies that are one JSON value: a list of events, or CloudEvents 1.0. */
final class JsonBodies {
    private static final int DEEPEST = 500;
    private static final List<String> ENVELOPE = List.of("id", "time", "type", "source");

    /** Strict like the reader of lines, and exact: numbers stay as they were sent. */
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    /** Writes half characters too, which plain UTF-8 cannot; whether they do harm, the reader of lines decides. */
    private static final ObjectWriter ESCAPING = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private JsonBodies() {}

    private static byte[] line(JsonNode value) throws IOException {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            return ESCAPING.writeValueAsBytes(value);
        }
    }

    /** A list of events, or one. */
    static List<Incoming> events(String door, InputStream body) throws IOException, UnreadableBodyException {
        JsonNode top = read(body);
        List<Incoming> lines = new ArrayList<>();
        for (JsonNode one : top.isArray() ? top : List.of(top)) {
            lines.add(Incoming.of(door, lines.size() + 1L, line(one)));
        }
        return lines;
    }

    static List<Incoming> cloudEvents(String door, InputStream body) throws IOException, UnreadableBodyException {
        JsonNode top = read(body);
        if (!top.isArray()) {
            throw new UnreadableBodyException(
                    "a batch of CloudEvents is a JSON list; one alone goes by application/cloudevents+json");
        }
        List<Incoming> lines = new ArrayList<>();
        for (JsonNode one : top) {
            lines.add(opened(door, lines.size() + 1L, one));
        }
        return lines;
    }

    static List<Incoming> cloudEvent(String door, InputStream body) throws IOException, UnreadableBodyException {
        JsonNode top = read(body);
        if (!top.isObject()) {
            throw new UnreadableBodyException(
                    "a CloudEvent is a JSON object; a list of them goes by application/cloudevents-batch+json");
        }
        return List.of(opened(door, 1, top));
    }

    private static JsonNode read(InputStream body) throws IOException, UnreadableBodyException {
        try (JsonParser parser = READER.createParser(body)) {
            JsonNode top = READER.readValue(parser);
            if (top == null || top.isMissingNode()) {
                throw new UnreadableBodyException("the body is empty; JSON is expected");
            }
            return top;
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
            String place = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new UnreadableBodyException("the body is not one JSON value: " + why + place);
        }
    }

    /** The event of an envelope: id, time, type and source from outside, the rest from its data. */
    private static Incoming opened(String door, long number, JsonNode envelope) throws IOException {
        String problem = problem(envelope);
        if (problem != null) {
            EventException refusal = new EventException(RejectReason.MALFORMED, problem);
            return Incoming.refused(door, number, line(envelope), refusal);
        }
        ObjectNode event = Json.MAPPER.createObjectNode();
        for (String field : ENVELOPE) {
            if (envelope.has(field)) {
                event.set(field, envelope.get(field));
            }
        }
        envelope.path("data").fields().forEachRemaining(field -> {
            if (!ENVELOPE.contains(field.getKey())) {
                event.set(field.getKey(), field.getValue());
            }
        });
        return Incoming.of(door, number, line(event));
    }

    private static String problem(JsonNode envelope) {
        if (!envelope.isObject()) {
            return "not a JSON object";
        }
        String version = envelope.path("specversion").asText();
        if (!version.equals("1.0")) {
            return "not a CloudEvent 1.0: specversion is \"" + version + "\"";
        }
        if (envelope.has("data_base64")) {
            return "data_base64 is not read here; send data as a JSON object";
        }
        JsonNode data = envelope.path("data");
        return data.isMissingNode() || data.isNull() || data.isObject() ? null : "data is not a JSON object";
    }
}

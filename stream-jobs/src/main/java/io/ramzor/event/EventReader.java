package io.ramzor.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one line into an event; one instance reads one line. */
final class EventReader {
    private static final int ID_BYTES = 16 << 10;
    private static final int DEEPEST = 500;

    /** Names are neither interned nor guarded against collisions by an exception: senders choose them. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(EventJson.LINE_BYTES)
                    .maxNumberLength(EventJson.LINE_BYTES)
                    .build())
            .build();

    private static final EventField[] FIELDS = EventField.values();

    private final Object[] values = new Object[FIELDS.length];
    private List<Problem> problems;

    private record Problem(EventField field, String found) {}

    static Event read(byte[] line) throws EventException {
        if (line.length > EventJson.LINE_BYTES) {
            throw new EventException(
                    RejectReason.TOO_LONG, "a line may have at most " + EventJson.LINE_BYTES + " bytes (1 MiB)");
        }
        int from = start(line);
        EventReader reader = new EventReader();
        try (JsonParser parser = FACTORY.createParser(line, from, line.length - from)) {
            reader.collect(parser);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a line in memory cannot fail to be read", e);
        }
        return reader.event();
    }

    /** Where the JSON starts: after a byte order mark, if there is one. */
    private static int start(byte[] line) throws EventException {
        boolean ascii = true;
        for (byte b : line) {
            if (b == 0) {
                throw new EventException(RejectReason.MALFORMED, "a zero byte; expected UTF-8");
            }
            ascii &= b > 0;
        }
        if (!ascii) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            } catch (CharacterCodingException e) {
                throw new EventException(RejectReason.MALFORMED, "not valid UTF-8");
            }
        }
        boolean mark = line.length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }

    private static EventException malformed(JsonProcessingException e) {
        String why = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        String place = column > 0 ? " (at byte " + column + ")" : "";
        return new EventException(RejectReason.MALFORMED, Excerpt.unquoted(why) + place);
    }

    private void collect(JsonParser parser) throws IOException, EventException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            String found =
                    first == null ? "an empty line" : first == JsonToken.START_ARRAY ? "a list" : "a single value";
            throw new EventException(RejectReason.MALFORMED, found + ", not a JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            EventField field = EventField.ofWireName(parser.currentName());
            parser.nextToken();
            if (field == null) {
                parser.skipChildren();
            } else {
                collect(parser, field);
            }
        }
        if (parser.nextToken() != null) {
            throw new EventException(
                    RejectReason.MALFORMED, "something follows the JSON object; expected one object a line");
        }
    }

    private void collect(JsonParser parser, EventField field) throws IOException {
        try {
            values[field.ordinal()] = FieldValue.read(parser, field);
        } catch (FieldValue.Misfit e) {
            if (problems == null) {
                problems = new ArrayList<>(2);
            }
            problems.add(new Problem(field, e.getMessage()));
        }
    }

    private Event event() throws EventException {
        EventType type = type();
        requireFields(type);
        refuseProblems(type);
        String id = (String) values[EventField.ID.ordinal()];
        requireShort(id);
        EventBuilder builder = new EventBuilder(id, (Long) values[EventField.TIME.ordinal()], type);
        for (int i = EventField.SEQ.ordinal(); i < FIELDS.length; i++) {
            if (values[i] != null) {
                FIELDS[i].set(builder, values[i]);
            }
        }
        return builder.build();
    }

    private EventType type() throws EventException {
        if (values[EventField.TYPE.ordinal()] instanceof String name) {
            EventType type = EventType.orNull(name);
            if (type == null) {
                throw new EventException(RejectReason.UNKNOWN_TYPE, Excerpt.quoted(name));
            }
            return type;
        }
        if (problems != null) {
            for (Problem problem : problems) {
                if (problem.field == EventField.TYPE) {
                    throw badValue(problem);
                }
            }
        }
        throw new EventException(RejectReason.MISSING_FIELD, EventField.TYPE.wireName());
    }

    private void requireFields(EventType type) throws EventException {
        for (EventField field : EventField.requiredBy(type)) {
            if (values[field.ordinal()] == null && !isProblem(field)) {
                throw new EventException(
                        RejectReason.MISSING_FIELD, field.wireName() + " (every " + type.wireName() + " has one)");
            }
        }
    }

    private boolean isProblem(EventField field) {
        return problems != null && problems.stream().anyMatch(problem -> problem.field == field);
    }

    private void refuseProblems(EventType type) throws EventException {
        if (problems == null) {
            return;
        }
        for (Problem problem : problems) {
            if (problem.field.carriedBy(type)) {
                throw badValue(problem);
            }
        }
    }

    private static EventException badValue(Problem problem) {
        EventField field = problem.field;
        return new EventException(
                RejectReason.BAD_VALUE, field.wireName() + " is " + problem.found + "; expected " + field.expected());
    }

    private static void requireShort(String id) throws EventException {
        if (id.length() * 3L > ID_BYTES) {
            int bytes = id.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > ID_BYTES) {
                throw new EventException(
                        RejectReason.BAD_VALUE,
                        "id has " + bytes + " bytes; at most " + ID_BYTES + " (16 KiB) are allowed");
            }
        }
    }
}

package io.ramzor.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes events as lines. */
final class EventWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final EventField[] FIELDS = EventField.values();

    private EventWriter() {}

    static byte[] write(Event event) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(320)) {
            try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
                json.writeStartObject();
                for (EventField field : FIELDS) {
                    Object value = field.of(event);
                    if (value != null) {
                        json.writeFieldName(field.wireName());
                        write(json, field, value);
                    }
                }
                json.writeEndObject();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a line in memory cannot fail to be written", e);
        }
    }

    private static void write(JsonGenerator json, EventField field, Object value) throws IOException {
        switch (field.kind()) {
            case TEXT, NAME, WORD -> json.writeString((String) value);
            case TIME -> json.writeString(Rfc3339.format((Long) value));
            case LONG -> json.writeNumber((Long) value);
            case INT, LINE -> json.writeNumber((Integer) value);
            case SHARE -> json.writeNumber((Double) value);
            case FLAG -> json.writeBoolean((Boolean) value);
            case NAMES -> {
                json.writeStartArray();
                for (Object name : (Iterable<?>) value) {
                    json.writeString((String) name);
                }
                json.writeEndArray();
            }
            case COUNTS -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> count : ((Map<?, ?>) value).entrySet()) {
                    json.writeNumberField((String) count.getKey(), (Integer) count.getValue());
                }
                json.writeEndObject();
            }
        }
    }
}

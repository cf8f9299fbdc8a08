package io.ramzor.topic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.ramzor.event.Micros;
import io.ramzor.event.Rfc3339;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads instants as Jackson's own module does, several times as fast for those of whole microseconds: half of the time that the live
 * state took to be read went into general patterns of dates.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    private static final int SHORTEST = "2026-01-31T08:15:00Z".length();
    private static final int LONGEST = "2026-01-31T08:15:00.123456Z".length();

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
        Instant instant = in.hasToken(JsonToken.VALUE_STRING) ? read(in.getText()) : null;
        return instant != null ? instant : InstantDeserializer.INSTANT.deserialize(in, context);
    }

    /** Null if it is not of the usual form. */
    private static Instant read(String text) {
        int length = text.length();
        if (length < SHORTEST || length > LONGEST || text.charAt(length - 1) != 'Z' || text.charAt(10) != 'T') {
            return null;
        }
        try {
            return Micros.toInstant(Rfc3339.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }
}

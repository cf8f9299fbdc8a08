package io.ramzor.topic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.LiveSlice;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the records of the live state, thousands a second, without a reflective call for each field; the bytes are Jackson's own. */
final class RecordWriters {
    private static final InstantWriter INSTANTS = new InstantWriter();
    /** Names of fields and of numbers, as they stand in bytes: as many as the registry and the records have. */
    private static final Map<String, SerializedString> NAMES = new ConcurrentHashMap<>();

    private RecordWriters() {}

    /** How a record's fields are written, between its braces. */
    private interface Fields<T> {
        void write(T value, JsonGenerator out, SerializerProvider provider) throws IOException;
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("ramzor-records");
        module.addSerializer(Instant.class, INSTANTS);
        module.addDeserializer(Instant.class, new InstantReader());
        add(module, FloorContact.class, RecordWriters::contact);
        add(module, FloorAgent.class, RecordWriters::agent);
        add(module, FloorAgent.Held.class, RecordWriters::held);
        add(module, LiveSlice.Window.class, RecordWriters::window);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Fields<T> fields) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeStartObject(value);
                fields.write(value, out, provider);
                out.writeEndObject();
            }
        });
    }

    private static void contact(FloorContact contact, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        text("contact", contact.contact(), out);
        text("queue", contact.queue(), out);
        text("channel", contact.channel(), out);
        text("topic", contact.topic(), out);
        text("place", contact.place(), out);
        instant("since", contact.since(), out, provider);
        instant("offered", contact.offered(), out, provider);
        instant("queued", contact.queued(), out, provider);
        text("agent", contact.agent(), out);
        name("weight", out);
        out.writeNumber(contact.weight());
        text("last_speaker", contact.lastSpeaker(), out);
        name("contacts_so_far", out);
        out.writeNumber(contact.contactsSoFar());
        instant("answer_due", contact.answerDue(), out, provider);
        instant("first_human_reply_due", contact.firstHumanReplyDue(), out, provider);
        instant("next_reply_due", contact.nextReplyDue(), out, provider);
    }

    private static void agent(FloorAgent agent, JsonGenerator out, SerializerProvider provider) throws IOException {
        text("agent", agent.agent(), out);
        text("state", agent.state(), out);
        text("reason", agent.reason(), out);
        instant("since", agent.since(), out, provider);
        provider.defaultSerializeField("channels", agent.channels(), out);
        provider.defaultSerializeField("capacity", agent.capacity(), out);
        List<FloorAgent.Held> contacts = agent.openContacts();
        if (contacts == null || contacts.isEmpty()) {
            provider.defaultSerializeField("open_contacts", contacts, out);
            return;
        }
        name("open_contacts", out);
        out.writeStartArray(contacts, contacts.size());
        for (FloorAgent.Held held : contacts) {
            out.writeStartObject(held);
            held(held, out, provider);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void held(FloorAgent.Held held, JsonGenerator out, SerializerProvider provider) throws IOException {
        text("contact", held.contact(), out);
        text("queue", held.queue(), out);
        text("channel", held.channel(), out);
        name("weight", out);
        out.writeNumber(held.weight());
        instant("since", held.since(), out, provider);
    }

    private static void window(LiveSlice.Window window, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        instant("from", window.from(), out, provider);
        name("arrivals", out);
        out.writeNumber(window.arrivals());
        numbers("facts", window.facts(), out, provider);
        numbers("values", window.values(), out, provider);
        name("responses", out);
        if (window.responses() == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject(window.responses());
        for (Map.Entry<String, Map<String, Object>> clock : window.responses().entrySet()) {
            numbers(clock.getKey(), clock.getValue(), out, provider);
        }
        out.writeEndObject();
    }

    /** Numbers by name, and such maps again; a map of texts with other values is written as it is everywhere. */
    private static void numbers(String name, Map<String, ?> numbers, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        name(name, out);
        if (numbers == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject(numbers);
        for (Map.Entry<String, ?> entry : numbers.entrySet()) {
            name(entry.getKey(), out);
            value(entry.getValue(), out, provider);
        }
        out.writeEndObject();
    }

    private static void value(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value == null) {
            out.writeNull();
        } else {
            provider.defaultSerializeValue(value, out);
        }
    }

    private static void text(String name, String value, JsonGenerator out) throws IOException {
        name(name, out);
        out.writeString(value);
    }

    private static void instant(String name, Instant value, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        name(name, out);
        if (value == null) {
            out.writeNull();
        } else {
            INSTANTS.serialize(value, out, provider);
        }
    }

    private static void name(String name, JsonGenerator out) throws IOException {
        SerializedString known = NAMES.get(name);
        out.writeFieldName(known == null ? NAMES.computeIfAbsent(name, SerializedString::new) : known);
    }
}

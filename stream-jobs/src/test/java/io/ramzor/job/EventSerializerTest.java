package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EventSerializerTest {

    /** An event all of whose fields are set, no two alike; a field that is added to events is set here too. */
    private static Event full() throws ReflectiveOperationException {
        RecordComponent[] components = Event.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], i);
        }
        return Event.class.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(RecordComponent component, int i) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return "\u05e9" + component.getName();
        } else if (type == long.class || type == Long.class) {
            return 1_000_000_000_000L + i;
        } else if (type == Integer.class) {
            return i;
        } else if (type == Double.class) {
            return i / 100.0;
        } else if (type == boolean.class) {
            return true;
        } else if (type == List.class) {
            return List.of("a" + i, "b" + i);
        } else if (type == Map.class) {
            return Map.of("voice", i);
        } else if (type == Actor.class) {
            return Actor.BOT;
        }
        return EventType.BOT_LEVEL_CHANGED;
    }

    private static Event copied(Event event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EventSerializer.INSTANCE.serialize(event, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Event copy = EventSerializer.INSTANCE.deserialize(in);
        assertThat(in.available()).isZero();
        return copy;
    }

    @Test
    void every_field_comes_back() throws Exception {
        Event full = full();

        assertThat(copied(full)).isEqualTo(full);
    }

    @Test
    void what_an_event_does_not_say_stays_unsaid() throws Exception {
        Event bare = Event.of("id", -5, EventType.CLOCK).build();

        assertThat(copied(bare)).isEqualTo(bare);
    }

    @Test
    void a_text_of_a_line_s_length_comes_back() throws Exception {
        Event longest =
                Event.of("id", 1, EventType.CLOCK).note("x".repeat(1 << 20)).build();

        assertThat(copied(longest)).isEqualTo(longest);
    }
}

package io.ramzor.job;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An event in binary: one mask of the fields that are there, then those fields. */
final class EventSerializer extends BinarySerializer<Event> {
    static final EventSerializer INSTANCE = new EventSerializer();

    private static final Actor[] ACTORS = Actor.values();
    private static final EventType[] TYPES = EventType.values();

    private static final int TEXTS = 28;
    private static final int INTS = 3;
    private static final int LONGS = 4;
    private static final int FIRST_INT = 28;
    private static final int FIRST_LONG = 31;
    private static final int CONFIDENCE = 35;
    private static final int ACTOR = 36;
    private static final int AUTO = 37;
    private static final int COURTESY = 38;
    private static final int CHANNELS = 39;
    private static final int CAPACITY = 40;
    private static final int TOPICS = 41;

    @Override
    public void serialize(Event event, DataOutputView out) throws IOException {
        String[] texts = texts(event);
        Integer[] ints = {event.line(), event.priority(), event.stepIndex()};
        Long[] longs = {event.windowStart(), event.windowEnd(), event.start(), event.end()};
        out.writeLong(bits(0, texts) | bits(FIRST_INT, ints) | bits(FIRST_LONG, longs) | restOfMask(event));
        Wire.text(event.id(), out);
        out.writeLong(event.time());
        out.writeByte(event.type().ordinal());
        out.writeLong(event.seq());
        for (String value : texts) {
            if (value != null) {
                Wire.text(value, out);
            }
        }
        for (Integer value : ints) {
            if (value != null) {
                out.writeInt(value);
            }
        }
        for (Long value : longs) {
            if (value != null) {
                out.writeLong(value);
            }
        }
        writeRest(event, out);
    }

    private static void writeRest(Event event, DataOutputView out) throws IOException {
        if (event.confidence() != null) {
            out.writeDouble(event.confidence());
        }
        if (event.actor() != null) {
            out.writeByte(event.actor().ordinal());
        }
        if (event.channels() != null) {
            writeList(event.channels(), out);
        }
        if (event.capacity() != null) {
            out.writeInt(event.capacity().size());
            for (Map.Entry<String, Integer> entry : event.capacity().entrySet()) {
                Wire.text(entry.getKey(), out);
                out.writeInt(entry.getValue());
            }
        }
        if (event.topics() != null) {
            writeList(event.topics(), out);
        }
    }

    /** The optional texts in the order of their bits; only ever appended to, for states of older versions hold these bits. */
    private static String[] texts(Event event) {
        return new String[] {
            event.source(),
            event.contact(),
            event.customer(),
            event.channel(),
            event.queue(),
            event.topic(),
            event.caseId(),
            event.segment(),
            event.campaign(),
            event.direction(),
            event.guidedBy(),
            event.agent(),
            event.outcome(),
            event.reason(),
            event.toQueue(),
            event.toChannel(),
            event.state(),
            event.activity(),
            event.process(),
            event.step(),
            event.session(),
            event.status(),
            event.platform(),
            event.sameAs(),
            event.kind(),
            event.note(),
            event.level(),
            event.target(),
        };
    }

    /** The bits of those that are there, the first at that place. */
    private static long bits(int place, Object[] values) {
        long bits = 0;
        for (int i = 0; i < values.length; i++) {
            bits |= bit(place + i, values[i] != null);
        }
        return bits;
    }

    private static long restOfMask(Event event) {
        return bit(CONFIDENCE, event.confidence() != null)
                | bit(ACTOR, event.actor() != null)
                | bit(AUTO, event.auto())
                | bit(COURTESY, event.courtesy())
                | bit(CHANNELS, event.channels() != null)
                | bit(CAPACITY, event.capacity() != null)
                | bit(TOPICS, event.topics() != null);
    }

    private static long bit(int place, boolean set) {
        return set ? 1L << place : 0;
    }

    private static boolean has(long mask, int place) {
        return (mask & 1L << place) != 0;
    }

    @Override
    public Event deserialize(DataInputView in) throws IOException {
        long mask = in.readLong();
        String id = Wire.text(in);
        long time = in.readLong();
        EventType type = TYPES[in.readByte()];
        long seq = in.readLong();
        String[] text = new String[TEXTS];
        for (int i = 0; i < text.length; i++) {
            text[i] = has(mask, i) ? Wire.text(in) : null;
        }
        Integer[] ints = new Integer[INTS];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = has(mask, FIRST_INT + i) ? Integer.valueOf(in.readInt()) : null;
        }
        Long[] longs = new Long[LONGS];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = has(mask, FIRST_LONG + i) ? Long.valueOf(in.readLong()) : null;
        }
        Double confidence = has(mask, CONFIDENCE) ? Double.valueOf(in.readDouble()) : null;
        Actor actor = has(mask, ACTOR) ? ACTORS[in.readByte()] : null;
        List<String> channels = has(mask, CHANNELS) ? readList(in) : null;
        Map<String, Integer> capacity = has(mask, CAPACITY) ? readCapacity(in) : null;
        List<String> topics = has(mask, TOPICS) ? readList(in) : null;
        return new Event(
                id,
                time,
                type,
                seq,
                text[0],
                text[1],
                text[2],
                text[3],
                text[4],
                text[5],
                text[6],
                text[7],
                ints[0],
                ints[1],
                text[8],
                text[9],
                text[10],
                text[11],
                actor,
                has(mask, AUTO),
                has(mask, COURTESY),
                text[12],
                text[13],
                text[14],
                text[15],
                longs[0],
                longs[1],
                text[16],
                channels,
                capacity,
                longs[2],
                longs[3],
                text[17],
                text[18],
                text[19],
                text[20],
                ints[2],
                text[21],
                text[22],
                text[23],
                confidence,
                text[24],
                text[25],
                text[26],
                topics,
                text[27]);
    }

    private static void writeList(List<String> values, DataOutputView out) throws IOException {
        out.writeInt(values.size());
        for (String value : values) {
            Wire.text(value, out);
        }
    }

    private static List<String> readList(DataInputView in) throws IOException {
        int size = in.readInt();
        List<String> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(Wire.text(in));
        }
        return values;
    }

    private static Map<String, Integer> readCapacity(DataInputView in) throws IOException {
        int size = in.readInt();
        Map<String, Integer> capacity = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String channel = Wire.text(in);
            capacity.put(channel, in.readInt());
        }
        return capacity;
    }

    @Override
    public TypeSerializerSnapshot<Event> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}

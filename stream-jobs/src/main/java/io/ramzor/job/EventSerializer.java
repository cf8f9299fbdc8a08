package io.ramzor.job;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An event in binary: one mask of the fields that are there, then those fields. */
final class EventSerializer extends BinarySerializer<Event> {
    static final EventSerializer INSTANCE = new EventSerializer();

    private static final Actor[] ACTORS = Actor.values();
    private static final EventType[] TYPES = EventType.values();

    /** The optional texts in the order of their bits; only ever appended to, for states of older versions hold these bits. */
    private static final List<Function<Event, String>> TEXTS = List.of(
            Event::source,
            Event::contact,
            Event::customer,
            Event::channel,
            Event::queue,
            Event::topic,
            Event::caseId,
            Event::segment,
            Event::campaign,
            Event::direction,
            Event::guidedBy,
            Event::agent,
            Event::outcome,
            Event::reason,
            Event::toQueue,
            Event::toChannel,
            Event::state,
            Event::activity,
            Event::process,
            Event::step,
            Event::session,
            Event::status,
            Event::platform,
            Event::sameAs,
            Event::kind,
            Event::note,
            Event::level,
            Event::target);

    private static final List<Function<Event, Integer>> INTS = List.of(Event::line, Event::priority, Event::stepIndex);
    private static final List<Function<Event, Long>> LONGS =
            List.of(Event::windowStart, Event::windowEnd, Event::start, Event::end);

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
        out.writeLong(mask(event));
        Wire.text(event.id(), out);
        out.writeLong(event.time());
        out.writeByte(event.type().ordinal());
        out.writeLong(event.seq());
        for (Function<Event, String> field : TEXTS) {
            String value = field.apply(event);
            if (value != null) {
                Wire.text(value, out);
            }
        }
        for (Function<Event, Integer> field : INTS) {
            Integer value = field.apply(event);
            if (value != null) {
                out.writeInt(value);
            }
        }
        for (Function<Event, Long> field : LONGS) {
            Long value = field.apply(event);
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

    private static long mask(Event event) {
        long mask = 0;
        for (int i = 0; i < TEXTS.size(); i++) {
            mask |= bit(i, TEXTS.get(i).apply(event) != null);
        }
        for (int i = 0; i < INTS.size(); i++) {
            mask |= bit(FIRST_INT + i, INTS.get(i).apply(event) != null);
        }
        for (int i = 0; i < LONGS.size(); i++) {
            mask |= bit(FIRST_LONG + i, LONGS.get(i).apply(event) != null);
        }
        return mask
                | bit(CONFIDENCE, event.confidence() != null)
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
        String[] text = new String[TEXTS.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = has(mask, i) ? Wire.text(in) : null;
        }
        Integer[] ints = new Integer[INTS.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = has(mask, FIRST_INT + i) ? Integer.valueOf(in.readInt()) : null;
        }
        Long[] longs = new Long[LONGS.size()];
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

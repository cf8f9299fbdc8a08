package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.metric.Stretch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Something new about an agent: an event that came or was taken back, or stretches of contacts, those that are no longer so and those
 * that are so instead.
 *
 * @param agent agent id
 * @param event an event of the agent, or null
 * @param retracted whether the event was taken back
 * @param left stretches that are no longer so
 * @param came stretches that are so now
 */
record AgentChange(String agent, Event event, boolean retracted, List<Stretch> left, List<Stretch> came) {
    static final BinaryType<AgentChange> TYPE = new BinaryType<>(AgentChange.class, Serializer.INSTANCE);

    static AgentChange said(Event event) {
        return new AgentChange(event.agent(), event, false, List.of(), List.of());
    }

    static AgentChange retracted(Event event) {
        return new AgentChange(event.agent(), event, true, List.of(), List.of());
    }

    static final class Serializer extends BinarySerializer<AgentChange> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(AgentChange change, DataOutputView out) throws IOException {
            Wire.text(change.agent, out);
            out.writeBoolean(change.event != null);
            if (change.event != null) {
                EventSerializer.INSTANCE.serialize(change.event, out);
                out.writeBoolean(change.retracted);
                return;
            }
            write(change.left, out);
            write(change.came, out);
        }

        private static void write(List<Stretch> stretches, DataOutputView out) throws IOException {
            out.writeInt(stretches.size());
            for (Stretch stretch : stretches) {
                StretchType.Serializer.INSTANCE.serialize(stretch, out);
            }
        }

        @Override
        public AgentChange deserialize(DataInputView in) throws IOException {
            String agent = Wire.text(in);
            if (in.readBoolean()) {
                Event event = EventSerializer.INSTANCE.deserialize(in);
                return new AgentChange(agent, event, in.readBoolean(), List.of(), List.of());
            }
            return new AgentChange(agent, null, false, read(in), read(in));
        }

        private static List<Stretch> read(DataInputView in) throws IOException {
            int count = in.readInt();
            List<Stretch> stretches = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                stretches.add(StretchType.Serializer.INSTANCE.deserialize(in));
            }
            return stretches;
        }

        @Override
        public TypeSerializerSnapshot<AgentChange> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AgentChange> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}

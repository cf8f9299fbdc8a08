package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import io.ramzor.metric.FloorAgent;
import io.ramzor.metric.Holding;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Something new about an agent: an event, or a contact that they hold or no longer hold.
 *
 * @param agent agent id
 * @param event an event of the agent, or null
 * @param contact the contact that they hold or held, null with an event
 * @param held how they hold it, null if they no longer do
 */
@TypeInfo(AgentChange.Factory.class)
public record AgentChange(String agent, Event event, String contact, FloorAgent.Held held) {
    static final BinaryType<AgentChange> TYPE = new BinaryType<>(AgentChange.class, Serializer.INSTANCE);

    static AgentChange said(Event event) {
        return new AgentChange(event.agent(), event, null, null);
    }

    static AgentChange holds(Holding holding) {
        FloorAgent.Held held = new FloorAgent.Held(
                holding.contact(),
                holding.queue(),
                holding.channel(),
                holding.weight(),
                Micros.toInstant(holding.heldSince()));
        return new AgentChange(holding.agent(), null, holding.contact(), held);
    }

    static AgentChange left(String agent, String contact) {
        return new AgentChange(agent, null, contact, null);
    }

    /** Public for Flink, which makes it by name. */
    public static final class Factory extends TypeInfoFactory<AgentChange> {
        @Override
        public TypeInformation<AgentChange> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return TYPE;
        }
    }

    static final class Serializer extends BinarySerializer<AgentChange> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(AgentChange change, DataOutputView out) throws IOException {
            Wire.text(change.agent, out);
            Wire.text(change.contact, out);
            out.writeBoolean(change.event != null);
            if (change.event != null) {
                EventSerializer.INSTANCE.serialize(change.event, out);
            }
            out.writeBoolean(change.held != null);
            if (change.held != null) {
                Wire.text(change.held.queue(), out);
                Wire.text(change.held.channel(), out);
                out.writeDouble(change.held.weight());
                out.writeLong(Micros.of(change.held.since()));
            }
        }

        @Override
        public AgentChange deserialize(DataInputView in) throws IOException {
            String agent = Wire.text(in);
            String contact = Wire.text(in);
            Event event = in.readBoolean() ? EventSerializer.INSTANCE.deserialize(in) : null;
            FloorAgent.Held held = in.readBoolean()
                    ? new FloorAgent.Held(
                            contact, Wire.text(in), Wire.text(in), in.readDouble(), Micros.toInstant(in.readLong()))
                    : null;
            return new AgentChange(agent, event, contact, held);
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

package io.ramzor.job;

import io.ramzor.metric.Group;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How Flink keeps and sends the facts of groups. */
public final class GroupFactType {
    static final BinaryType<GroupFact> TYPE = new BinaryType<>(GroupFact.class, Serializer.INSTANCE);

    private GroupFactType() {}

    /** What tells the fact's group and keys from all others. */
    static String keyOf(GroupFact fact) {
        StringBuilder key = new StringBuilder(fact.group().name());
        for (String text : fact.keys()) {
            key.append('\t').append(text.length()).append('\t').append(text);
        }
        return key.toString();
    }

    /**
     * Whose facts are counted together.
     *
     * @param group the group
     * @param keys one text a dimension
     */
    record Key(Group group, List<String> keys) {}

    /** Reads what {@link #keyOf} wrote. */
    static Key parse(String key) {
        int at = end(key, 0);
        Group group = Group.valueOf(key.substring(0, at));
        List<String> keys = new ArrayList<>(group.dimensions().size());
        while (at < key.length()) {
            int length = end(key, at + 1);
            int from = length + 1;
            at = from + Integer.parseInt(key.substring(at + 1, length));
            keys.add(key.substring(from, at));
        }
        return new Key(group, keys);
    }

    private static int end(String key, int from) {
        int tab = key.indexOf('\t', from);
        return tab < 0 ? key.length() : tab;
    }

    static final class Serializer extends BinarySerializer<GroupFact> {
        static final Serializer INSTANCE = new Serializer();
        private static final Group[] GROUPS = Group.values();
        private static final Measure[] MEASURES = Measure.values();

        @Override
        public void serialize(GroupFact fact, DataOutputView out) throws IOException {
            out.writeByte(fact.group().ordinal());
            for (String key : fact.keys()) {
                Wire.text(key, out);
            }
            out.writeByte(fact.measure().ordinal());
            out.writeLong(fact.at());
            out.writeLong(fact.value());
            out.writeInt(fact.weight());
        }

        @Override
        public GroupFact deserialize(DataInputView in) throws IOException {
            Group group = GROUPS[in.readByte()];
            List<String> keys = new ArrayList<>(group.dimensions().size());
            for (int i = 0; i < group.dimensions().size(); i++) {
                keys.add(Wire.text(in));
            }
            return new GroupFact(group, keys, MEASURES[in.readByte()], in.readLong(), in.readLong(), in.readInt());
        }

        @Override
        public TypeSerializerSnapshot<GroupFact> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<GroupFact> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}

package io.ramzor.job;

import io.ramzor.metric.SpellSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A spell as it now stands, for the customer's journey: new, changed, or gone from that customer.
 *
 * @param customer customer under whom it goes, null if unknown; of a spell that is gone the one under whom it went
 * @param contact contact id
 * @param number see {@link SpellSummary#number}
 * @param summary the spell, null if it is gone
 */
public record SpellChange(String customer, String contact, int number, SpellSummary summary) {
    static final BinaryType<SpellChange> TYPE = new BinaryType<>(SpellChange.class, Serializer.INSTANCE);

    /** Tells the customer, or the contact of an unknown one, from all others. */
    String key() {
        return customer == null ? "contact\t" + contact : "customer\t" + customer;
    }

    private static SpellChange of(SpellSummary summary) {
        return new SpellChange(summary.customer(), summary.contact(), summary.number(), summary);
    }

    private static SpellChange gone(SpellSummary summary) {
        return new SpellChange(summary.customer(), summary.contact(), summary.number(), null);
    }

    /** Hands on what leads from the one list of a contact's spells to the other: first those that are gone, then new and changed ones. */
    static void between(List<SpellSummary> before, List<SpellSummary> after, Consumer<SpellChange> output) {
        if (before.equals(after)) {
            return;
        }
        Map<Integer, SpellSummary> old = new HashMap<>();
        before.forEach(summary -> old.put(summary.number(), summary));
        List<SpellSummary> changed = new ArrayList<>();
        for (SpellSummary summary : after) {
            SpellSummary was = old.get(summary.number());
            if (was != null && Objects.equals(was.customer(), summary.customer())) {
                old.remove(summary.number());
            }
            if (!summary.equals(was)) {
                changed.add(summary);
            }
        }
        before.stream()
                .filter(summary -> old.containsKey(summary.number()))
                .map(SpellChange::gone)
                .forEach(output);
        changed.stream().map(SpellChange::of).forEach(output);
    }

    static final class Serializer extends BinarySerializer<SpellChange> {
        static final Serializer INSTANCE = new Serializer();

        @Override
        public void serialize(SpellChange change, DataOutputView out) throws IOException {
            Wire.text(change.customer, out);
            Wire.text(change.contact, out);
            out.writeInt(change.number);
            out.writeBoolean(change.summary != null);
            if (change.summary != null) {
                SpellSummaryType.write(change.summary, out);
            }
        }

        @Override
        public SpellChange deserialize(DataInputView in) throws IOException {
            String customer = Wire.text(in);
            String contact = Wire.text(in);
            int number = in.readInt();
            SpellSummary summary = in.readBoolean() ? SpellSummaryType.read(customer, contact, number, in) : null;
            return new SpellChange(customer, contact, number, summary);
        }

        @Override
        public TypeSerializerSnapshot<SpellChange> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SpellChange> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}

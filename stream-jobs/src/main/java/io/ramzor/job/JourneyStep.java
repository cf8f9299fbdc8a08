package io.ramzor.job;

import io.ramzor.metric.SpellSummary;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Something new about a customer, for their own journey or for that of the identity to which they belong.
 *
 * @param key whose journey, as {@link SpellChange#key} says it
 * @param kind what is new
 * @param customer the customer, null if unknown
 * @param contact contact of the spell, else null
 * @param number number of the spell in it
 * @param spell the spell as it now stands, null if it is gone
 * @param root with a link: smallest id of those who are one with the customer, null if nobody is
 * @param profile with a profile: what is settled of the customer, no byte if that goes
 */
record JourneyStep(
        String key,
        Kind kind,
        String customer,
        String contact,
        int number,
        SpellSummary spell,
        String root,
        byte[] profile) {
    static final BinaryType<JourneyStep> TYPE = new BinaryType<>(JourneyStep.class, Serializer.INSTANCE);

    /** What is new. */
    enum Kind {
        SPELL,
        ROOT,
        PROFILE
    }

    static JourneyStep of(SpellChange change) {
        return new JourneyStep(
                change.key(),
                Kind.SPELL,
                change.customer(),
                change.contact(),
                change.number(),
                change.summary(),
                null,
                null);
    }

    static JourneyStep root(String customer, String root) {
        return new JourneyStep(keyOf(customer), Kind.ROOT, customer, null, 0, null, root, null);
    }

    static JourneyStep profile(String root, String customer, byte[] profile) {
        return new JourneyStep(keyOf(root), Kind.PROFILE, customer, null, 0, null, null, profile);
    }

    static JourneyStep came(String root, SpellSummary spell) {
        return new JourneyStep(
                keyOf(root), Kind.SPELL, spell.customer(), spell.contact(), spell.number(), spell, null, null);
    }

    static JourneyStep went(String root, SpellSummary spell) {
        return new JourneyStep(
                keyOf(root), Kind.SPELL, spell.customer(), spell.contact(), spell.number(), null, null, null);
    }

    /** The same spell for another journey. */
    JourneyStep to(String otherRoot) {
        return new JourneyStep(keyOf(otherRoot), kind, customer, contact, number, spell, root, profile);
    }

    boolean isOfSpell() {
        return kind == Kind.SPELL;
    }

    /** Whether both are news of one spell, so that the later one makes the other needless. */
    boolean isOfSameSpell(JourneyStep other) {
        return isOfSpell()
                && other.isOfSpell()
                && number == other.number
                && contact.equals(other.contact)
                && Objects.equals(customer, other.customer);
    }

    /** Key of the journey of a known customer. */
    static String keyOf(String customer) {
        return CUSTOMER + customer;
    }

    /** The customer of a journey, null if unknown. */
    static String customerOf(String key) {
        return key.startsWith(CUSTOMER) ? key.substring(CUSTOMER.length()) : null;
    }

    private static final String CUSTOMER = "customer\t";

    static final class Serializer extends BinarySerializer<JourneyStep> {
        static final Serializer INSTANCE = new Serializer();
        private static final Kind[] KINDS = Kind.values();

        @Override
        public void serialize(JourneyStep step, DataOutputView out) throws IOException {
            Wire.text(step.key, out);
            out.writeByte(step.kind.ordinal());
            Wire.text(step.customer, out);
            Wire.text(step.contact, out);
            out.writeInt(step.number);
            out.writeBoolean(step.spell != null);
            if (step.spell != null) {
                SpellSummaryType.write(step.spell, out);
            }
            Wire.text(step.root, out);
            Wire.bytes(step.profile, out);
        }

        @Override
        public JourneyStep deserialize(DataInputView in) throws IOException {
            String key = Wire.text(in);
            Kind kind = KINDS[in.readByte()];
            String customer = Wire.text(in);
            String contact = Wire.text(in);
            int number = in.readInt();
            SpellSummary spell = in.readBoolean() ? SpellSummaryType.read(customer, contact, number, in) : null;
            return new JourneyStep(key, kind, customer, contact, number, spell, Wire.text(in), Wire.bytes(in));
        }

        @Override
        public TypeSerializerSnapshot<JourneyStep> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink, which makes it by name when it reads a state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<JourneyStep> {
        public Snapshot() {
            super(() -> Serializer.INSTANCE);
        }
    }
}

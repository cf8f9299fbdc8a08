package io.ramzor.metric;

import io.ramzor.centre.Centre;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A journey in as few bytes as it needs: about a hundred a spell, and under a hundred for a customer whose spells are settled. */
public final class JourneyBytes {
    /** The first byte says how the rest is written; a reader knows this and all lower ones. */
    private static final int VERSION = 1;

    private static final byte[] NOTHING = {};
    private static final List<String> OUTCOMES = List.of("contained", "handed_over", "abandoned");

    private static final int WITH_CASE = 1;
    private static final int WITH_GUIDE = 1 << 1;
    private static final int WITH_BOT = 1 << 2;
    private static final int WITH_REQUEST = 1 << 3;
    private static final int BLOCKED = 1 << 4;
    private static final int ABANDONED = 1 << 5;
    private static final int ESCALATED = 1 << 6;
    private static final int OWN_CUSTOMER = 1 << 7;

    private JourneyBytes() {}

    /** Writes the journey. */
    public static byte[] write(Journey journey) {
        String customer = journey.customer();
        if (journey.isEmpty()) {
            return NOTHING;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            Varint.writeSigned(out, journey.lastActivity());
            Varint.write(out, journey.profiles().size());
            for (Map.Entry<String, CohortProfile> profile : journey.profiles().entrySet()) {
                text(out, profile.getKey().equals(customer) ? "" : profile.getKey());
                write(out, profile.getValue());
            }
            Varint.write(out, journey.spells().size());
            for (SpellSummary spell : journey.spells()) {
                write(out, spell, customer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a journey could not be written", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} wrote for the same customer. */
    public static Journey read(
            byte[] bytes, String customer, Centre centre, Timeline timeline, JourneyTerms terms, long now) {
        Journey journey = new Journey(centre, timeline, terms, customer, now);
        if (bytes.length == 0) {
            return journey;
        }
        try {
            DataInput in = new DataInputStream(new ByteArrayInputStream(bytes));
            int version = in.readByte();
            if (version > VERSION) {
                throw new IOException(
                        "version " + version + " of a journey is newer than this program knows; start a newer one");
            }
            long lastActivity = Varint.readSigned(in);
            Map<String, CohortProfile> profiles = new LinkedHashMap<>(2);
            for (long left = Varint.read(in); left > 0; left--) {
                String owner = text(in);
                profiles.put(owner.isEmpty() && customer != null ? customer : owner, readProfile(in));
            }
            List<SpellSummary> spells = new ArrayList<>();
            for (long left = Varint.read(in); left > 0; left--) {
                spells.add(readSpell(in, customer));
            }
            journey.restore(spells, profiles, lastActivity);
        } catch (IOException e) {
            throw new UncheckedIOException("a journey could not be read: " + e.getMessage(), e);
        }
        return journey;
    }

    /** A profile, no byte if there is nothing in it. */
    static byte[] bytes(CohortProfile profile) {
        if (profile.isEmpty()) {
            return NOTHING;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
        try {
            write(new DataOutputStream(bytes), profile);
        } catch (IOException e) {
            throw new UncheckedIOException("a profile could not be written", e);
        }
        return bytes.toByteArray();
    }

    static CohortProfile profile(byte[] bytes) {
        if (bytes.length == 0) {
            return CohortProfile.EMPTY;
        }
        try {
            return readProfile(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("a profile could not be read", e);
        }
    }

    private static void write(DataOutput out, CohortProfile profile) throws IOException {
        Varint.write(out, profile.digital().length);
        long last = 0;
        for (long start : profile.digital()) {
            Varint.writeSigned(out, start - last);
            last = start;
        }
        instant(out, profile.traditional(), last);
    }

    private static CohortProfile readProfile(DataInput in) throws IOException {
        long[] digital = new long[(int) Varint.read(in)];
        long last = 0;
        for (int i = 0; i < digital.length; i++) {
            last += Varint.readSigned(in);
            digital[i] = last;
        }
        return new CohortProfile(digital, instant(in, last));
    }

    private static void write(DataOutput out, SpellSummary spell, String customer) throws IOException {
        boolean own = spell.customer() == null || spell.customer().equals(customer);
        out.writeByte((spell.caseId() == null ? 0 : WITH_CASE)
                | (spell.guidedBy() == null ? 0 : WITH_GUIDE)
                | (spell.botStart() == ContactState.NEVER ? 0 : WITH_BOT)
                | (spell.humanRequestAt() == ContactState.NEVER ? 0 : WITH_REQUEST)
                | (spell.humanRequestBlocked() ? BLOCKED : 0)
                | (spell.lastLegAbandoned() ? ABANDONED : 0)
                | (spell.escalated() ? ESCALATED : 0)
                | (own ? OWN_CUSTOMER : 0));
        text(out, spell.contact());
        Varint.writeSigned(out, spell.number());
        if (!own) {
            text(out, spell.customer());
        }
        text(out, spell.channel());
        text(out, spell.topic());
        if (spell.caseId() != null) {
            text(out, spell.caseId());
        }
        if (spell.guidedBy() != null) {
            text(out, spell.guidedBy());
        }
        Varint.writeSigned(out, spell.start());
        if (spell.botStart() != ContactState.NEVER) {
            Varint.writeSigned(out, spell.botStart() - spell.start());
            out.writeByte(spell.botOutcome() == null ? -1 : OUTCOMES.indexOf(spell.botOutcome()));
        }
        if (spell.humanRequestAt() != ContactState.NEVER) {
            Varint.writeSigned(out, spell.humanRequestAt() - spell.start());
        }
        for (long at :
                new long[] {spell.end(), spell.humanAt(), spell.lateAt(), spell.turnLateAt(), spell.expectationAt()}) {
            instant(out, at, spell.start());
        }
        Varint.write(out, spell.deflections().size());
        for (SpellSummary.Deflection deflection : spell.deflections()) {
            text(out, deflection.channel() == null ? "" : deflection.channel());
            instant(out, deflection.offeredAt(), spell.start());
            instant(out, deflection.acceptedAt(), spell.start());
        }
        Varint.write(out, spell.agents().size());
        for (String agent : spell.agents()) {
            text(out, agent);
        }
    }

    private static SpellSummary readSpell(DataInput in, String customer) throws IOException {
        int flags = in.readByte();
        String contact = text(in);
        int number = (int) Varint.readSigned(in);
        String owner = is(flags, OWN_CUSTOMER) ? customer : text(in);
        String channel = text(in);
        String topic = text(in);
        String caseId = is(flags, WITH_CASE) ? text(in) : null;
        String guidedBy = is(flags, WITH_GUIDE) ? text(in) : null;
        long start = Varint.readSigned(in);
        boolean bot = is(flags, WITH_BOT);
        long botStart = bot ? start + Varint.readSigned(in) : ContactState.NEVER;
        int outcome = bot ? in.readByte() : -1;
        long requestAt = is(flags, WITH_REQUEST) ? start + Varint.readSigned(in) : ContactState.NEVER;
        long end = instant(in, start);
        long humanAt = instant(in, start);
        long lateAt = instant(in, start);
        long turnLateAt = instant(in, start);
        long expectationAt = instant(in, start);
        return new SpellSummary(
                contact,
                number,
                owner,
                channel,
                topic,
                caseId,
                start,
                end,
                guidedBy,
                botStart,
                outcome < 0 ? null : OUTCOMES.get(outcome),
                requestAt,
                is(flags, BLOCKED),
                humanAt,
                is(flags, ABANDONED),
                lateAt,
                turnLateAt,
                deflections(in, start),
                agents(in),
                is(flags, ESCALATED),
                expectationAt);
    }

    private static List<SpellSummary.Deflection> deflections(DataInput in, long start) throws IOException {
        List<SpellSummary.Deflection> deflections = new ArrayList<>(0);
        for (long left = Varint.read(in); left > 0; left--) {
            String channel = text(in);
            deflections.add(new SpellSummary.Deflection(
                    channel.isEmpty() ? null : channel, instant(in, start), instant(in, start)));
        }
        return deflections;
    }

    private static List<String> agents(DataInput in) throws IOException {
        List<String> agents = new ArrayList<>(1);
        for (long left = Varint.read(in); left > 0; left--) {
            agents.add(text(in));
        }
        return agents;
    }

    private static boolean is(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /** An instant as its distance, 0 if it has not come. */
    private static void instant(DataOutput out, long at, long from) throws IOException {
        if (at == ContactState.NEVER) {
            Varint.write(out, 0);
        } else {
            long distance = at - from;
            Varint.write(out, (distance << 1 ^ distance >> 63) + 1);
        }
    }

    private static long instant(DataInput in, long from) throws IOException {
        long raw = Varint.read(in);
        if (raw == 0) {
            return ContactState.NEVER;
        }
        long zigzag = raw - 1;
        return from + (zigzag >>> 1 ^ -(zigzag & 1));
    }

    private static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Varint.write(out, bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[(int) Varint.read(in)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

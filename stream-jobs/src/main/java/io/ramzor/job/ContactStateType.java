package io.ramzor.job;

import io.ramzor.metric.Clock;
import io.ramzor.metric.ClockId;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.DeadlineKind;
import io.ramzor.metric.DeadlineState;
import io.ramzor.metric.Leg;
import io.ramzor.metric.LegOutcome;
import io.ramzor.metric.Part;
import io.ramzor.metric.Promise;
import io.ramzor.metric.Spell;
import io.ramzor.metric.SpellSummary;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How the fold of a contact stands in bytes; what is added later goes to the end, under a higher version of the book around it. */
final class ContactStateType {
    private static final LegOutcome[] OUTCOMES = LegOutcome.values();
    private static final ClockId[] CLOCKS = ClockId.values();
    private static final Clock.Phase[] PHASES = Clock.Phase.values();
    private static final DeadlineKind[] KINDS = DeadlineKind.values();
    private static final DeadlineState[] STATES = DeadlineState.values();

    private ContactStateType() {}

    static void write(ContactState state, DataOutputView out) throws IOException {
        Wire.text(state.contact, out);
        out.writeLong(state.lastEventAt);
        out.writeLong(state.bornAt);
        Wire.text(state.channel, out);
        Wire.text(state.queueChannel, out);
        Wire.text(state.customer, out);
        Wire.text(state.topic, out);
        Wire.text(state.caseId, out);
        Wire.text(state.segment, out);
        number(state.line, out);
        number(state.priority, out);
        Wire.text(state.campaign, out);
        out.writeBoolean(state.outbound);
        Wire.list(state.pending, EventSerializer.INSTANCE::serialize, out);
        Wire.list(state.spells, ContactStateType::spell, out);
        Wire.list(state.legs, ContactStateType::leg, out);
        Wire.list(state.parts, ContactStateType::part, out);
        Wire.list(state.clocks, ContactStateType::clock, out);
        Wire.list(state.promises, ContactStateType::promise, out);
        out.writeLong(state.resolvedAt);
        Wire.text(state.agent, out);
        out.writeLong(state.agentSince);
        Wire.text(state.agentQueue, out);
        out.writeBoolean(state.held);
        out.writeBoolean(state.toResume);
        Wire.list(state.stretches, StretchType.Serializer.INSTANCE::serialize, out);
        out.writeLong(state.workFrom);
        out.writeInt(state.callbacks);
        out.writeLong(state.botSince);
        out.writeBoolean(state.botSilenced);
        Wire.text(state.reactionAgent, out);
        Wire.text(state.lastSpeaker, out);
        out.writeLong(state.talkedAt);
        out.writeLong(state.idleSaidAt);
    }

    static ContactState read(DataInputView in) throws IOException {
        ContactState state = new ContactState();
        state.contact = Wire.text(in);
        state.lastEventAt = in.readLong();
        state.bornAt = in.readLong();
        state.channel = Wire.text(in);
        state.queueChannel = Wire.text(in);
        state.customer = Wire.text(in);
        state.topic = Wire.text(in);
        state.caseId = Wire.text(in);
        state.segment = Wire.text(in);
        state.line = number(in);
        state.priority = number(in);
        state.campaign = Wire.text(in);
        state.outbound = in.readBoolean();
        state.pending = Wire.list(EventSerializer.INSTANCE::deserialize, in);
        state.spells = Wire.list(ContactStateType::spell, in);
        state.legs = Wire.list(ContactStateType::leg, in);
        state.parts = Wire.list(ContactStateType::part, in);
        state.clocks = Wire.list(ContactStateType::clock, in);
        state.promises = Wire.list(ContactStateType::promise, in);
        state.resolvedAt = in.readLong();
        state.agent = Wire.text(in);
        state.agentSince = in.readLong();
        state.agentQueue = Wire.text(in);
        state.held = in.readBoolean();
        state.toResume = in.readBoolean();
        state.stretches = Wire.list(StretchType.Serializer.INSTANCE::deserialize, in);
        state.workFrom = in.readLong();
        state.callbacks = in.readInt();
        state.botSince = in.readLong();
        state.botSilenced = in.readBoolean();
        state.reactionAgent = Wire.text(in);
        state.lastSpeaker = Wire.text(in);
        state.talkedAt = in.readLong();
        state.idleSaidAt = in.readLong();
        return state;
    }

    private static void number(Integer value, DataOutputView out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value);
        }
    }

    private static Integer number(DataInputView in) throws IOException {
        return in.readBoolean() ? Integer.valueOf(in.readInt()) : null;
    }

    private static void spell(Spell spell, DataOutputView out) throws IOException {
        out.writeLong(spell.start);
        out.writeBoolean(spell.offered);
        out.writeLong(spell.botStartedAt);
        out.writeBoolean(spell.humanReplied);
        out.writeBoolean(spell.resolvedWithoutHuman);
        out.writeLong(spell.endedAt);
        Wire.text(spell.guidedBy, out);
        Wire.text(spell.botOutcome, out);
        out.writeBoolean(spell.handedOver);
        out.writeLong(spell.humanRequestedAt);
        out.writeBoolean(spell.humanRequestServed);
        out.writeLong(spell.humanAt);
        out.writeLong(spell.expectationAt);
        out.writeLong(spell.answeredAt);
        out.writeLong(spell.leftAt);
        out.writeLong(spell.statutory);
        out.writeLong(spell.turnMissedAt);
        out.writeBoolean(spell.lineOne);
        out.writeBoolean(spell.escalated);
        Wire.list(spell.deflections, ContactStateType::deflection, out);
        Wire.list(spell.agents, Wire::text, out);
    }

    private static Spell spell(DataInputView in) throws IOException {
        Spell spell = new Spell();
        spell.start = in.readLong();
        spell.offered = in.readBoolean();
        spell.botStartedAt = in.readLong();
        spell.humanReplied = in.readBoolean();
        spell.resolvedWithoutHuman = in.readBoolean();
        spell.endedAt = in.readLong();
        spell.guidedBy = Wire.text(in);
        spell.botOutcome = Wire.text(in);
        spell.handedOver = in.readBoolean();
        spell.humanRequestedAt = in.readLong();
        spell.humanRequestServed = in.readBoolean();
        spell.humanAt = in.readLong();
        spell.expectationAt = in.readLong();
        spell.answeredAt = in.readLong();
        spell.leftAt = in.readLong();
        spell.statutory = in.readLong();
        spell.turnMissedAt = in.readLong();
        spell.lineOne = in.readBoolean();
        spell.escalated = in.readBoolean();
        spell.deflections = Wire.list(ContactStateType::deflection, in);
        spell.agents = Wire.list(Wire::text, in);
        return spell;
    }

    private static void deflection(SpellSummary.Deflection one, DataOutputView out) throws IOException {
        Wire.text(one.channel(), out);
        out.writeLong(one.offeredAt());
        out.writeLong(one.acceptedAt());
    }

    private static SpellSummary.Deflection deflection(DataInputView in) throws IOException {
        return new SpellSummary.Deflection(Wire.text(in), in.readLong(), in.readLong());
    }

    private static void leg(Leg leg, DataOutputView out) throws IOException {
        Wire.text(leg.queue, out);
        out.writeInt(leg.spell);
        out.writeLong(leg.queuedAt);
        out.writeByte(leg.outcome.ordinal());
        out.writeLong(leg.endedAt);
        out.writeLong(leg.target);
        out.writeLong(leg.shortLimit);
        out.writeBoolean(leg.deflected);
        Wire.text(leg.assigned, out);
    }

    private static Leg leg(DataInputView in) throws IOException {
        Leg leg = new Leg();
        leg.queue = Wire.text(in);
        leg.spell = in.readInt();
        leg.queuedAt = in.readLong();
        leg.outcome = OUTCOMES[in.readByte()];
        leg.endedAt = in.readLong();
        leg.target = in.readLong();
        leg.shortLimit = in.readLong();
        leg.deflected = in.readBoolean();
        leg.assigned = Wire.text(in);
        return leg;
    }

    private static void part(Part part, DataOutputView out) throws IOException {
        out.writeInt(part.leg);
        Wire.text(part.agent, out);
        out.writeLong(part.start);
        out.writeLong(part.end);
        out.writeLong(part.releasedAt);
        out.writeLong(part.wrappedUpAt);
    }

    private static Part part(DataInputView in) throws IOException {
        Part part = new Part();
        part.leg = in.readInt();
        part.agent = Wire.text(in);
        part.start = in.readLong();
        part.end = in.readLong();
        part.releasedAt = in.readLong();
        part.wrappedUpAt = in.readLong();
        return part;
    }

    private static void clock(Clock clock, DataOutputView out) throws IOException {
        out.writeByte(clock.id.ordinal());
        out.writeInt(clock.spell);
        out.writeLong(clock.start);
        out.writeByte(clock.phase.ordinal());
        out.writeLong(clock.stop);
        out.writeBoolean(clock.hidden);
        out.writeInt(clock.leg);
        out.writeLong(clock.business);
        out.writeBoolean(clock.targeted);
        out.writeBoolean(clock.within);
        out.writeBoolean(clock.late);
        out.writeBoolean(clock.businessWithin);
        out.writeBoolean(clock.businessLate);
        out.writeLong(clock.missedAt);
        out.writeLong(clock.businessMissedAt);
    }

    private static Clock clock(DataInputView in) throws IOException {
        Clock clock = new Clock();
        clock.id = CLOCKS[in.readByte()];
        clock.spell = in.readInt();
        clock.start = in.readLong();
        clock.phase = PHASES[in.readByte()];
        clock.stop = in.readLong();
        clock.hidden = in.readBoolean();
        clock.leg = in.readInt();
        clock.business = in.readLong();
        clock.targeted = in.readBoolean();
        clock.within = in.readBoolean();
        clock.late = in.readBoolean();
        clock.businessWithin = in.readBoolean();
        clock.businessLate = in.readBoolean();
        clock.missedAt = in.readLong();
        clock.businessMissedAt = in.readLong();
        return clock;
    }

    private static void promise(Promise promise, DataOutputView out) throws IOException {
        out.writeByte(promise.kind.ordinal());
        out.writeLong(promise.began);
        out.writeLong(promise.due);
        out.writeByte(promise.state.ordinal());
        out.writeLong(promise.settledAt);
    }

    private static Promise promise(DataInputView in) throws IOException {
        Promise promise = new Promise();
        promise.kind = KINDS[in.readByte()];
        promise.began = in.readLong();
        promise.due = in.readLong();
        promise.state = STATES[in.readByte()];
        promise.settledAt = in.readLong();
        return promise;
    }
}

package io.ramzor.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Copies a contact's state; field by field, because reflection or serialisation would cost more than the fold. */
final class StateCopy {
    private StateCopy() {}

    static ContactState of(ContactState state) {
        ContactState copy = new ContactState();
        copy.contact = state.contact;
        copy.lastEventAt = state.lastEventAt;
        copy.bornAt = state.bornAt;
        copy.channel = state.channel;
        copy.queueChannel = state.queueChannel;
        copy.customer = state.customer;
        copy.topic = state.topic;
        copy.caseId = state.caseId;
        copy.segment = state.segment;
        copy.line = state.line;
        copy.priority = state.priority;
        copy.campaign = state.campaign;
        copy.outbound = state.outbound;
        copy.pending = new ArrayList<>(state.pending);
        copy.spells = each(state.spells, Spell::copied);
        copy.legs = each(state.legs, Leg::copied);
        copy.parts = each(state.parts, Part::copied);
        copy.clocks = each(state.clocks, Clock::copied);
        copy.promises = each(state.promises, Promise::copied);
        copy.resolvedAt = state.resolvedAt;
        copy.agent = state.agent;
        copy.agentSince = state.agentSince;
        copy.agentQueue = state.agentQueue;
        copy.held = state.held;
        copy.toResume = state.toResume;
        copy.stretches = new ArrayList<>(state.stretches);
        copy.workFrom = state.workFrom;
        copy.callbacks = state.callbacks;
        copy.botSince = state.botSince;
        copy.botSilenced = state.botSilenced;
        copy.reactionAgent = state.reactionAgent;
        copy.lastSpeaker = state.lastSpeaker;
        copy.talkedAt = state.talkedAt;
        copy.idleSaidAt = state.idleSaidAt;
        return copy;
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> copied) {
        List<T> copy = new ArrayList<>(list.size());
        for (T one : list) {
            copy.add(copied.apply(one));
        }
        return copy;
    }
}

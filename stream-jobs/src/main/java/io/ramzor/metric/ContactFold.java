package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Folds the events of one contact, in order, into what they count for. Pure: the same events in the same order give the same
 * facts. The caller keeps the state as of the horizon and the events after it, copies the state and folds again when one arrives late.
 */
public final class ContactFold implements Serializable {
    /** So many events wait for the first that names a channel; then the contact's is taken to be unknown. */
    private static final int PENDING_LIMIT = 32;

    /** So many response clocks and promises are kept of a contact; more only of one that goes on and on. */
    private static final int KEPT = 500;

    private static final String UNKNOWN_CHANNEL = "unknown";

    private final Centre centre;

    public ContactFold(Centre centre) {
        this.centre = centre;
    }

    /** The state of a contact before its first event. */
    public ContactState start(String contact) {
        ContactState state = new ContactState();
        state.contact = contact;
        return state;
    }

    /** An independent copy. */
    public ContactState copy(ContactState state) {
        return StateCopy.of(state);
    }

    /**
     * Applies the events to the state, sorted inside by {@link EventOrder}'s rule (the order depends on the queue in which the
     * contact already was). Events of one time must come in one call. Returns those that could not follow, each with its detail.
     */
    public List<CannotFollow> apply(ContactState state, List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::time));
        List<CannotFollow> setAside = new ArrayList<>(0);
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            while (to < sorted.size()
                    && sorted.get(to).time() == sorted.get(from).time()) {
                to++;
            }
            List<Event> together = sorted.subList(from, to);
            if (to - from > 1) {
                together.sort(EventOrder.within(queuesOf(state)));
            }
            together.forEach(event -> take(state, event, setAside));
            from = to;
        }
        return setAside;
    }

    /**
     * Takes it that nothing more comes that says on which channel the contact is. Returns those of the events that waited for that which
     * cannot follow.
     */
    public List<CannotFollow> finish(ContactState state) {
        List<CannotFollow> setAside = new ArrayList<>(0);
        settle(state, setAside);
        return setAside;
    }

    /** What the contact counts for when now is that microsecond, at or after its last event. */
    public List<Counted> facts(ContactState state, long now) {
        ContactState settled = settled(state);
        List<Counted> facts = new ArrayList<>();
        FactSink sink = new FactSink(centre, settled, now, facts);
        HandlingFacts.emit(sink);
        if (!settled.outbound) {
            LegFacts.emit(sink);
            CustomerFacts.emit(sink);
            ClockFacts.emit(sink);
        }
        WorkFacts.emit(sink, StretchFold.of(centre, settled, now, expiresAt(settled)));
        return facts;
    }

    /** The contact told with all that it counts for, or empty before its first event. */
    public Optional<ContactTrace> trace(ContactState state, long now) {
        ContactState settled = settled(state);
        if (settled.spells.isEmpty()) {
            return Optional.empty();
        }
        long told = Math.max(now, settled.lastEventAt);
        return Optional.of(TraceView.of(centre, settled, told, facts(settled, now), deadlines(settled, now)));
    }

    /**
     * The deadline ledger of the contact when now is that microsecond, by kind and then in the order in which they began; none of an
     * outbound contact.
     */
    public List<Deadline> deadlines(ContactState state, long now) {
        ContactState settled = settled(state);
        return settled.outbound ? List.of() : DeadlineView.list(centre, settled, now);
    }

    /** What the contact's deadlines count for when now is that microsecond, each under the instant at which it began. */
    public List<GroupFact> deadlineFacts(ContactState state, long now) {
        ContactState settled = settled(state);
        return settled.outbound ? List.of() : DeadlineView.facts(centre, settled, now);
    }

    /** The next microsecond after {@code now} at which any of these or {@link #floor} changes without an event, or Long.MAX_VALUE. */
    public long nextChange(ContactState state, long now) {
        ContactState settled = settled(state);
        long next = Math.min(
                FloorView.nextChange(centre, settled, now),
                StretchFold.nextChange(centre, settled, now, expiresAt(settled)));
        if (settled.outbound) {
            return next;
        }
        next = Math.min(next, LegFacts.nextChange(settled, now));
        next = Math.min(next, DeadlineView.nextChange(settled, now));
        next = Math.min(next, CustomerFacts.nextChange(settled, now));
        return Math.min(next, ClockFacts.nextChange(centre, settled, now));
    }

    /**
     * What the customer's journey needs to know of each of the contact's spells, in their order; none of an outbound contact. Nothing in
     * it changes without an event.
     */
    public List<SpellSummary> spells(ContactState state) {
        return SpellView.of(centre, settled(state));
    }

    /** The contact on the floor, or empty once no queue, bot or agent has it. */
    public Optional<FloorContact> floor(ContactState state, long now) {
        return FloorView.of(centre, settled(state), now);
    }

    /** How agents had and have the contact, in order, as of now; without what {@link #settle} has let go. */
    public List<Stretch> stretches(ContactState state, long now) {
        ContactState settled = settled(state);
        return StretchFold.of(centre, settled, now, expiresAt(settled));
    }

    /**
     * Lets go of what is counted for good and can change no more. Facts and stretches that are read later lack it, so nothing may be
     * compared across this call.
     *
     * @param horizon no event before it will come, and none of the state's is at or after it
     */
    public void settle(ContactState state, long horizon) {
        StretchFold.settle(centre, state, horizon);
    }

    /**
     * The microsecond at which the contact is forgotten if nothing more comes. While a callback is owed that is not before the end of its
     * window has passed, so that it can be missed; no contact is remembered longer for it than the longest expiry.
     */
    public long expiresAt(ContactState state) {
        String known = state.knownChannel();
        Channel channel = centre.channelOrDefault(known == null ? UNKNOWN_CHANNEL : known);
        boolean live = channel.kind() == ChannelKind.LIVE;
        long expires = state.lastEventAt + (live ? centre.liveExpiryMicros() : centre.writtenExpiryMicros());
        long latest = state.lastEventAt + Math.max(centre.liveExpiryMicros(), centre.writtenExpiryMicros());
        for (Promise promise : state.promises) {
            if (promise.kind == DeadlineKind.CALLBACK && promise.state == DeadlineState.OPEN && promise.due < latest) {
                expires = Math.max(expires, promise.due + 1);
            }
        }
        return expires;
    }

    /**
     * Lets go of stopped clocks and settled promises of a contact that has very many, so that a thread that never ends costs no more and more; what they
     * counted for must have been sent on, as it is no longer among its facts.
     *
     * @param base the state of all events before the horizon
     * @param head the same with events after it, or null
     * @param horizon no event before it will come
     */
    public void trim(ContactState base, ContactState head, long horizon) {
        if (base.clocks.size() + base.promises.size() > KEPT) {
            int present = base.spells.size() - 1;
            ClockTrim.of(base, horizon, present);
            if (head != null) {
                ClockTrim.of(head, horizon, present);
            }
        }
    }

    /** The queues in which the contact is, waiting or with an agent. */
    private static Set<String> queuesOf(ContactState state) {
        Set<String> queues = new HashSet<>();
        if (state.openLeg() != null) {
            queues.add(state.openLeg().queue);
        }
        if (state.agent != null && state.agentQueue != null) {
            queues.add(state.agentQueue);
        }
        return queues;
    }

    private void take(ContactState state, Event event, List<CannotFollow> setAside) {
        state.lastEventAt = Math.max(state.lastEventAt, event.time());
        state.bornAt = state.bornAt == ContactState.NEVER ? event.time() : state.bornAt;
        String queueChannel = event.type() == EventType.QUEUED ? channelOfQueue(state, event) : null;
        boolean known = state.knownChannel() != null || Step.text(event.channel()) != null || queueChannel != null;
        if (!known && state.pending.size() < PENDING_LIMIT) {
            state.pending.add(event);
            return;
        }
        if (Step.text(event.channel()) != null) {
            state.channel = event.channel();
        }
        if (queueChannel != null) {
            state.queueChannel = queueChannel;
        }
        settle(state, setAside);
        step(state, event, setAside);
    }

    private String channelOfQueue(ContactState state, Event event) {
        String said = Step.text(event.channel()) != null ? event.channel() : state.channel;
        return centre.queueOrDefault(event.queue(), said).channel();
    }

    /** Folds the events that waited for a channel. */
    private void settle(ContactState state, List<CannotFollow> setAside) {
        if (state.knownChannel() == null) {
            state.queueChannel = UNKNOWN_CHANNEL;
        }
        if (!state.pending.isEmpty()) {
            List<Event> waited = state.pending;
            state.pending = new ArrayList<>(0);
            waited.forEach(event -> step(state, event, setAside));
        }
    }

    private ContactState settled(ContactState state) {
        if (state.pending.isEmpty()) {
            return state;
        }
        ContactState copy = copy(state);
        settle(copy, new ArrayList<>());
        return copy;
    }

    private void step(ContactState state, Event event, List<CannotFollow> setAside) {
        String refusal = Follow.refusal(state, event);
        if (refusal != null) {
            setAside.add(new CannotFollow(event, refusal));
            return;
        }
        attributes(state, event);
        StretchFold.pass(centre, state, event.time());
        Step step = Step.of(state, event, centre.channelOrDefault(state.knownChannel()));
        boolean starts = SpellFold.begin(state, step);
        int legs = state.legs.size();
        boolean answered = LegFold.apply(centre, state, step);
        HandlingFold.apply(state, step, answered);
        ClockFold.apply(centre, state, step, starts);
        talk(state, step);
        bot(state, step);
        boolean waits = state.legs.size() > legs;
        SpellNotes.apply(centre, state, step, waits, answered);
        PromiseFold.apply(centre, state, step, waits, answered);
        SpellFold.end(state, step);
        StretchFold.follow(centre, state, step.time());
    }

    private static void attributes(ContactState state, Event event) {
        state.customer = latest(state.customer, event.customer());
        state.topic = latest(state.topic, event.topic());
        state.caseId = latest(state.caseId, event.caseId());
        state.segment = latest(state.segment, event.segment());
        state.campaign = latest(state.campaign, event.campaign());
        state.line = event.line() == null ? state.line : event.line();
        state.priority = event.priority() == null ? state.priority : event.priority();
        if (event.type() == EventType.OFFERED && !wasOffered(state)) {
            // As it began: a later offered of the same thread does not unmake what was counted of it.
            state.outbound = Step.OUTBOUND.equals(event.direction());
        }
    }

    private static boolean wasOffered(ContactState state) {
        return !state.spells.isEmpty() && state.spells.get(0).offered;
    }

    private static String latest(String before, String said) {
        return Step.text(said) == null ? before : said;
    }

    /** Who spoke last, and since when the thread is silent. */
    private static void talk(ContactState state, Step step) {
        switch (step.type()) {
            case OFFERED -> {
                if (!step.live()) {
                    talked(state, step.time());
                }
            }
            case MESSAGE -> {
                if (step.speaker() != Actor.SYSTEM) {
                    state.lastSpeaker = step.speaker().name().toLowerCase(Locale.ROOT);
                }
                if (step.customerAsks() || step.speaker() == Actor.AGENT) {
                    talked(state, step.time());
                }
            }
            case IDLE -> {
                if (state.idleSaidAt == ContactState.NEVER) {
                    state.idleSaidAt = step.time();
                }
            }
            case REVIVED -> talked(state, ContactState.NEVER);
            default -> {}
        }
    }

    private static void talked(ContactState state, long at) {
        state.talkedAt = at;
        state.idleSaidAt = ContactState.NEVER;
    }

    private static void bot(ContactState state, Step step) {
        Spell spell = state.spell();
        switch (step.type()) {
            case BOT_STARTED -> {
                state.botSince = step.time();
                if (spell.botStartedAt == ContactState.NEVER) {
                    spell.botStartedAt = step.time();
                }
            }
            case BOT_ENDED, QUEUED, ASSIGNED, ANSWERED, ABANDONED, RESOLVED, CLOSED ->
                state.botSince = ContactState.NEVER;
            case CALLBACK_BOOKED -> {
                state.callbacks++;
                state.botSince = ContactState.NEVER;
            }
            default -> {}
        }
    }
}

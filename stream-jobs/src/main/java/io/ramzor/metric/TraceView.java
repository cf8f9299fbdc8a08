package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.centre.QueueTerms;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells a contact's fold and the facts that it counts for as a {@link ContactTrace}. */
final class TraceView {
    private final Centre centre;
    private final ContactState state;
    private final long now;

    private TraceView(Centre centre, ContactState state, long now) {
        this.centre = centre;
        this.state = state;
        this.now = now;
    }

    /** The trace of a settled state that has begun. */
    static ContactTrace of(
            Centre centre, ContactState state, long now, List<Counted> counted, List<Deadline> deadlines) {
        return new TraceView(centre, state, now).trace(counted, deadlines);
    }

    private ContactTrace trace(List<Counted> counted, List<Deadline> deadlines) {
        return new ContactTrace(
                state.contact,
                Micros.toInstant(state.spells.get(0).start),
                Micros.toInstant(now),
                false,
                state.knownChannel(),
                state.topic,
                state.caseId,
                state.customer,
                state.line,
                state.outbound,
                spells(),
                state.legs.stream().map(this::leg).toList(),
                state.parts.stream().map(TraceView::part).toList(),
                clocks(),
                deadlines.stream().map(TraceView::promise).toList(),
                waitsFor(),
                facts(counted, Book.INTERVAL),
                facts(counted, Book.LIVE));
    }

    private static List<ContactTrace.Fact> facts(List<Counted> counted, Book book) {
        List<ContactTrace.Fact> facts = new ArrayList<>(counted.size() / 2 + 1);
        for (Counted one : counted) {
            if (one.book() == book) {
                facts.add(new ContactTrace.Fact(
                        one.queue(), one.clock(), one.measure().wireName(), one.at(), one.value()));
            }
        }
        return facts;
    }

    private List<ContactTrace.SpellSpan> spells() {
        List<ContactTrace.SpellSpan> spans = new ArrayList<>(state.spells.size());
        for (int i = 0; i < state.spells.size(); i++) {
            Spell spell = state.spells.get(i);
            boolean last = i == state.spells.size() - 1;
            boolean open = last && (state.openLeg() != null || state.agent != null);
            spans.add(new ContactTrace.SpellSpan(instant(spell.start), open ? null : instant(spell.endedAt)));
        }
        return spans;
    }

    private ContactTrace.QueueLeg leg(Leg leg) {
        boolean open = leg.outcome == LegOutcome.WAITING;
        long wait = (open ? now : leg.endedAt) - leg.queuedAt;
        QueueTerms terms =
                centre.queueOrDefault(leg.queue, state.knownChannel()).termsAt(leg.queuedAt);
        return new ContactTrace.QueueLeg(
                leg.spell,
                leg.queue,
                instant(leg.queuedAt),
                instant(leg.endedAt),
                lower(leg.outcome),
                Micros.toSeconds(wait),
                Micros.toSeconds(leg.target),
                Micros.toSeconds(leg.shortLimit),
                wait > leg.target,
                terms.formula(),
                instant(terms.effectiveFrom()));
    }

    private static ContactTrace.AgentPart part(Part part) {
        boolean wrapped = part.wrappedUpAt != ContactState.NEVER;
        return new ContactTrace.AgentPart(
                part.leg < 0 ? null : part.leg,
                part.agent,
                instant(part.start),
                instant(part.end),
                wrapped ? Micros.toSeconds(part.wrappedUpAt - part.releasedAt) : 0,
                part.end == ContactState.NEVER ? null : Double.valueOf(Micros.toSeconds(part.micros())));
    }

    private List<ContactTrace.ClockRun> clocks() {
        List<ContactTrace.ClockRun> runs = new ArrayList<>(state.clocks.size());
        if (!state.outbound && centre.channelOrDefault(state.knownChannel()).written()) {
            for (Clock clock : state.clocks) {
                if (!clock.hidden) {
                    runs.add(clock(clock));
                }
            }
        }
        return runs;
    }

    private ContactTrace.ClockRun clock(Clock clock) {
        boolean running = clock.phase == Clock.Phase.RUNNING;
        int leg = running ? ClockFold.legAt(state, clock.spell, Long.MAX_VALUE) : clock.leg;
        ClockTerms terms = ClockTerms.of(centre, state, clock.id, leg);
        long until = running ? now : clock.stop;
        boolean targeted = terms.target() != null;
        return new ContactTrace.ClockRun(
                clock.id.wireName(),
                clock.spell,
                leg < 0 ? "none" : state.legs.get(leg).queue,
                instant(clock.start),
                instant(clock.stop),
                lower(clock.phase),
                Micros.toSeconds(until - clock.start),
                Micros.toSeconds(running ? terms.business(clock.start, until) : clock.business),
                targeted ? Double.valueOf(Micros.toSeconds(terms.target())) : null,
                terms.businessClock(),
                targeted ? instant(terms.due(clock.start)) : null,
                clock.within,
                running ? targeted && now >= terms.missAt(clock.start) : clock.late);
    }

    private static ContactTrace.Promise promise(Deadline deadline) {
        return new ContactTrace.Promise(
                lower(deadline.kind()), instant(deadline.began()), instant(deadline.due()), lower(deadline.state()));
    }

    private ContactTrace.WaitsFor waitsFor() {
        Leg open = state.openLeg();
        if (open != null) {
            return new ContactTrace.WaitsFor("answer", open.queue, instant(open.queuedAt), instant(open.due()));
        }
        for (int i = state.clocks.size() - 1; i >= 0; i--) {
            Clock clock = state.clocks.get(i);
            if (clock.phase == Clock.Phase.RUNNING && !clock.hidden) {
                ContactTrace.ClockRun run = clock(clock);
                return new ContactTrace.WaitsFor(run.clock(), run.queue(), run.start(), run.due());
            }
        }
        if (state.agent != null) {
            return new ContactTrace.WaitsFor("agent", state.agentQueue, instant(state.agentSince), null);
        }
        boolean bot = state.botSince != ContactState.NEVER;
        return bot ? new ContactTrace.WaitsFor("bot", null, instant(state.botSince), null) : null;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Null for an instant that has not come or never will. */
    private static Instant instant(long micros) {
        return micros == ContactState.NEVER || micros == Long.MAX_VALUE ? null : Micros.toInstant(micros);
    }
}

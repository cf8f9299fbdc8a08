package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.Channel;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.oracle.Leg.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A contact from its first event until it is forgotten: its legs, spells and response clocks, folded from its events in order. */
final class Life {
    final String contact;
    /** When it is forgotten if nothing more comes. */
    final long forgotten;

    final Channel channel;
    final boolean outbound;
    final String customer;
    final String topic;
    final String caseId;
    final List<Spell> spells = new ArrayList<>();
    final List<Event> cannotFollow = new ArrayList<>();
    /** Steps that could follow, in order. */
    final List<Step> steps = new ArrayList<>();

    /** Who had the contact when. */
    final List<Holding> holdings = new ArrayList<>();

    final List<Hold> holds = new ArrayList<>();
    private Long onHoldSince;
    private int handovers;

    final LegBook book;
    final ClockBook clocks;
    private final boolean offeredComes;
    private boolean begun;
    private boolean offeredCame;
    private boolean botMuted;
    private boolean held;
    private int callbacks;
    private Spell spell;

    /**
     * A step that could follow, in its spell.
     *
     * @param waits whether it opened a leg
     * @param answers whether it answered a leg
     * @param replies whether an agent or a bot replied with it
     * @param agent who took part with it: was given or took the contact, or wrote; null = nobody
     */
    record Step(Event event, Spell spell, boolean waits, boolean answers, boolean replies, String agent) {}

    /**
     * A time in which an agent had the contact.
     *
     * @param session how often it had changed hands before
     * @param to the end, or Long.MAX_VALUE while it goes on
     */
    record Holding(Holder holder, int session, long from, long to) {}

    /** A time in which the agent who had the contact put it on hold. */
    record Hold(long from, long to) {}

    Life(Centre centre, String contact, List<Event> events, long forgotten) {
        this.forgotten = forgotten;
        this.contact = contact;
        String said = latest(events, Event::channel);
        this.channel = centre.channelOrDefault(said != null ? said : channelOfQueue(centre, events));
        this.outbound = events.stream()
                .filter(event -> event.type() == EventType.OFFERED)
                .findFirst()
                .map(event -> "outbound".equals(event.direction()))
                .orElse(false);
        this.customer = latest(events, Event::customer);
        this.topic = latest(events, Event::topic);
        this.caseId = latest(events, Event::caseId);
        this.offeredComes = events.stream().anyMatch(event -> event.type() == EventType.OFFERED);
        this.book = new LegBook(centre, channel.id(), channel.kind());
        this.clocks = new ClockBook(channel.written());
        this.spell = new Spell(0, events.get(0).time());
        spells.add(spell);
        StepOrder.walk(events, book::queues, this::take);
        spells.forEach(this::finish);
        if (onHoldSince != null) {
            holds.add(new Hold(onHoldSince, Long.MAX_VALUE));
        }
    }

    private static String channelOfQueue(Centre centre, List<Event> events) {
        return events.stream()
                .filter(event ->
                        event.type() == EventType.QUEUED && centre.queues().containsKey(event.queue()))
                .findFirst()
                .map(event -> centre.queues().get(event.queue()).channel())
                .orElse("unknown");
    }

    private static String latest(List<Event> events, Function<Event, String> field) {
        String latest = null;
        for (Event event : events) {
            String said = field.apply(event);
            latest = said == null || said.isEmpty() ? latest : said;
        }
        return latest;
    }

    /** Takes the next step in, or sets it aside. */
    private void take(Event event) {
        Holder before = book.holder;
        if (!canFollow(event)) {
            cannotFollow.add(event);
            return;
        }
        if (!begun && !offeredComes) {
            begin(event.time());
        }
        Leg waiting = book.open;
        step(event);
        holdOn(event, before);
        if (!Objects.equals(before, book.holder)) {
            hold(event.time());
        }
        held = event.type() == EventType.HELD || held && event.type() != EventType.RESUMED;
        boolean answers = waiting != null && waiting.outcome == Outcome.ANSWERED;
        boolean replies = event.type() == EventType.MESSAGE
                && (event.actor() == Actor.AGENT && !event.auto() || event.actor() == Actor.BOT && !botMuted);
        steps.add(new Step(
                event, spell, book.open != null && book.open != waiting, answers, replies, tookPart(event, answers)));
    }

    /** Ends of the windows of callbacks that were neither tried nor made void. */
    List<Long> callbacksOwed() {
        List<Long> owed = new ArrayList<>();
        for (Step step : steps) {
            switch (step.event().type()) {
                case CALLBACK_ATTEMPTED, CALLBACK_REACHED, CLOSED -> owed.clear();
                case CALLBACK_BOOKED -> {
                    if (step.event().windowEnd() != null) {
                        owed.add(step.event().windowEnd());
                    }
                }
                default -> {
                    // Nothing else is about callbacks.
                }
            }
        }
        return owed;
    }

    private String tookPart(Event event, boolean answers) {
        boolean writes = event.type() == EventType.MESSAGE && event.actor() == Actor.AGENT && !event.auto();
        boolean gets = answers || event.type() == EventType.ASSIGNED;
        String agent = gets && book.holder != null ? book.holder.agent() : writes ? event.agent() : null;
        return agent == null || agent.isEmpty() ? null : agent;
    }

    /** A contact is on hold until it is taken off it or another agent, or none, has it. */
    private void holdOn(Event event, Holder before) {
        String agentBefore = before == null ? null : before.agent();
        String agent = book.holder == null ? null : book.holder.agent();
        boolean changesHands = !Objects.equals(agentBefore, agent);
        handovers += changesHands ? 1 : 0;
        if (onHoldSince != null && (changesHands || event.type() == EventType.RESUMED)) {
            holds.add(new Hold(onHoldSince, event.time()));
            onHoldSince = null;
        }
        if (event.type() == EventType.HELD && agent != null && onHoldSince == null) {
            onHoldSince = event.time();
        }
    }

    private void hold(long time) {
        if (!holdings.isEmpty()) {
            Holding last = holdings.remove(holdings.size() - 1);
            holdings.add(new Holding(last.holder(), last.session(), last.from(), Math.min(last.to(), time)));
        }
        if (book.holder != null) {
            holdings.add(new Holding(book.holder, handovers, time, Long.MAX_VALUE));
        }
    }

    private boolean canFollow(Event event) {
        return switch (event.type()) {
            case ANSWERED, REDIRECTED, CALLBACK_BOOKED, FLOWED_OUT -> book.legOf(event) != null;
            case TRANSFERRED -> book.legOf(event) != null || book.withAgent();
            case BOT_ENDED -> spell.botCame();
            case RESUMED -> held;
            case CALLBACK_ATTEMPTED, CALLBACK_REACHED -> callbacks > 0;
            case RELEASED -> book.released(event);
            case WRAPPED_UP -> book.wrappedUp(event);
            default -> true;
        };
    }

    /** What was said or resolved before {@code offered} is no part of the spell that starts with it. */
    private void begin(long time) {
        begun = true;
        spell.start = time;
        spell.agentWrote = false;
        spell.restartsFirstHumanReply = false;
        clocks.beginSpell(spell, time);
    }

    private void step(Event event) {
        long time = event.time();
        Leg leg = book.legOf(event);
        switch (event.type()) {
            case OFFERED -> offered(event);
            case BOT_STARTED -> {
                spell.botStarted = Math.min(spell.botStarted, time);
                botMuted = false;
            }
            case BOT_ENDED -> botEnded(event);
            case HUMAN_REQUESTED -> handOff(time);
            case DEFLECTION_ACCEPTED -> {
                if (leg != null) {
                    leg.deflected = true;
                }
            }
            case QUEUED -> book.queued(event, spell);
            case ASSIGNED -> {
                book.assigned(event);
                clocks.given(event.agent(), spell, time);
            }
            case REDIRECTED -> {
                book.redirected();
                clocks.lost(null);
            }
            case ANSWERED -> {
                book.answered(event);
                clocks.given(book.holder.agent().isEmpty() ? null : book.holder.agent(), spell, time);
            }
            case TRANSFERRED -> {
                book.transferred(event);
                clocks.lost(event.agent());
            }
            case RELEASED -> clocks.lost(event.agent());
            case MESSAGE -> message(event, leg);
            default -> ending(event, leg);
        }
    }

    private void offered(Event event) {
        boolean first = !offeredCame;
        offeredCame = true;
        if (!begun) {
            begin(event.time());
        }
        if (asks(event) && first) {
            clocks.startUnlessRunning(ClockBook.NEXT_REPLY, spell, event.time());
        } else if (asks(event)) {
            customerWrote(event.time());
        }
    }

    /** Whether the customer wants an answer; in messaging and deferred that is what is offered, but for what the centre began. */
    boolean asks(Event event) {
        if (event.type() == EventType.OFFERED) {
            return channel.kind() != ChannelKind.LIVE && !"outbound".equals(event.direction());
        }
        return event.type() == EventType.MESSAGE && event.actor() == Actor.CUSTOMER && !event.courtesy();
    }

    private void botEnded(Event event) {
        if (event.outcome().equals("handed_over")) {
            handOff(event.time());
        } else if (event.outcome().equals("contained")) {
            clocks.endHuman(event.time());
        }
    }

    /** From now on the bot is only the system, until a bot starts again. */
    private void handOff(long time) {
        botMuted = true;
        clocks.startUnlessRunning(ClockBook.AFTER_HANDOFF, spell, time);
    }

    private void message(Event event, Leg leg) {
        if (event.actor() == Actor.CUSTOMER && !event.courtesy()) {
            customerWrote(event.time());
        } else if (event.actor() == Actor.BOT && !botMuted) {
            clocks.botReplied(event.time());
        } else if (event.actor() == Actor.AGENT && !event.auto()) {
            if (leg != null && channel.written()) {
                book.answered(event);
                clocks.takenBy(book.holder.agent());
            }
            spell.agentWrote = true;
            clocks.agentReplied(event);
        }
    }

    private void customerWrote(long time) {
        boolean again = channel.kind() != ChannelKind.LIVE
                && spell.resolved != null
                && time - spell.resolved > channel.continuationMicros();
        if (again) {
            spell = new Spell(spells.size(), time);
            spells.add(spell);
            botMuted = false;
            clocks.beginSpell(spell, time);
        } else if (begun
                && spell.restartsFirstHumanReply
                && !spell.agentWrote
                && !clocks.runs(ClockBook.FIRST_HUMAN_REPLY, spell)) {
            clocks.start(ClockBook.FIRST_HUMAN_REPLY, spell, time);
        }
        spell.restartsFirstHumanReply = false;
        clocks.startUnlessRunning(ClockBook.NEXT_REPLY, spell, time);
    }

    /** Steps that end a leg or more. */
    private void ending(Event event, Leg leg) {
        long time = event.time();
        switch (event.type()) {
            case ABANDONED -> {
                end(leg, time, leg != null && leg.deflected ? Outcome.FLOWED_OUT : Outcome.ABANDONED);
                clocks.endAll(time);
            }
            case CALLBACK_BOOKED -> {
                end(leg, time, Outcome.CALLBACK);
                clocks.endAll(time);
                callbacks++;
            }
            case FLOWED_OUT -> end(leg, time, Outcome.FLOWED_OUT);
            case RESOLVED -> {
                end(leg, time, channel.kind() == ChannelKind.LIVE ? Outcome.ABANDONED : Outcome.FLOWED_OUT);
                book.endPart(time);
                book.holder = null;
                spell.resolved = time;
                spell.restartsFirstHumanReply = !spell.agentWrote;
                clocks.endAll(time);
            }
            case CLOSED -> {
                end(leg, time, Outcome.ABANDONED);
                book.holder = null;
                clocks.endAll(time);
            }
            default -> {
                // Idle, revived, expectation, deflection offered, reopened, callbacks tried: nothing ends, nothing
                // begins.
            }
        }
    }

    private void end(Leg leg, long time, Outcome outcome) {
        if (leg != null) {
            book.end(time, outcome);
        }
    }

    /** A bot's reply is awaited only where a bot came; each clock belongs to the queue last queued by its stop. */
    private void finish(Spell ended) {
        ended.clocks.removeIf(clock -> clock.id.equals(ClockBook.FIRST_BOT_REPLY) && !ended.botCame());
        for (ResponseClock clock : ended.clocks) {
            for (Leg leg : ended.legs) {
                if (leg.queued <= clock.end(Long.MAX_VALUE)) {
                    clock.leg = leg;
                }
            }
        }
    }
}

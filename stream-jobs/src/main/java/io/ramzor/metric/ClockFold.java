package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Actor;
import io.ramzor.event.EventType;
import java.util.function.Predicate;

/** Starts and stops the response clocks of written contacts. */
final class ClockFold {
    private ClockFold() {}

    /** Whether the step is a reply of a person or a bot. */
    static boolean replies(Step step) {
        return step.speaker() == Actor.AGENT || step.speaker() == Actor.BOT;
    }

    /** Applies the step after the leg and handling folds; {@code starts} says whether the present spell starts at it. */
    static void apply(Centre centre, ContactState state, Step step, boolean starts) {
        if (step.channel().written() && !state.outbound) {
            if (starts) {
                startSpell(state);
            }
            runs(centre, state, step);
        }
        if (step.type() == EventType.BOT_STARTED) {
            state.botSilenced = false;
        } else if (handsOff(step)) {
            state.botSilenced = true;
        }
    }

    /** The leg to whose queue a clock of that spell belongs if it stops at that time: the last queued, -1 = none. */
    static int legAt(ContactState state, int spell, long time) {
        for (int i = state.legs.size() - 1; i >= 0; i--) {
            Leg leg = state.legs.get(i);
            if (leg.spell == spell && leg.queuedAt <= time) {
                return i;
            }
        }
        return -1;
    }

    private static void runs(Centre centre, ContactState state, Step step) {
        switch (step.type()) {
            case OFFERED -> {
                if (step.customerAsks()) {
                    asked(state, step.time());
                }
            }
            case BOT_STARTED -> showBotClock(state);
            case BOT_ENDED, HUMAN_REQUESTED -> {
                if (handsOff(step)) {
                    startUnlessRunning(state, ClockId.FIRST_HUMAN_REPLY_AFTER_HANDOFF, step.time());
                } else if ("contained".equals(step.event().outcome())) {
                    stop(centre, state, step.time(), Clock.Phase.ENDED, clock -> clock.id.endsWhenContained());
                }
            }
            case QUEUED -> attributeAgain(centre, state, step.time());
            case ASSIGNED, ANSWERED -> startReaction(state, step);
            case REDIRECTED -> cancelReaction(state, null);
            case TRANSFERRED, RELEASED -> cancelReaction(state, step.agent());
            case MESSAGE -> message(centre, state, step);
            case ABANDONED, RESOLVED, CLOSED, CALLBACK_BOOKED -> {
                stop(centre, state, step.time(), Clock.Phase.ENDED, clock -> true);
                state.reactionAgent = null;
                Spell spell = state.spell();
                spell.resolvedWithoutHuman |= step.type() == EventType.RESOLVED && !spell.humanReplied;
            }
            default -> {}
        }
    }

    private static boolean handsOff(Step step) {
        return step.type() == EventType.HUMAN_REQUESTED
                || step.type() == EventType.BOT_ENDED
                        && "handed_over".equals(step.event().outcome());
    }

    /** Starts the spell's clocks; those that ran from its earliest event, before {@code offered} was seen, never did. */
    private static void startSpell(ContactState state) {
        int present = state.spells.size() - 1;
        Spell spell = state.spell();
        state.clocks.removeIf(clock -> clock.spell == present && clock.id.startsWithSpell());
        spell.humanReplied = false;
        spell.resolvedWithoutHuman = false;
        start(state, ClockId.FIRST_REPLY, spell.start);
        start(state, ClockId.FIRST_HUMAN_REPLY, spell.start);
        start(state, ClockId.FIRST_BOT_REPLY, spell.start).hidden = spell.botStartedAt == ContactState.NEVER;
    }

    private static void showBotClock(ContactState state) {
        int spell = state.spells.size() - 1;
        for (Clock clock : state.clocks) {
            if (clock.id == ClockId.FIRST_BOT_REPLY && clock.spell == spell && clock.phase != Clock.Phase.ENDED) {
                clock.hidden = false;
            }
        }
    }

    private static void message(Centre centre, ContactState state, Step step) {
        Spell spell = state.spell();
        if (step.customerAsks()) {
            asked(state, step.time());
        } else if (step.speaker() == Actor.AGENT) {
            spell.humanReplied = true;
            spell.resolvedWithoutHuman = false;
            String agent = step.agent();
            boolean another = agent != null && state.reactionAgent != null && !agent.equals(state.reactionAgent);
            if (another && agent.equals(state.agent)) {
                cancelReaction(state, null);
            }
            stop(
                    centre,
                    state,
                    step.time(),
                    Clock.Phase.REPLIED,
                    clock -> clock.id != ClockId.FIRST_BOT_REPLY && !(another && clock.id == ClockId.REACTION));
        } else if (step.speaker() == Actor.BOT) {
            stop(centre, state, step.time(), Clock.Phase.REPLIED, ClockFold::answeredByBot);
        }
    }

    private static void asked(ContactState state, long time) {
        Spell spell = state.spell();
        if (spell.resolvedWithoutHuman) {
            spell.resolvedWithoutHuman = false;
            startUnlessRunning(state, ClockId.FIRST_HUMAN_REPLY, time);
        }
        startUnlessRunning(state, ClockId.NEXT_REPLY, time);
    }

    private static boolean answeredByBot(Clock clock) {
        return clock.id == ClockId.FIRST_REPLY || clock.id == ClockId.FIRST_BOT_REPLY || clock.id == ClockId.NEXT_REPLY;
    }

    private static void startReaction(ContactState state, Step step) {
        String agent = step.agent() != null ? step.agent() : step.type() == EventType.ANSWERED ? state.agent : null;
        if (agent == null || agent.isEmpty() || agent.equals(state.reactionAgent)) {
            return;
        }
        cancelReaction(state, null);
        state.reactionAgent = agent;
        start(state, ClockId.REACTION, step.time());
    }

    private static void cancelReaction(ContactState state, String agent) {
        if (agent == null || agent.equals(state.reactionAgent)) {
            state.clocks.removeIf(clock -> clock.id == ClockId.REACTION && clock.phase == Clock.Phase.RUNNING);
            state.reactionAgent = null;
        }
    }

    private static void startUnlessRunning(ContactState state, ClockId id, long at) {
        for (Clock clock : state.clocks) {
            if (clock.id == id && clock.phase == Clock.Phase.RUNNING) {
                return;
            }
        }
        start(state, id, at);
    }

    private static Clock start(ContactState state, ClockId id, long at) {
        Clock clock = new Clock();
        clock.id = id;
        clock.spell = state.spells.size() - 1;
        clock.start = at;
        state.clocks.add(clock);
        return clock;
    }

    private static void stop(Centre centre, ContactState state, long at, Clock.Phase phase, Predicate<Clock> which) {
        for (Clock clock : state.clocks) {
            if (clock.phase == Clock.Phase.RUNNING && which.test(clock)) {
                clock.phase = phase;
                clock.stop = at;
                attribute(centre, state, clock);
            }
        }
    }

    /** A queue entered at the very instant of a stop is the one last queued at it. */
    private static void attributeAgain(Centre centre, ContactState state, long at) {
        for (Clock clock : state.clocks) {
            if (clock.phase != Clock.Phase.RUNNING && clock.stop == at) {
                attribute(centre, state, clock);
            }
        }
    }

    /** Fixes what follows from a clock's stop, so that reading its facts costs nothing. */
    private static void attribute(Centre centre, ContactState state, Clock clock) {
        clock.leg = legAt(state, clock.spell, clock.stop);
        ClockTerms terms = ClockTerms.of(centre, state, clock.id, clock.leg);
        clock.business = terms.business(clock.start, clock.stop);
        clock.targeted = terms.target() != null;
        clock.within = false;
        clock.businessWithin = false;
        clock.late = false;
        clock.businessLate = false;
        if (!clock.targeted) {
            return;
        }
        long elapsed = clock.stop - clock.start;
        if (clock.phase == Clock.Phase.REPLIED) {
            clock.businessWithin = clock.business <= terms.target();
            clock.within = terms.businessClock() ? clock.businessWithin : elapsed <= terms.target();
            clock.missedAt = clock.within ? ContactState.NEVER : terms.missAt(clock.start);
        } else {
            clock.missedAt = terms.missAt(clock.start);
            clock.late = clock.stop >= clock.missedAt;
            clock.businessMissedAt = terms.businessMissAt(clock.start);
            clock.businessLate = clock.stop >= clock.businessMissedAt;
        }
    }
}

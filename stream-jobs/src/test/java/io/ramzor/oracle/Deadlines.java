package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.oracle.Leg.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The deadline ledger, counted by kind and state. Where the definitions are silent: what a customer no longer waits for is cancelled
 * (a reply window by what ends clocks, the statutory one by what ends the contact); a callback reached was attempted; a callback booked
 * or a leg that flowed out leaves the law's answer owed ("missed else").
 */
final class Deadlines {
    private static final Set<EventType> ENDS =
            EnumSet.of(EventType.ABANDONED, EventType.RESOLVED, EventType.CLOSED, EventType.CALLBACK_BOOKED);
    private static final Set<EventType> LEAVES = EnumSet.of(EventType.ABANDONED, EventType.RESOLVED, EventType.CLOSED);

    private final Centre centre;
    private final long now;
    /** By kind and state, such as {@code answer.met}. */
    private final Map<String, Integer> counts = new TreeMap<>();

    private final GroupSums sums;

    Deadlines(Centre centre, long now, GroupSums sums) {
        this.centre = centre;
        this.sums = sums;
        this.now = now;
    }

    void write(Numbers numbers, String place) {
        counts.forEach((kind, count) -> numbers.put(place + "." + kind, count));
    }

    void add(Life life) {
        if (life.outbound) {
            return;
        }
        for (Spell spell : life.spells) {
            spell.legs.forEach(this::answer);
            spell.clocks.forEach(this::clock);
            statutory(life, spell);
        }
        life.steps.stream()
                .filter(step -> step.event().type() == EventType.CALLBACK_BOOKED
                        && step.event().windowEnd() != null)
                .forEach(step -> callback(life, step));
        if (life.channel.replyWindowMicros() != null) {
            replyWindows(life, life.channel.replyWindowMicros());
        }
    }

    /** @param began since when it is owed; it is told of that interval */
    private void count(String kind, String state, long began) {
        counts.merge(kind + "." + state, 1, Integer::sum);
        sums.add(List.of("deadline", kind), began, "deadline_" + state, 1);
    }

    private void answer(Leg leg) {
        boolean late = leg.waitMicros(now) > leg.terms.answerTargetMicros();
        if (late) {
            count("answer", "missed", leg.queued);
        } else {
            count("answer", leg.open() ? "open" : leg.outcome == Outcome.ANSWERED ? "met" : "cancelled", leg.queued);
        }
    }

    private void clock(ResponseClock clock) {
        boolean promised = clock.id.equals(ClockBook.FIRST_HUMAN_REPLY) || clock.id.equals(ClockBook.NEXT_REPLY);
        Long target =
                clock.leg == null ? null : clock.leg.terms.clockTargetsMicros().get(clock.id);
        if (!promised || target == null) {
            return;
        }
        long used = clock.leg.terms.businessClock()
                ? centre.calendarOf(clock.leg.terms).businessMicros(clock.start, clock.end(now))
                : clock.end(now) - clock.start;
        if (used > target) {
            count(clock.id, "missed", clock.start);
        } else {
            count(clock.id, clock.running() ? "open" : clock.replied ? "met" : "cancelled", clock.start);
        }
    }

    /** Met by an attempt up to the end of the window, cancelled by closing the contact before. */
    private void callback(Life life, Life.Step booked) {
        long due = booked.event().windowEnd();
        String state = Math.min(now, life.forgotten) > due ? "missed" : "open";
        for (Life.Step step : life.steps.subList(life.steps.indexOf(booked) + 1, life.steps.size())) {
            boolean attempted = step.event().type() == EventType.CALLBACK_ATTEMPTED
                    || step.event().type() == EventType.CALLBACK_REACHED;
            if (step.event().time() <= due && (attempted || step.event().type() == EventType.CLOSED)) {
                state = attempted ? "met" : "cancelled";
                break;
            }
        }
        count("callback", state, booked.event().time());
    }

    /** Each customer message moves the end of the window in which an agent may still write; what ends a clock cancels it. */
    private void replyWindows(Life life, long window) {
        Long due = null;
        long began = 0;
        for (Life.Step step : life.steps) {
            Event event = step.event();
            boolean asked = life.asks(event);
            boolean replied = said(event, Actor.AGENT) && !event.auto();
            boolean ended = ENDS.contains(event.type())
                    || event.type() == EventType.BOT_ENDED && event.outcome().equals("contained");
            if (due != null && event.time() > due && (asked || replied || ended)) {
                count("reply_window", "missed", began);
                due = null;
            }
            if (asked) {
                began = due == null ? event.time() : began;
                due = event.time() + window;
            } else if ((replied || ended) && due != null) {
                count("reply_window", replied ? "met" : "cancelled", began);
                due = null;
            }
        }
        if (due != null) {
            count("reply_window", now > due ? "missed" : "open", began);
        }
    }

    private static boolean said(Event event, Actor actor) {
        return event.type() == EventType.MESSAGE && event.actor() == actor;
    }

    /** Of the first queue that the law names; met by an answer, cancelled if the customer left before it was due. */
    private void statutory(Life life, Spell spell) {
        Long limit = spell.legs.stream()
                .map(leg -> leg.terms.statutoryMicros())
                .filter(micros -> micros != null)
                .findFirst()
                .orElse(null);
        if (limit == null) {
            return;
        }
        long due = spell.start + limit;
        String state = now > due ? "missed" : "open";
        for (Life.Step step : life.steps) {
            boolean left = LEAVES.contains(step.event().type());
            if (step.spell() == spell && step.event().time() <= due && (step.answers() || left)) {
                state = left ? "cancelled" : "met";
                break;
            }
        }
        count("statutory", state, spell.start);
    }
}

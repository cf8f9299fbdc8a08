package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Folds the steps of one digital session in one process. A step counts once, under its first event: entered; completed if any event
 * says so; left if it was not completed and its newest event says so or is not followed by another step within 30 minutes (exactly 30
 * is within). After a day without an event the session is forgotten; a later event starts it anew.
 */
public final class FunnelFold implements Serializable {
    /** A step that is not followed by another for longer is left. */
    static final long PATIENCE_MICROS = 30 * Micros.MINUTE;

    /** By time, sequence, place in the process, id. */
    public static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparingLong(Event::seq)
            .thenComparing(Event::stepIndex, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Event::id, EventOrder::compareUtf8);

    private final long expiryMicros;

    public FunnelFold(Centre centre) {
        this.expiryMicros = centre.liveExpiryMicros();
    }

    /**
     * Folds events in after a state.
     *
     * @param base the state before them, not changed; null = none
     * @param events in their {@link #ORDER}
     * @return the session's lives, the newest last; earlier ones were forgotten before the next event
     */
    public List<FunnelState> lives(FunnelState base, List<Event> events) {
        List<FunnelState> lives = new ArrayList<>(1);
        FunnelState state = base == null ? null : copy(base);
        for (Event event : events) {
            if (state != null && event.time() - state.lastAt > expiryMicros) {
                lives.add(state);
                state = null;
            }
            state = state == null ? new FunnelState() : state;
            apply(state, event);
        }
        if (state != null) {
            lives.add(state);
        }
        return lives;
    }

    /** What a life counts for at that now. */
    public List<GroupFact> facts(FunnelState state, long now) {
        List<GroupFact> facts = new ArrayList<>(2 * state.steps.size());
        String platform = state.platform == null ? GroupFact.NONE : state.platform;
        for (FunnelStep step : state.steps) {
            List<String> keys = List.of(state.process, step.step, platform);
            facts.add(fact(keys, Measure.STEPS_ENTERED, step.enteredAt));
            if (step.completed) {
                facts.add(fact(keys, Measure.STEPS_COMPLETED, step.enteredAt));
            } else if (isLeft(step, now)) {
                facts.add(fact(keys, Measure.STEPS_LEFT, step.enteredAt));
            }
        }
        return facts;
    }

    /** The next instant at which a life counts for something else without an event, Long.MAX_VALUE = never. */
    public long nextChange(FunnelState state, long now) {
        long next = Long.MAX_VALUE;
        for (FunnelStep step : state.steps) {
            long due = step.lastAt + PATIENCE_MICROS + 1;
            boolean runs = !step.completed && !step.left && step.nextAt == ContactState.NEVER;
            next = runs && due > now ? Math.min(next, due) : next;
        }
        return next;
    }

    /** The session as it is told with those facts. */
    public GroupTrace trace(FunnelState state, String owner, String session, long now) {
        return GroupTrace.ofSession(
                owner,
                session,
                state.customer,
                Micros.toInstant(state.steps.get(0).enteredAt),
                Micros.toInstant(now),
                facts(state, now));
    }

    /** The last instant at which an event goes on with that life. */
    public long expiresAt(FunnelState state) {
        return state.lastAt + expiryMicros;
    }

    private static boolean isLeft(FunnelStep step, long now) {
        long followedAt = step.nextAt == ContactState.NEVER ? now : step.nextAt;
        return step.left || followedAt > step.lastAt + PATIENCE_MICROS;
    }

    private static void apply(FunnelState state, Event event) {
        boolean goesOn = state.lastStep != null && !state.lastStep.equals(event.step());
        if (goesOn) {
            state.step(state.lastStep).nextAt = event.time();
        }
        FunnelStep step = state.step(event.step());
        if (step == null) {
            step = new FunnelStep();
            step.step = event.step();
            step.enteredAt = event.time();
            state.steps.add(step);
        }
        step.lastAt = event.time();
        step.nextAt = ContactState.NEVER;
        step.completed |= "completed".equals(event.status());
        step.left = "left".equals(event.status());
        state.process = event.process();
        state.platform = Step.text(event.platform()) == null ? state.platform : event.platform();
        state.customer = Step.text(event.customer()) == null ? state.customer : event.customer();
        state.lastStep = event.step();
        state.lastAt = event.time();
    }

    private static GroupFact fact(List<String> keys, Measure measure, long at) {
        return new GroupFact(Group.FUNNEL, keys, measure, at, 0, 1);
    }

    private static FunnelState copy(FunnelState state) {
        FunnelState copy = new FunnelState();
        copy.process = state.process;
        copy.platform = state.platform;
        copy.customer = state.customer;
        copy.lastStep = state.lastStep;
        copy.lastAt = state.lastAt;
        for (FunnelStep step : state.steps) {
            FunnelStep own = new FunnelStep();
            own.step = step.step;
            own.enteredAt = step.enteredAt;
            own.lastAt = step.lastAt;
            own.nextAt = step.nextAt;
            own.completed = step.completed;
            own.left = step.left;
            copy.steps.add(own);
        }
        return copy;
    }
}

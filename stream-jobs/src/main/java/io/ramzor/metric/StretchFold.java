package io.ramzor.metric;

import io.ramzor.centre.Centre;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Follows how agents have the contact: a stretch ends where they let it go, put it on hold or take it back, where the thread falls
 * silent or wakes, and where it comes out of another queue.
 */
final class StretchFold {
    private StretchFold() {}

    /** Takes in that time has passed up to the next step: the thread may have fallen silent before it. */
    static void pass(Centre centre, ContactState state, long time) {
        Stretch open = open(state);
        if (open == null || !open.isFull()) {
            return;
        }
        long idleAt = FloorView.idleAt(centre, state);
        if (idleAt < time) {
            end(state, open, Math.max(idleAt, open.from()));
            begin(state, with(open, centre.idleWeight(), Math.max(idleAt, open.from())));
        }
    }

    /** Takes in how the contact stands after a step at that time. */
    static void follow(Centre centre, ContactState state, long time) {
        Stretch open = open(state);
        if (state.agent == null) {
            if (open != null) {
                end(state, open, time);
            }
            return;
        }
        double weight = FloorView.weight(centre, state, time);
        if (open != null && isAsBefore(open, state, weight)) {
            return;
        }
        if (open != null) {
            end(state, open, time);
        }
        begin(
                state,
                new Stretch(
                        state.agent,
                        state.contact,
                        state.agentQueue,
                        state.knownChannel(),
                        weight,
                        state.held,
                        state.agentSince,
                        time,
                        Stretch.OPEN));
    }

    /**
     * The stretches as of now, at or after the last step.
     *
     * @param expires when the contact is forgotten, and with it that somebody has it
     */
    static List<Stretch> of(Centre centre, ContactState state, long now, long expires) {
        Stretch open = open(state);
        if (open == null) {
            return state.stretches.isEmpty() ? List.of() : new ArrayList<>(state.stretches);
        }
        List<Stretch> stretches = new ArrayList<>(state.stretches.subList(0, state.stretches.size() - 1));
        long end = now >= expires ? expires : Stretch.OPEN;
        long idleAt = open.isFull() ? FloorView.idleAt(centre, state) : Long.MAX_VALUE;
        if (idleAt <= now && idleAt < end) {
            add(stretches, open.until(idleAt));
            add(stretches, with(open, centre.idleWeight(), idleAt).until(end));
        } else {
            add(stretches, open.until(end));
        }
        return stretches;
    }

    /** The next instant at which work goes on in another interval or ends with the contact's memory, Long.MAX_VALUE = none. */
    static long nextChange(Centre centre, ContactState state, long now, long expires) {
        Stretch open = open(state);
        if (open == null || now >= expires) {
            return Long.MAX_VALUE;
        }
        boolean works = open.isFull() && open.queue() != null && FloorView.idleAt(centre, state) > now;
        long intervalEnd = centre.intervalStart(Math.max(now, open.from())) + centre.intervalMicros();
        return works ? Math.min(expires, intervalEnd) : expires;
    }

    /** Lets go of what is final at that horizon: ended stretches, and the intervals before it of the one that goes on. */
    static void settle(Centre centre, ContactState state, long horizon) {
        Stretch open = open(state);
        if (!state.stretches.isEmpty()) {
            state.stretches = new ArrayList<>(1);
        }
        if (open != null) {
            state.stretches.add(open);
            state.workFrom = Math.max(state.workFrom, centre.intervalStart(horizon));
        }
    }

    private static Stretch open(ContactState state) {
        int last = state.stretches.size() - 1;
        return last >= 0 && state.stretches.get(last).isOpen() ? state.stretches.get(last) : null;
    }

    private static boolean isAsBefore(Stretch open, ContactState state, double weight) {
        return open.weight() == weight
                && open.held() == state.held
                && open.takenAt() == state.agentSince
                && open.agent().equals(state.agent)
                && Objects.equals(open.queue(), state.agentQueue)
                && open.channel().equals(state.knownChannel());
    }

    private static Stretch with(Stretch stretch, double weight, long from) {
        return new Stretch(
                stretch.agent(),
                stretch.contact(),
                stretch.queue(),
                stretch.channel(),
                weight,
                stretch.held(),
                stretch.takenAt(),
                from,
                Stretch.OPEN);
    }

    private static void end(ContactState state, Stretch open, long at) {
        int last = state.stretches.size() - 1;
        if (open.from() == at) {
            state.stretches.remove(last);
        } else {
            state.stretches.set(last, open.until(at));
        }
    }

    /** Begins a stretch, or goes on with the one before if nothing lies between them. */
    private static void begin(ContactState state, Stretch stretch) {
        int last = state.stretches.size() - 1;
        if (last >= 0) {
            Stretch before = state.stretches.get(last);
            if (before.goesOnIn(stretch)
                    && with(before, before.weight(), stretch.from()).equals(stretch)) {
                state.stretches.set(last, before.until(Stretch.OPEN));
                return;
            }
        }
        state.stretches.add(stretch);
    }

    private static void add(List<Stretch> stretches, Stretch stretch) {
        if (stretch.from() < stretch.to()) {
            stretches.add(stretch);
        }
    }
}

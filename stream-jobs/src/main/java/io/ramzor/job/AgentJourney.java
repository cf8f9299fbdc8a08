package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.AgentFold;
import io.ramzor.metric.AgentState;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.Duty;
import io.ramzor.metric.EventOrder;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.PlanEntry;
import io.ramzor.metric.Stretch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes in what agents say, have and are to do in whatever order, and counts it from time to time: taking in costs little, since it
 * only notes. What lies before the interval of the horizon is counted for good and let go; a plan may still be changed for
 * {@link #PLAN_KEPT} after its time, and then what it was held against is counted again.
 */
final class AgentJourney implements Serializable {
    static final long PLAN_KEPT = 8 * Micros.DAY;

    private final Centre centre;
    private final AgentFold fold;
    private final boolean bounded;

    /**
     * @param bounded whether the log ends, so that plans are kept up to then
     */
    AgentJourney(Centre centre, boolean bounded) {
        this.centre = centre;
        this.fold = new AgentFold(centre);
        this.bounded = bounded;
    }

    /** The book of an agent of whom nothing is known. */
    static AgentBook start(String agent) {
        AgentBook book = new AgentBook();
        book.base = AgentFold.start(agent);
        book.head = AgentFold.start(agent);
        return book;
    }

    /** Takes in an event of the agent that is not before the horizon; hands on what it changes of what was counted for good. */
    void add(AgentBook book, Event event, Consumer<GroupFact> output) {
        if (event.type() == EventType.AGENT_STATE) {
            int place = book.tail.size();
            while (place > 0 && EventOrder.BY_TIME.compare(book.tail.get(place - 1), event) > 0) {
                place--;
            }
            book.tail.add(place, event);
            if (place == book.tail.size() - 1) {
                AgentFold.say(book.head, event);
            } else {
                foldAgain(book);
            }
            touch(book, event.time(), event.time());
            return;
        }
        PlanEntry entry = PlanEntry.of(event);
        if (entry != null) {
            change(book, entry, output, () -> insert(book.plan, entry));
        }
    }

    /** Takes an event back that was taken in and is not before the horizon. */
    void remove(AgentBook book, Event event, Consumer<GroupFact> output) {
        if (book.tail.removeIf(said -> said.id().equals(event.id()))) {
            foldAgain(book);
            touch(book, event.time(), event.time());
        }
        book.plan.stream()
                .filter(entry -> entry.id().equals(event.id()))
                .findFirst()
                .ifPresent(entry -> change(book, entry, output, () -> book.plan.remove(entry)));
    }

    /** Takes in how contacts were and are had. */
    void change(AgentBook book, List<Stretch> left, List<Stretch> came) {
        for (Stretch stretch : left) {
            book.stretches.remove(stretch);
            touch(book, sameUntil(stretch, came), stretch.from());
        }
        for (Stretch stretch : came) {
            book.stretches.add(stretch);
            touch(book, sameUntil(stretch, left), stretch.from());
        }
    }

    /** The instant from which on the stretch differs from the one in whose place it comes or that comes in its place. */
    private static long sameUntil(Stretch stretch, List<Stretch> others) {
        for (Stretch other : others) {
            boolean same = other.from() == stretch.from()
                    && other.contact().equals(stretch.contact())
                    && other.weight() == stretch.weight()
                    && other.held() == stretch.held();
            if (same) {
                return Math.min(other.to(), stretch.to());
            }
        }
        return stretch.from();
    }

    private static void touch(AgentBook book, long from, long at) {
        book.changedFrom = Math.min(book.changedFrom, from);
        book.heardAt = Math.max(book.heardAt, at);
    }

    private static void foldAgain(AgentBook book) {
        book.head = AgentFold.copy(book.base);
        book.tail.forEach(event -> AgentFold.say(book.head, event));
    }

    private static void insert(List<PlanEntry> plan, PlanEntry entry) {
        int place = plan.size();
        while (place > 0 && PlanEntry.ORDER.compare(plan.get(place - 1), entry) > 0) {
            place--;
        }
        plan.add(place, entry);
    }

    private void change(AgentBook book, PlanEntry entry, Consumer<GroupFact> output, Runnable change) {
        List<GroupFact> before = settledPlan(book, entry);
        change.run();
        FactDifference.between(before, settledPlan(book, entry), output);
        touch(book, Math.max(entry.start(), book.settledTo), entry.end());
    }

    /** What the plan came to in the intervals of the entry that are settled. */
    private List<GroupFact> settledPlan(AgentBook book, PlanEntry entry) {
        if (entry.start() >= book.settledTo) {
            return List.of();
        }
        long from = Math.max(centre.intervalStart(entry.start()), keptFrom(book));
        long to = Math.min(centre.intervalStart(entry.end() - 1) + centre.intervalMicros(), book.settledTo);
        return fold.plan(book.base.agent, book.head.duties, book.plan, from, to);
    }

    /**
     * Counts what is known up to now, hands on what has changed since it was last counted, and settles what can change no more.
     *
     * @param horizon events before it are final
     */
    void count(AgentBook book, long now, long horizon, Consumer<GroupFact> output) {
        List<GroupFact> present = new ArrayList<>();
        long settles = horizon == EventClock.NONE ? EventClock.NONE : centre.intervalStart(horizon);
        if (settles > book.settledTo) {
            present.addAll(facts(book, settles, false));
            settle(book, settles);
        }
        List<GroupFact> open = facts(book, now, true);
        present.addAll(open);
        FactDifference.between(book.said, present, output);
        book.said = open;
        book.saidTo = now;
        book.changedFrom = Long.MAX_VALUE;
    }

    private List<GroupFact> facts(AgentBook book, long to, boolean last) {
        long from = book.settledTo != ContactState.NEVER ? book.settledTo : earliest(book);
        if (from > to || from == to && !last) {
            return List.of();
        }
        List<GroupFact> facts = fold.load(book.base, book.tail, book.stretches, from, to, last);
        facts.addAll(fold.plan(book.base.agent, book.head.duties, book.plan, from, to));
        return facts;
    }

    private static long earliest(AgentBook book) {
        long earliest = book.tail.isEmpty() ? Long.MAX_VALUE : book.tail.get(0).time();
        for (Stretch stretch : book.stretches) {
            earliest = Math.min(earliest, stretch.from());
        }
        for (PlanEntry entry : book.plan) {
            earliest = Math.min(earliest, entry.start());
        }
        return earliest;
    }

    private void settle(AgentBook book, long settles) {
        int settled = 0;
        while (settled < book.tail.size() && book.tail.get(settled).time() < settles) {
            AgentFold.say(book.base, book.tail.get(settled++));
        }
        book.tail.subList(0, settled).clear();
        // One that ends just there is kept: whether the contact was let go is seen by what follows.
        book.stretches.removeIf(stretch -> stretch.to() < settles);
        book.settledTo = settles;
        if (!bounded) {
            long kept = keptFrom(book);
            book.plan.removeIf(entry -> entry.end() <= kept);
            drop(book.base, kept);
            drop(book.head, kept);
        }
    }

    /** Lets go of duties that were over by then. */
    private static void drop(AgentState state, long kept) {
        List<Duty> duties = state.duties;
        while (duties.size() > 1 && duties.get(1).from() <= kept) {
            duties.remove(0);
        }
    }

    private long keptFrom(AgentBook book) {
        return bounded || book.settledTo == ContactState.NEVER
                ? ContactState.NEVER
                : centre.intervalStart(book.settledTo - PLAN_KEPT);
    }

    /**
     * The instant from which the agent is to be counted, for as long as now is not known: what is planned may lie hours before the latest
     * that was said.
     */
    long begin(AgentBook book) {
        long begin = book.settledTo != ContactState.NEVER ? book.settledTo : earliest(book);
        return begin == Long.MAX_VALUE ? book.heardAt : begin;
    }

    /** When the agent is next to be counted, Long.MAX_VALUE = only after a change. */
    long nextCount(AgentBook book, long now) {
        long intervalEnd = centre.intervalStart(now) + centre.intervalMicros();
        if (book.changedFrom < book.saidTo) {
            return Math.min(intervalEnd, (Math.floorDiv(now, Micros.MINUTE) + 1) * Micros.MINUTE);
        }
        boolean goesOn = book.changedFrom != Long.MAX_VALUE
                || !book.said.isEmpty()
                || !book.tail.isEmpty()
                || !book.stretches.isEmpty()
                || Duty.isOnQueue(book.head.state);
        if (goesOn) {
            return intervalEnd;
        }
        long planned = book.plan.stream()
                .filter(entry -> entry.end() > now)
                .mapToLong(entry -> Math.max(now, entry.start()))
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(
                planned == Long.MAX_VALUE ? planned : centre.intervalStart(planned) + centre.intervalMicros(),
                forgottenAt(book));
    }

    /** Whether nothing was heard of the agent for as long as anything is remembered. */
    boolean isForgotten(AgentBook book, long now) {
        return now >= forgottenAt(book) && book.stretches.stream().noneMatch(Stretch::isOpen);
    }

    private long forgottenAt(AgentBook book) {
        return book.heardAt + centre.customerMemoryDays() * Micros.DAY + centre.allowedLatenessMicros() + 1;
    }
}

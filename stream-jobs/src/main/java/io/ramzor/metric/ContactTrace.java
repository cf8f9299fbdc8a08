package io.ramzor.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One contact as it stood at an instant: where it waited, who had it, how its response clocks ran, and every counted fact that it
 * stands for. The facts of all traces add up to those of the interval history, so a number can be traced to its contacts.
 *
 * @param contact contact id
 * @param start first instant; with the id it tells the lives of an id apart that was forgotten and came back, and the chapters of a
 *     thread so long that its oldest clocks are told apart from the rest
 * @param at as of when it is told
 * @param gone whether a late event or a retraction has undone that life, so that it counts for nothing
 * @param channel channel id
 * @param topic null if no event says one, as the next three
 * @param caseId case
 * @param customer customer key
 * @param line 1 or 2
 * @param outbound whether the centre began it: then only its handling counts
 * @param spells stretches that count as contacts of their own, in order
 * @param legs its waits in queues, in order
 * @param agents what agents had of it, in order
 * @param clocks its response clocks, in order of their start
 * @param promises its deadlines, by kind
 * @param waitsFor what it waits for at that instant, null = for nothing
 * @param facts what it counts for in the interval history
 * @param live what it counts for in the live windows
 */
public record ContactTrace(
        String contact,
        Instant start,
        Instant at,
        boolean gone,
        String channel,
        String topic,
        String caseId,
        String customer,
        Integer line,
        boolean outbound,
        List<SpellSpan> spells,
        List<QueueLeg> legs,
        List<AgentPart> agents,
        List<ClockRun> clocks,
        List<Promise> promises,
        WaitsFor waitsFor,
        List<Fact> facts,
        List<Fact> live) {

    /** Its key: the id and the start of that life. */
    public String key() {
        return key(contact, start);
    }

    /** The key of that life of that contact. */
    public static String key(String contact, Instant start) {
        return contact + "|" + start;
    }

    /** Says that this life counts for nothing any more. */
    public static ContactTrace gone(String contact, Instant start, Instant at) {
        return new ContactTrace(
                contact, start, at, true, null, null, null, null, null, false, List.of(), List.of(), List.of(),
                List.of(), List.of(), null, List.of(), List.of());
    }

    /** The same with those facts of the interval history. */
    public ContactTrace with(List<Fact> otherFacts) {
        return new ContactTrace(
                contact,
                start,
                at,
                gone,
                channel,
                topic,
                caseId,
                customer,
                line,
                outbound,
                spells,
                legs,
                agents,
                clocks,
                promises,
                waitsFor,
                otherFacts,
                live);
    }

    /**
     * What of it is told apart from the rest, for good: clocks and promises that the rest no longer holds, under a start of its own.
     *
     * @param rest what goes on being told
     */
    public ContactTrace chapter(Instant ownStart, ContactTrace rest, List<Fact> ownFacts, List<Fact> ownLive) {
        return new ContactTrace(
                contact,
                ownStart,
                at,
                gone,
                channel,
                topic,
                caseId,
                customer,
                line,
                outbound,
                spells,
                legs,
                List.of(),
                without(clocks, rest.clocks),
                without(promises, rest.promises),
                null,
                ownFacts,
                ownLive);
    }

    private static <T> List<T> without(List<T> all, List<T> others) {
        Map<T, Integer> left = new HashMap<>();
        others.forEach(one -> left.merge(one, 1, Integer::sum));
        List<T> without = new ArrayList<>();
        for (T one : all) {
            if (left.merge(one, -1, Integer::sum) < 0) {
                without.add(one);
            }
        }
        return without;
    }

    /** Whether it is a {@link #chapter}. */
    public boolean standsApart() {
        return !spells.isEmpty() && !spells.get(0).start().equals(start);
    }

    /**
     * A spell.
     *
     * @param end null while it goes on
     */
    public record SpellSpan(Instant start, Instant end) {}

    /**
     * A wait in a queue.
     *
     * @param spell index of its spell
     * @param endedAt null while it waits
     * @param outcome {@code waiting}, {@code answered}, {@code abandoned}, {@code callback_booked}, {@code flowed_out} or {@code
     *     transferred}
     * @param waitSeconds up to its end, or to the instant of the trace
     * @param answerTargetSeconds threshold T in force at {@code queued}
     * @param shortAbandonSeconds limit S in force at {@code queued}
     * @param late whether the wait has passed T
     * @param formula service-level preset of the queue in force at {@code queued}
     * @param effectiveFrom from when the queue's terms were in force, null = from the beginning
     */
    public record QueueLeg(
            int spell,
            String queue,
            Instant queuedAt,
            Instant endedAt,
            String outcome,
            double waitSeconds,
            double answerTargetSeconds,
            double shortAbandonSeconds,
            boolean late,
            String formula,
            Instant effectiveFrom) {}

    /**
     * An agent's part.
     *
     * @param leg index of the leg whose handling it is, null if it follows no answered leg
     * @param agent {@code ""} if the stream does not say who
     * @param end null while it goes on
     * @param wrapUpSeconds wrap-up after it, 0 if there was none
     * @param handleSeconds handling and wrap-up, null while it goes on
     */
    public record AgentPart(
            Integer leg, String agent, Instant start, Instant end, double wrapUpSeconds, Double handleSeconds) {}

    /**
     * A run of a response clock.
     *
     * @param clock clock id
     * @param spell index of its spell
     * @param queue queue to which it belongs, {@code none} before any
     * @param stop null while it runs
     * @param phase {@code running}, {@code replied} or {@code ended} (without a reply)
     * @param elapsedSeconds up to its stop, or to the instant of the trace
     * @param businessSeconds likewise, by the queue's calendar
     * @param targetSeconds null = it has none
     * @param businessTarget whether the target falls due in business time
     * @param due when the target is used up, null without one
     * @param within whether a reply came within the target
     * @param late whether the target passed without a reply
     */
    public record ClockRun(
            String clock,
            int spell,
            String queue,
            Instant start,
            Instant stop,
            String phase,
            double elapsedSeconds,
            double businessSeconds,
            Double targetSeconds,
            boolean businessTarget,
            Instant due,
            boolean within,
            boolean late) {}

    /**
     * A deadline.
     *
     * @param kind name of the {@link DeadlineKind}
     * @param began since when it is owed
     * @param due last instant at which doing it meets the deadline, null = never
     * @param state {@code open}, {@code met}, {@code missed} or {@code cancelled}
     */
    public record Promise(String kind, Instant began, Instant due, String state) {}

    /**
     * What a contact waits for.
     *
     * @param what {@code answer} (by an agent, in a queue), the id of a response clock, {@code bot} or {@code agent} (in whose hands
     *     it is)
     * @param queue queue id, null if it is in none
     * @param since since when
     * @param due by when it is promised, null = no promise
     */
    public record WaitsFor(String what, String queue, Instant since, Instant due) {}

    /**
     * One counted fact.
     *
     * @param queue queue id, see {@link Counted#queue}
     * @param clock response clock id, {@code ""} = a fact of a queue leg
     * @param measure name of the {@link Measure}
     * @param at under which instant, microseconds
     * @param value microseconds, 0 where only occurrences count
     */
    public record Fact(String queue, String clock, String measure, long at, long value) {}
}

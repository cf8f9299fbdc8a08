package io.ramzor.api;

import io.ramzor.event.Micros;
import io.ramzor.history.Traces;
import io.ramzor.metric.ContactTrace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what an entry's contact waited for: the leg or clock that is counted at the entry's instant. */
final class CountedSegment {
    private CountedSegment() {}

    /** The wait that is counted, as an answer tells it; null if the contact no longer tells it. */
    static Map<String, Object> of(Traces.Entry entry, Traces.Place place) {
        Instant at = Micros.toInstant(entry.cursor().at());
        ContactTrace contact = entry.contact();
        return place.clock().isEmpty()
                ? leg(first(
                        contact.legs().stream().filter(leg -> place.queues().contains(leg.queue())),
                        leg -> isAt(leg, contact, at)))
                : clock(first(
                        contact.clocks().stream()
                                .filter(run -> run.clock().equals(place.clock()))
                                .filter(run -> place.queues().contains(run.queue())),
                        run -> at.equals(run.start()) || at.equals(run.stop())));
    }

    /** The one that is counted exactly then, else the last: a miss is counted between start and end. */
    private static <T> T first(Stream<T> candidates, Predicate<T> isIt) {
        T last = null;
        for (T candidate : candidates.toList()) {
            if (isIt.test(candidate)) {
                return candidate;
            }
            last = candidate;
        }
        return last;
    }

    /** Counted at its start, its decision or, its handling, at the end of a part. */
    private static boolean isAt(ContactTrace.QueueLeg leg, ContactTrace contact, Instant at) {
        Instant due = leg.queuedAt().plusNanos(Math.round(leg.answerTargetSeconds() * 1e9));
        boolean handled = contact.agents().stream()
                .anyMatch(part -> part.leg() != null && contact.legs().get(part.leg()) == leg && at.equals(part.end()));
        return at.equals(leg.queuedAt()) || at.equals(leg.endedAt()) || at.equals(due) || handled;
    }

    /** A wait in a queue as an answer tells it, null for none. */
    static Map<String, Object> leg(ContactTrace.QueueLeg leg) {
        return leg == null
                ? null
                : segment(
                        "answer",
                        leg.queue(),
                        leg.queuedAt(),
                        leg.endedAt(),
                        leg.waitSeconds(),
                        leg.outcome(),
                        leg.answerTargetSeconds(),
                        leg.late());
    }

    /** A run of a response clock as an answer tells it, null for none. */
    static Map<String, Object> clock(ContactTrace.ClockRun run) {
        double seconds =
                run != null && run.businessTarget() ? run.businessSeconds() : run == null ? 0 : run.elapsedSeconds();
        return run == null
                ? null
                : segment(
                        run.clock(),
                        run.queue(),
                        run.start(),
                        run.stop(),
                        seconds,
                        run.phase(),
                        run.targetSeconds(),
                        run.late() || run.targetSeconds() != null && run.phase().equals("replied") && !run.within());
    }

    private static Map<String, Object> segment(
            String what,
            String queue,
            Instant from,
            Instant to,
            double seconds,
            String outcome,
            Double target,
            boolean late) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("what", what);
        members.put("queue", queue);
        members.put("from", from);
        members.put("to", to);
        members.put("seconds", seconds);
        members.put("outcome", outcome);
        members.put("target_seconds", target);
        members.put("late", late);
        return members;
    }
}

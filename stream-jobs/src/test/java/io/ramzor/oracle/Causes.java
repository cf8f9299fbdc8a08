package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.oracle.Leg.Outcome;
import java.util.List;

/** Why a customer changed the channel: the first that holds. */
final class Causes {
    private final Centre centre;
    private final List<Event> calendar;

    Causes(Centre centre, List<Event> calendar) {
        this.centre = centre;
        this.calendar = calendar;
    }

    String of(Visit a, Visit b) {
        if (b.guidedBy != null || a.deflectedTo.contains(b.channel.id())) {
            return "agent_invited";
        }
        if ("handed_over".equals(a.botOutcome) && !a.humanCame) {
            return "bot_handoff";
        }
        if (closedBefore(a.channel.id(), b.start())) {
            return "channel_closed";
        }
        if (slow(a, b.start())) {
            return "slow_wait";
        }
        return "contained".equals(a.botOutcome) ? "after_contained" : "customer_choice";
    }

    private boolean closedBefore(String channel, long at) {
        String kind = null;
        for (Event event : calendar) {
            if (channel.equals(event.channel()) && event.time() <= at) {
                kind = event.kind();
            }
        }
        return "channel_closed".equals(kind);
    }

    private boolean slow(Visit a, long at) {
        Leg last = a.lastLeg();
        if (last != null) {
            long wait = Math.min(last.open() ? at : last.end, at) - last.queued;
            if (last.outcome == Outcome.ABANDONED || wait > last.terms.answerTargetMicros()) {
                return true;
            }
        }
        for (ResponseClock clock : a.spell.clocks) {
            Long target = clock.leg == null
                    ? null
                    : clock.leg.terms.clockTargetsMicros().get(clock.id);
            if (clock.id.equals(ClockBook.NEXT_REPLY) && target != null) {
                long until = Math.min(clock.end(at), at);
                long used = clock.leg.terms.businessClock()
                        ? centre.calendarOf(clock.leg.terms).businessMicros(clock.start, until)
                        : until - clock.start;
                if (used > target) {
                    return true;
                }
            }
        }
        return false;
    }
}

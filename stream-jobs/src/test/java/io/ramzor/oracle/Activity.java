package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.oracle.Life.Holding;
import java.util.ArrayList;
import java.util.List;

/** When agents had a contact, active or idle. */
final class Activity {
    private final Centre centre;
    private final Life life;

    /**
     * A time in which an agent had a contact in one way.
     *
     * @param agent agent id, empty if unsaid
     * @param queue out of which the agent took it, or null
     * @param idle whether the thread was silent
     */
    record Spent(String agent, String queue, String channel, boolean idle, long from, long to) {}

    /** A time of silence. */
    private record Silence(long from, long to) {}

    Activity(Centre centre, Life life) {
        this.centre = centre;
        this.life = life;
    }

    List<Spent> until(long now) {
        List<Silence> silences = life.channel.kind() == ChannelKind.MESSAGING ? silences() : List.of();
        List<Spent> spent = new ArrayList<>();
        for (Holding holding : life.holdings) {
            long to = Math.min(holding.to(), Math.min(now, life.forgotten));
            long from = holding.from();
            for (Silence silence : silences) {
                long begins = Math.min(to, Math.max(from, silence.from()));
                long ends = Math.min(to, Math.max(from, silence.to()));
                if (begins < ends) {
                    add(spent, holding, false, from, begins);
                    add(spent, holding, true, begins, ends);
                    from = ends;
                }
            }
            add(spent, holding, false, from, to);
        }
        return spent;
    }

    private void add(List<Spent> spent, Holding holding, boolean idle, long from, long to) {
        if (from < to) {
            spent.add(new Spent(holding.holder().agent(), holding.holder().queue(), life.channel.id(), idle, from, to));
        }
    }

    /** From the earlier of an idle step and so long after the last message, to the next message or revival. */
    private List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        Long since = null;
        Long due = null;
        for (Life.Step step : life.steps) {
            Event event = step.event();
            if (due != null && event.time() > due && since == null) {
                since = due;
            }
            if (event.type() == EventType.OFFERED || speaks(event) || event.type() == EventType.REVIVED) {
                if (since != null) {
                    silences.add(new Silence(since, event.time()));
                }
                since = null;
                due = event.type() == EventType.REVIVED ? null : Long.valueOf(event.time() + centre.idleMicros());
            } else if (event.type() == EventType.IDLE && since == null) {
                since = event.time();
            }
        }
        if (since != null || due != null) {
            silences.add(new Silence(since != null ? since : due, Long.MAX_VALUE));
        }
        return silences;
    }

    private static boolean speaks(Event event) {
        return event.type() == EventType.MESSAGE
                && (event.actor() == Actor.CUSTOMER && !event.courtesy()
                        || event.actor() == Actor.AGENT && !event.auto());
    }
}

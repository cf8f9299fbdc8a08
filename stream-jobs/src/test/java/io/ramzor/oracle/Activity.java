package io.ramzor.oracle;

import io.ramzor.centre.Centre;
import io.ramzor.centre.ChannelKind;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.oracle.Life.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

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
     * @param held whether the contact was on hold
     * @param lets whether the agent let go of it at the end
     */
    record Spent(
            String agent, String queue, String channel, boolean idle, boolean held, boolean lets, long from, long to) {}

    /** A time of silence. */
    private record Silence(long from, long to) {
        boolean holds(long at) {
            return from <= at && at < to;
        }
    }

    Activity(Centre centre, Life life) {
        this.centre = centre;
        this.life = life;
    }

    List<Spent> until(long now) {
        List<Silence> silences = life.channel.kind() == ChannelKind.MESSAGING ? silences() : List.of();
        List<Silence> holds = life.holds.stream()
                .map(hold -> new Silence(hold.from(), hold.to()))
                .toList();
        List<Spent> spent = new ArrayList<>();
        for (int i = 0; i < life.holdings.size(); i++) {
            Holding holding = life.holdings.get(i);
            boolean goesOn = life.holdings.subList(i + 1, life.holdings.size()).stream()
                    .anyMatch(next -> next.session() == holding.session() && next.from() < next.to());
            long end = Math.min(holding.to(), life.forgotten);
            boolean lets = !goesOn && end <= now;
            Long from = null;
            for (long to : cuts(holding.from(), Math.min(end, now), silences, holds)) {
                if (from != null) {
                    boolean last = to == end;
                    spent.add(spent(holding, at(silences, from), at(holds, from), lets && last, from, to));
                }
                from = to;
            }
        }
        return spent;
    }

    private static TreeSet<Long> cuts(long from, long to, List<Silence> silences, List<Silence> holds) {
        TreeSet<Long> cuts = new TreeSet<>(List.of(from, Math.max(from, to)));
        Stream.concat(silences.stream(), holds.stream())
                .flatMap(span -> Stream.of(span.from(), span.to()))
                .filter(at -> from < at && at < to)
                .forEach(cuts::add);
        return cuts;
    }

    private static boolean at(List<Silence> spans, long at) {
        return spans.stream().anyMatch(span -> span.holds(at));
    }

    private Spent spent(Holding holding, boolean idle, boolean held, boolean lets, long from, long to) {
        return new Spent(
                holding.holder().agent(), holding.holder().queue(), life.channel.id(), idle, held, lets, from, to);
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

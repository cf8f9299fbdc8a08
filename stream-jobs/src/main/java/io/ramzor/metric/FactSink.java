package io.ramzor.metric;

import io.ramzor.centre.Centre;
import java.util.List;

/** Collects the counted facts of one contact as of one now. */
final class FactSink {
    final Centre centre;
    final ContactState state;
    final long now;
    private final List<Counted> facts;
    /** The leg whose channel was asked for last: most facts in a row are of one leg. */
    private Leg channelLeg;

    private String legChannel;

    FactSink(Centre centre, ContactState state, long now, List<Counted> facts) {
        this.centre = centre;
        this.state = state;
        this.now = now;
        this.facts = facts;
    }

    /** Counts a fact of a leg's queue. */
    void leg(Leg leg, Book book, long at, Measure measure, long value) {
        facts.add(new Counted(leg.queue, channelOf(leg), "", book, at, measure, value, 1));
    }

    /** Counts a fact of a leg at its {@code queued} and, in the live book, at its decision. */
    void leg(Leg leg, long decidedAt, Measure measure, long value) {
        leg(leg, Book.INTERVAL, leg.queuedAt, measure, value);
        leg(leg, Book.LIVE, decidedAt, measure, value);
    }

    /** Counts a fact of the contact's channel. */
    void channel(Book book, long at, Measure measure) {
        facts.add(new Counted("", state.knownChannel(), "", book, at, measure, 0, 1));
    }

    /** Counts work of a stretch's queue in an interval. */
    void work(Stretch stretch, long start, Measure measure, long value) {
        String channel =
                centre.queueOrDefault(stretch.queue(), state.knownChannel()).channel();
        facts.add(new Counted(stretch.queue(), channel, "", Book.INTERVAL, start, measure, value, 1));
    }

    /** Counts a fact of a clock that belongs to that leg, -1 = none. */
    void clock(Clock clock, int leg, Book book, long at, Measure measure, long value) {
        boolean none = leg < 0;
        String queue = none ? "none" : state.legs.get(leg).queue;
        String channel = none ? state.knownChannel() : channelOf(state.legs.get(leg));
        facts.add(new Counted(queue, channel, clock.id.wireName(), book, at, measure, value, 1));
    }

    private String channelOf(Leg leg) {
        if (leg != channelLeg) {
            channelLeg = leg;
            legChannel = centre.queueOrDefault(leg.queue, state.knownChannel()).channel();
        }
        return legChannel;
    }
}

package io.ramzor.rebalance;

import io.ramzor.decision.Proposal;
import io.ramzor.decision.QueueOutlook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The live loop: observe, assess, propose, apply, a round at each whole span of the clock (event time), whenever it was started. */
public final class RebalanceLoop {
    /** The state as it is known now; null if nothing is known yet. */
    @FunctionalInterface
    public interface Observe {
        Situation observe();
    }

    /** What becomes of the queues if nothing is done. */
    @FunctionalInterface
    public interface Assess {
        List<QueueOutlook> assess(Situation situation);
    }

    /** What is worth doing: proposals that are new or have changed. */
    @FunctionalInterface
    public interface Propose {
        List<Proposal> propose(Situation situation);
    }

    /** Brings the round's results before people. */
    @FunctionalInterface
    public interface Apply {
        void apply(Situation situation, List<QueueOutlook> outlook, List<Proposal> proposals);
    }

    private final Observe observe;
    private final Assess assess;
    private final Propose propose;
    private final Apply apply;
    private final InstantSource clock;
    private final Duration every;
    private long lastSpan = Long.MIN_VALUE;

    public RebalanceLoop(
            Observe observe, Assess assess, Propose propose, Apply apply, InstantSource clock, Duration every) {
        this.observe = observe;
        this.assess = assess;
        this.propose = propose;
        this.apply = apply;
        this.clock = clock;
        this.every = every;
    }

    /** Whether a round is due: the clock stands at the beginning of a span, or has reached a later one than when it was last asked. */
    public boolean due() {
        long now = clock.instant().toEpochMilli();
        long span = Math.floorDiv(now, every.toMillis());
        boolean due = lastSpan == Long.MIN_VALUE ? Math.floorMod(now, every.toMillis()) == 0 : span > lastSpan;
        lastSpan = span;
        return due;
    }

    /** One round; returns whether there was anything to observe. */
    public boolean round() {
        Situation situation = observe.observe();
        if (situation == null) {
            return false;
        }
        List<QueueOutlook> outlook = assess.assess(situation);
        apply.apply(situation, outlook, propose.propose(situation));
        return true;
    }
}

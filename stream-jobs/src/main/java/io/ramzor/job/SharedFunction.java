package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Journey;
import io.ramzor.metric.JourneyTerms;
import org.apache.flink.util.Collector;

/** Keeps the journeys of customers who are one, keyed by the smallest id of them. */
final class SharedFunction extends JourneyFunction {
    private final JourneyTerms terms;

    /** As {@link JourneyFunction} takes them. */
    SharedFunction(Centre centre, boolean traced) {
        super(centre, traced);
        terms = JourneyTerms.merged(centre);
    }

    @Override
    boolean counts(CustomerBook book) {
        return true;
    }

    @Override
    String owner(String key) {
        return "identity\t" + JourneyStep.customerOf(key);
    }

    @Override
    JourneyTerms terms(CustomerBook book) {
        return terms;
    }

    @Override
    Journey take(JourneyStep step, CustomerBook book, Journey journey, ReadOnlyContext ctx, Collector<GroupFact> out) {
        if (step.kind() == JourneyStep.Kind.PROFILE) {
            book.linkedAt = book.seen;
            journey.setProfile(step.customer(), step.profile());
        } else if (step.spell() == null) {
            journey.remove(step.contact(), step.number(), step.customer());
        } else {
            journey.put(step.spell());
        }
        return journey;
    }
}

package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Journey;
import io.ramzor.metric.JourneyTerms;
import io.ramzor.metric.SpellSummary;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps each customer's own journey. While the customer is one with others its facts do not count; its spells are sent on to the journey
 * of them all, and back out when the link is undone.
 */
final class CustomerFunction extends JourneyFunction {
    static final OutputTag<JourneyStep> SHARED = new OutputTag<>("shared", JourneyStep.TYPE);

    private static final byte[] NO_PROFILE = {};

    private final JourneyTerms alone;
    private final JourneyTerms merged;

    /** As {@link JourneyFunction} takes them. */
    CustomerFunction(Centre centre, boolean traced) {
        super(centre, traced);
        alone = JourneyTerms.alone(centre);
        merged = JourneyTerms.merged(centre);
    }

    @Override
    boolean counts(CustomerBook book) {
        return book.root == null;
    }

    @Override
    String owner(String key) {
        return key;
    }

    @Override
    JourneyTerms terms(CustomerBook book) {
        return book.root == null ? alone : merged;
    }

    @Override
    Journey take(JourneyStep step, CustomerBook book, Journey journey, ReadOnlyContext ctx, Collector<GroupFact> out) {
        if (step.kind() == JourneyStep.Kind.ROOT) {
            book.linkedAt = book.seen;
            return Objects.equals(step.root(), book.root) ? journey : move(step.root(), book, journey, ctx, out);
        }
        if (step.spell() == null) {
            journey.remove(step.contact(), step.number(), step.customer());
        } else {
            journey.put(step.spell());
        }
        if (book.root != null) {
            ctx.output(SHARED, step.to(book.root));
        }
        return journey;
    }

    private Journey move(
            String root, CustomerBook book, Journey journey, ReadOnlyContext ctx, Collector<GroupFact> out) {
        send(book, journey, out);
        List<GroupFact> facts = journey.facts();
        String customer = JourneyStep.customerOf(ctx.getCurrentKey());
        if (book.root == null) {
            facts.forEach(fact -> out.collect(fact.weighing(-fact.weight())));
        } else {
            leave(book.root, customer, journey, ctx);
        }
        boolean termsChange = book.root == null || root == null;
        book.root = root;
        if (root == null) {
            facts.forEach(out::collect);
        } else {
            join(root, customer, journey, ctx);
        }
        Journey after = termsChange ? journey.with(timeline(), terms(book)) : journey;
        tellAll(book, after, ctx);
        return after;
    }

    private static void join(String root, String customer, Journey journey, ReadOnlyContext ctx) {
        byte[] profile = journey.profile(customer);
        if (profile.length > 0) {
            ctx.output(SHARED, JourneyStep.profile(root, customer, profile));
        }
        for (SpellSummary spell : journey.spells()) {
            ctx.output(SHARED, JourneyStep.came(root, spell));
        }
    }

    private static void leave(String root, String customer, Journey journey, ReadOnlyContext ctx) {
        for (SpellSummary spell : journey.spells()) {
            ctx.output(SHARED, JourneyStep.went(root, spell));
        }
        if (journey.profile(customer).length > 0) {
            ctx.output(SHARED, JourneyStep.profile(root, customer, NO_PROFILE));
        }
    }
}

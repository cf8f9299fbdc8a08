package io.ramzor.job;

import io.ramzor.metric.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what one event changes, so that a queue hears of it in one record instead of one a fact. */
final class QueueChanges {
    private final List<QueueChange> changes = new ArrayList<>(4);

    void add(Counted fact) {
        for (QueueChange change : changes) {
            if (change.queue().equals(fact.queue()) && change.channel().equals(fact.channel())) {
                change.facts().add(fact);
                return;
            }
        }
        QueueChange change = new QueueChange(fact.queue(), fact.channel(), new ArrayList<>(4), 0);
        change.facts().add(fact);
        changes.add(change);
    }

    /** Hands on what was collected, one record a queue and channel, and begins anew. */
    void drain(Consumer<QueueChange> output) {
        changes.forEach(output);
        changes.clear();
    }
}

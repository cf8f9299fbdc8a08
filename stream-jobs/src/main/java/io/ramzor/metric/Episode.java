package io.ramzor.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Spells of one identity about one matter, each close enough to those before it. */
final class Episode {
    SpellSummary first;
    int spells;
    /** In how many of its spells each agent took part. */
    final Map<String, Integer> agents = new HashMap<>(2);

    Episode(SpellSummary first) {
        this.first = first;
    }

    void add(SpellSummary spell) {
        spells++;
        for (String agent : spell.agents()) {
            agents.merge(agent, 1, Integer::sum);
        }
    }

    void remove(SpellSummary spell) {
        spells--;
        for (String agent : spell.agents()) {
            agents.computeIfPresent(agent, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Takes in all of a later one. */
    void absorb(Episode later) {
        spells += later.spells;
        later.agents.forEach((agent, count) -> agents.merge(agent, count, Integer::sum));
    }

    /** Counts it under the start and topic of its first spell; {@code matured}: whether no spell can join it any more. */
    void count(boolean matured, Consumer<GroupFact> out) {
        boolean single = spells == 1;
        out.accept(fact(Measure.EPISODES, 0));
        out.accept(fact(Measure.EPISODE_SPELLS, spells));
        out.accept(fact(Measure.EPISODE_AGENTS, agents.size()));
        if (single) {
            out.accept(fact(Measure.EPISODES_SINGLE, 0));
        }
        if (matured) {
            out.accept(fact(Measure.EPISODES_MATURED, 0));
            if (single) {
                out.accept(fact(Measure.EPISODES_SINGLE_MATURED, 0));
            }
        }
    }

    private GroupFact fact(Measure measure, long value) {
        return new GroupFact(Group.EPISODE, List.of(first.topic()), measure, first.start(), value, 1);
    }
}

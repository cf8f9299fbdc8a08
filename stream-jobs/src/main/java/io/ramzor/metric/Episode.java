package io.ramzor.metric;

import java.util.HashMap;
import java.util.Map;

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
}

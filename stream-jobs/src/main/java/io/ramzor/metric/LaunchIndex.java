package io.ramzor.metric;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** Spells of one identity by topic and channel: whether those on a new channel had come on another before. */
final class LaunchIndex {
    private final Map<String, Map<String, SpellRow>> topics = new HashMap<>(2);

    void add(SpellSummary spell) {
        topics.computeIfAbsent(spell.topic(), topic -> new HashMap<>(2))
                .computeIfAbsent(spell.channel(), channel -> new SpellRow())
                .add(spell);
    }

    void replace(SpellSummary spell) {
        topics.get(spell.topic()).get(spell.channel()).replace(spell);
    }

    void remove(SpellSummary spell) {
        Map<String, SpellRow> channels = topics.get(spell.topic());
        SpellRow row = channels.get(spell.channel());
        row.remove(spell);
        if (row.isEmpty()) {
            channels.remove(spell.channel());
            if (channels.isEmpty()) {
                topics.remove(spell.topic());
            }
        }
    }

    /** Whether a spell of the same topic on another channel started in the 28 days before it. */
    boolean cameFromElsewhere(SpellSummary spell) {
        for (Map.Entry<String, SpellRow> channel : channels(spell).entrySet()) {
            SpellSummary before = channel.getKey().equals(spell.channel())
                    ? null
                    : channel.getValue().startedBefore(spell.start());
            if (before != null && spell.start() - before.start() <= Timeline.LAUNCH_MICROS) {
                return true;
            }
        }
        return false;
    }

    /** The spells for which that one may decide whether they came from elsewhere. */
    void eachDependent(SpellSummary spell, Consumer<SpellSummary> visitor) {
        channels(spell).forEach((channel, row) -> {
            if (!channel.equals(spell.channel())) {
                Iterator<SpellSummary> later = row.from(spell.start() + 1);
                while (later.hasNext()) {
                    SpellSummary next = later.next();
                    if (next.start() - spell.start() > Timeline.LAUNCH_MICROS) {
                        break;
                    }
                    visitor.accept(next);
                }
            }
        });
    }

    private Map<String, SpellRow> channels(SpellSummary spell) {
        return topics.getOrDefault(spell.topic(), Map.of());
    }
}

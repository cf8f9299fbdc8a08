package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.SpellSummary;
import io.ramzor.metric.SpellSummary.Deflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What the customers' journeys are told when a contact changes. */
class SpellChangeTest {
    private static final long START = 1_770_000_000_000_000L;

    private final ContactJourney journey = new ContactJourney(SampleLog.centre());
    private final ContactBook book = new ContactBook();
    private int events;

    private static SpellSummary spell(int number, String customer, long end) {
        return new SpellSummary(
                "c",
                number,
                customer,
                "whatsapp",
                "loan",
                "K",
                1,
                end,
                "g",
                2,
                "contained",
                3,
                true,
                4,
                true,
                5,
                6,
                List.of(new Deflection("chat", 7, 8)),
                List.of("a", "b"),
                true,
                9);
    }

    private static List<SpellChange> between(List<SpellSummary> before, List<SpellSummary> after) {
        List<SpellChange> changes = new ArrayList<>();
        SpellChange.between(before, after, changes::add);
        return changes;
    }

    @Test
    void onlyDifferencesAreSentAndWhatGoesComesFirst() {
        List<SpellSummary> before = List.of(spell(1, "x", 10), spell(2, "x", 20), spell(3, "x", 30));
        List<SpellSummary> after = List.of(spell(1, "x", 10), spell(2, "x", 25), spell(4, "x", 40));

        assertThat(between(before, after))
                .containsExactly(
                        new SpellChange("x", "c", 3, null),
                        new SpellChange("x", "c", 2, after.get(1)),
                        new SpellChange("x", "c", 4, after.get(2)));
        assertThat(between(before, List.copyOf(before))).isEmpty();
    }

    @Test
    void aSpellThatPassesToAnotherCustomerLeavesTheOneBefore() {
        SpellSummary known = spell(1, "x", 10);

        assertThat(between(List.of(spell(1, null, 10)), List.of(known)))
                .containsExactly(new SpellChange(null, "c", 1, null), new SpellChange("x", "c", 1, known));
        assertThat(new SpellChange(null, "c", 1, null).key())
                .isNotEqualTo(new SpellChange("c", "other", 1, null).key());
    }

    @Test
    void aChangeIsReadAsItWasWritten() throws IOException {
        List<SpellChange> changes = List.of(
                new SpellChange("x", "c", 7, spell(7, "x", 10)),
                new SpellChange(null, "c", -3, spell(-3, null, Long.MIN_VALUE)),
                new SpellChange("y", "c", 7, null));
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (SpellChange change : changes) {
            SpellChange.Serializer.INSTANCE.serialize(change, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        for (SpellChange change : changes) {
            assertThat(SpellChange.Serializer.INSTANCE.deserialize(in)).isEqualTo(change);
        }
        assertThat(in.available()).isZero();
    }

    @Test
    void anEarlierLifeOfTheIdKeepsItsSpells() {
        List<SpellSummary> first = take(START, EventType.OFFERED);
        take(START + Micros.MINUTE, EventType.CLOSED);
        long anew = START + 32 * Micros.DAY;
        journey.settle(book, anew - Micros.HOUR, (read, detail) -> {});
        List<SpellSummary> before = journey.spells(book);
        List<SpellSummary> both = take(anew, EventType.OFFERED);

        assertThat(both).hasSize(2).startsWith(before.get(0));
        assertThat(both.get(0).number()).isEqualTo(first.get(0).number());
        assertThat(both.get(1).start()).isEqualTo(anew);
        assertThat(between(before, both)).extracting(SpellChange::summary).containsExactly(both.get(1));

        journey.settle(book, anew + Micros.HOUR, (read, detail) -> {});
        List<SpellSummary> settled = journey.spells(book);
        List<SpellSummary> after = take(anew + 2 * Micros.HOUR, EventType.CLOSED);
        assertThat(between(settled, after))
                .as("the earlier life is let go, not taken out")
                .extracting(SpellChange::number)
                .containsExactly(both.get(1).number());
    }

    private List<SpellSummary> take(long at, EventType type) {
        Event event = Event.of("e" + events++, at, type)
                .contact("c")
                .channel("whatsapp")
                .customer("x")
                .build();
        journey.add(book, new ReadEvent(event, 0, events, false));
        return journey.spells(book);
    }
}

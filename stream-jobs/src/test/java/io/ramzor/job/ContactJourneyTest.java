package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.ContactFold;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.Counted;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.SpellSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** A contact's journey through the operator: what is sent on adds up to what the whole contact counts for. */
class ContactJourneyTest {
    private static final long LATENESS = SampleLog.LATENESS;

    private final ContactJourney journey = new ContactJourney(SampleLog.centre());
    private final ContactFold fold = new ContactFold(SampleLog.centre());
    private ContactBook book = new ContactBook();
    private int taken;
    private final Map<Counted, Integer> facts = new HashMap<>();
    private final Map<GroupFact, Integer> deadlines = new HashMap<>();
    private final Map<Integer, SpellSummary> spells = new TreeMap<>();
    private long now = Long.MIN_VALUE;
    private int most;

    /** A thread of turns with silences, resolutions that begin spells anew, and late answers. */
    private static List<Event> thread(int messages, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>();
        long at = SampleLog.START;
        for (int i = 0; i < messages; i++) {
            at += random.nextLong(20 * Micros.MINUTE);
            if (i % 100 == 0) {
                at += i % 200 == 0 ? 30 * Micros.HOUR : 0;
                events.add(event("q" + i, at + 1, EventType.QUEUED)
                        .queue("threads")
                        .build());
            }
            if (i % 100 == 99) {
                events.add(event("r" + i, at + 2, EventType.RESOLVED).build());
            }
            Actor actor = random.nextBoolean() ? Actor.AGENT : Actor.CUSTOMER;
            events.add(event("m" + i, at, EventType.MESSAGE)
                    .actor(actor)
                    .agent(actor == Actor.AGENT ? "a" : null)
                    .build());
        }
        return events;
    }

    private static EventBuilder event(String id, long at, EventType type) {
        return Event.of(id, at, type).contact("t").channel("whatsapp").customer("x");
    }

    @Test
    void aThreadThatGoesOnAndOnCountsAsIfAllOfItWereKept() throws IOException {
        List<Event> events = thread(3_000, 5);
        SplittableRandom random = new SplittableRandom(6);
        List<Event> arriving = new ArrayList<>(events);
        for (int i = 1; i < arriving.size(); i++) {
            if (arriving.get(i).time() - arriving.get(i - 1).time() < LATENESS / 2 && random.nextInt(4) == 0) {
                arriving.set(i, arriving.set(i - 1, arriving.get(i)));
                i++;
            }
        }
        for (Event event : arriving) {
            take(event);
        }

        ContactState whole = fold.start("t");
        fold.apply(whole, events);
        assertThat(whole.clocks.size()).isGreaterThan(700);
        assertThat(most).as("clocks kept at once").isLessThan(500);
        assertThat(facts).isEqualTo(counts(fold.facts(whole, now)));
        Map<GroupFact, Integer> expected = new HashMap<>();
        fold.deadlineFacts(whole, now).forEach(fact -> expected.merge(fact, 1, Integer::sum));
        assertThat(deadlines).isEqualTo(expected);
        assertThat(spells.values()).containsExactlyElementsOf(fold.spells(whole));
    }

    /** What the operator does with an event. */
    private void take(Event event) throws IOException {
        ContactBook snapshot = book;
        byte[] written = bytes(snapshot);
        book = ++taken % 3 == 0 ? read(written) : ContactBookType.Serializer.INSTANCE.copy(snapshot);
        journey.revive(book);
        long heard = now;
        now = Math.max(now, event.time());
        long seen = heard == Long.MIN_VALUE ? now : heard;
        if (heard != Long.MIN_VALUE) {
            journey.settle(book, heard - LATENESS, (read, detail) -> {});
        }
        book.seen = seen;
        Standing before = journey.standing(book, true);
        assertThat(before).as("what was kept").isEqualTo(journey.standing(book, seen, true));
        journey.add(book, new ReadEvent(event, 0, 0, false));
        Standing after = journey.standing(book, now, true);
        book.seen = now;
        book.standing = after;
        FactDifference.between(before.facts(), after.facts(), fact -> add(facts, weighing(fact), fact.weight()));
        FactDifference.between(
                before.deadlines(), after.deadlines(), fact -> add(deadlines, fact.weighing(1), fact.weight()));
        SpellChange.between(before.spells(), after.spells(), change -> {
            if (change.summary() == null) {
                spells.remove(change.number());
            } else {
                spells.put(change.number(), change.summary());
            }
        });
        most = Math.max(most, book.latest().clocks.size());
        assertThat(bytes(snapshot)).as("what a checkpoint writes meanwhile").isEqualTo(written);
    }

    private static byte[] bytes(ContactBook book) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1 << 12);
        ContactBookType.Serializer.INSTANCE.serialize(book, out);
        return out.getCopyOfBuffer();
    }

    private static ContactBook read(byte[] bytes) throws IOException {
        return ContactBookType.Serializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }

    private static <T> void add(Map<T, Integer> counts, T fact, int weight) {
        counts.merge(fact, weight, (before, more) -> before + more == 0 ? null : before + more);
    }

    private static Map<Counted, Integer> counts(List<Counted> facts) {
        Map<Counted, Integer> counts = new HashMap<>();
        facts.forEach(fact -> add(counts, weighing(fact), fact.weight()));
        return counts;
    }

    private static Counted weighing(Counted fact) {
        return fact.weight() == 1
                ? fact
                : new Counted(
                        fact.queue(),
                        fact.channel(),
                        fact.clock(),
                        fact.book(),
                        fact.at(),
                        fact.measure(),
                        fact.value(),
                        1);
    }
}

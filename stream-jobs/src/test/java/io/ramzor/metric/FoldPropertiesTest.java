package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

class FoldPropertiesTest {
    private static final long START = ContactLog.time("2026-03-06T16:00:00Z");
    private static final long AFTER = ContactLog.time("2026-03-20T00:00:00Z");
    /** Events lie so many microseconds apart: fine enough for answer targets, coarse enough for reply targets. */
    private static final List<Long> UNITS = List.of(7 * Micros.SECOND, 7 * Micros.MINUTE);

    private static final ContactFold FOLD = new ContactFold(Centres.SMALL);

    @Property(tries = 400)
    void theOrderOfArrivalChangesNothing(@ForAll("contact") List<Event> events, @ForAll @LongRange(min = 1) long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(all(shuffled)).isEqualTo(all(events));
    }

    @Property(tries = 400)
    void theFoldMayBeTakenInPiecesAtAnyTime(@ForAll("contact") List<Event> events, @ForAll("instant") long cut) {
        ContactState pieces = FOLD.start("c");
        int aside =
                FOLD.apply(pieces, where(events, event -> event.time() <= cut)).size();
        ContactState base = FOLD.copy(pieces);
        List<Counted> before = FOLD.facts(base, cut);
        aside += FOLD.apply(pieces, where(events, event -> event.time() > cut)).size();

        assertThat(facts(pieces)).isEqualTo(all(events));
        assertThat(FOLD.apply(FOLD.start("c"), events)).hasSize(aside);
        assertThat(FOLD.facts(base, cut)).as("the copy is independent").isEqualTo(before);
    }

    @Property(tries = 300)
    void factsChangeWithoutAnEventOnlyWhenSaid(@ForAll("contact") List<Event> events, @ForAll("instant") long at) {
        ContactState state = FOLD.start("c");
        FOLD.apply(state, where(events, event -> event.time() <= at));
        long next = FOLD.nextChange(state, at);
        long last = next == Long.MAX_VALUE ? AFTER : next - 1;

        assertThat(next).isGreaterThan(at);
        assertThat(FOLD.facts(state, last)).isEqualTo(FOLD.facts(state, at));
        assertThat(FOLD.deadlines(state, last)).isEqualTo(FOLD.deadlines(state, at));
        assertThat(FOLD.floor(state, last)).isEqualTo(FOLD.floor(state, at));
    }

    @Property(tries = 300)
    void everyLegHasOneOutcomeAndBothBooksAgreeInTheEnd(@ForAll("contact") List<Event> events) {
        ContactState state = FOLD.start("c");
        FOLD.apply(state, events);
        Slice interval = book(state, Book.INTERVAL);
        Slice live = book(state, Book.LIVE);

        long outcomes = Arrays.stream(Measure.values())
                .filter(measure -> measure.ordinal() > Measure.OFFERED.ordinal()
                        && measure.ordinal() <= Measure.WAITING_LATE.ordinal())
                .mapToLong(interval::count)
                .sum();
        assertThat(outcomes).isEqualTo(interval.count(Measure.OFFERED)).isEqualTo(live.count(Measure.ARRIVALS));
        assertThat(live.values(AFTER)).isEqualTo(interval.values(AFTER));
        assertThat(live.responses(AFTER)).isEqualTo(interval.responses(AFTER));
        assertThat(FOLD.facts(state, AFTER))
                .allSatisfy(fact -> assertThat(fact.value()).isNotNegative());
    }

    private static Slice book(ContactState state, Book book) {
        Slice slice = new Slice();
        FOLD.facts(state, AFTER).stream().filter(fact -> fact.book() == book).forEach(slice::add);
        return slice;
    }

    private static List<String> all(List<Event> events) {
        ContactState state = FOLD.start("c");
        FOLD.apply(state, events);
        return facts(state);
    }

    private static List<String> facts(ContactState state) {
        return Stream.of(FOLD.facts(state, AFTER), FOLD.spells(state), FOLD.deadlines(state, AFTER))
                .flatMap(List::stream)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<Event> where(List<Event> events, Predicate<Event> which) {
        return events.stream().filter(which).collect(Collectors.toList());
    }

    @Provide
    Arbitrary<Long> instant() {
        return Arbitraries.longs()
                .between(0, 30)
                .flatMap(units -> Arbitraries.of(UNITS).map(unit -> START + units * unit));
    }

    @Provide
    Arbitrary<List<Event>> contact() {
        return Combinators.combine(
                        Arbitraries.of("voice", "chat", "whatsapp", "email", ""),
                        Arbitraries.of(UNITS),
                        step().list().ofMaxSize(25))
                .as(FoldPropertiesTest::events);
    }

    private record Draw(EventType type, int units, int days, String queue, String agent, Actor actor, int flags) {}

    private static Arbitrary<Draw> step() {
        List<EventType> types = new ArrayList<>(
                Arrays.stream(EventType.values()).filter(EventType::ofContact).toList());
        for (int i = 0; i < 4; i++) {
            types.addAll(List.of(EventType.QUEUED, EventType.MESSAGE, EventType.ANSWERED, EventType.MESSAGE));
        }
        return Combinators.combine(
                        Arbitraries.of(types),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1), Tuple.of(1, 3)),
                        Arbitraries.of("voice", "voice-2", "thread", "office", "office-elapsed", "chat", ""),
                        Arbitraries.of("a", "b", ""),
                        Arbitraries.of(Actor.values()),
                        Arbitraries.integers().between(0, 15))
                .as(Draw::new);
    }

    private static List<Event> events(String channel, long unit, List<Draw> draws) {
        List<Event> events = new ArrayList<>();
        for (Draw draw : draws) {
            boolean queued = draw.type() == EventType.QUEUED;
            String queue = queued && draw.queue().isEmpty() ? "thread" : draw.queue();
            long time = START + draw.days() * Micros.DAY + draw.units() * unit;
            events.add(Event.of("e" + events.size(), time, draw.type())
                    .contact("c")
                    .seq(draw.flags() == 5 ? 1 : 0)
                    .channel(draw.flags() < 4 ? null : channel)
                    .queue(queued || draw.flags() % 4 == 0 ? queue : null)
                    .agent(draw.agent())
                    .actor(draw.actor())
                    .outcome(List.of("contained", "handed_over", "abandoned").get(draw.flags() % 3))
                    .customer(draw.flags() == 6 ? draw.queue() : null)
                    .line(draw.flags() < 9 ? null : Integer.valueOf(1 + draw.flags() % 2))
                    .windowEnd(draw.flags() < 8 ? time + 5 * unit : null)
                    .toChannel(draw.flags() % 2 == 0 ? "chat" : "email")
                    .auto(draw.flags() == 7)
                    .courtesy(draw.flags() == 11)
                    .build());
        }
        return events;
    }
}

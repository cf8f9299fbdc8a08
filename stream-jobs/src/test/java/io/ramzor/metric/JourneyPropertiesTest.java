package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class JourneyPropertiesTest {
    private static final Centre CENTRE = Centres.parse("""
            zone: UTC
            channels: {voice: {kind: live}, chat: {kind: live}, app: {kind: messaging}}
            episodes: {window_days: 7, topics: {loan: 14, card: 1}}
            """);
    private static final JourneyTerms TERMS = JourneyTerms.merged(CENTRE);
    private static final long END = SpellBuilder.at(70 * 24);

    @Property(tries = 600)
    void changes_one_by_one_come_to_what_the_definitions_say(
            @ForAll("changes") List<SpellSummary> changes,
            @ForAll("timeline") List<Event> events,
            @ForAll @LongRange(min = 1) long seed,
            @ForAll boolean known) {
        Random random = new Random(seed);
        Journey journey = new Journey(CENTRE, new Timeline(events), TERMS, known ? "dana" : null, SpellBuilder.START);
        Map<GroupFact, Integer> sums = new HashMap<>();
        Map<String, SpellSummary> spells = new LinkedHashMap<>();
        long now = SpellBuilder.START;
        for (SpellSummary spell : changes) {
            String key = spell.contact() + spell.number();
            if (random.nextInt(6) == 0) {
                journey.remove(spell.contact(), spell.number(), spell.customer());
                spells.remove(key);
            } else {
                journey.put(spell);
                spells.put(key, spell);
            }
            if (known && random.nextInt(3) == 0) { // what is long over is not taken in of an unknown one
                now = Math.min(END, now + random.nextLong(10 * Micros.DAY));
                journey.advance(now);
            }
            if (random.nextInt(5) == 0) {
                PlainJourney.sum(journey.drain(), sums);
                journey = copy(journey, events, known, now);
            }
            PlainJourney.sum(journey.drain(), sums);
        }
        journey.advance(END);
        PlainJourney.sum(journey.drain(), sums);

        Map<GroupFact, Integer> plain = PlainJourney.facts(CENTRE, events, List.copyOf(spells.values()), known, END);
        assertThat(difference(sums, plain)).isEmpty();
        if (known) {
            Map<GroupFact, Integer> all = new HashMap<>();
            PlainJourney.sum(journey.facts(), all);
            assertThat(difference(all, plain)).isEmpty();
        }
    }

    /** What is counted more often than it should be, negative where less often. */
    private static Map<GroupFact, Integer> difference(Map<GroupFact, Integer> is, Map<GroupFact, Integer> should) {
        Map<GroupFact, Integer> difference = new HashMap<>(is);
        should.forEach(
                (fact, count) -> difference.merge(fact, -count, (one, other) -> one + other == 0 ? null : one + other));
        return difference;
    }

    private static Journey copy(Journey journey, List<Event> events, boolean known, long now) {
        String customer = known ? "dana" : null;
        return JourneyBytes.read(JourneyBytes.write(journey), customer, CENTRE, new Timeline(events), TERMS, now);
    }

    @Property(tries = 200)
    void the_order_of_arrival_changes_nothing(
            @ForAll("changes") List<SpellSummary> changes,
            @ForAll("timeline") List<Event> events,
            @ForAll @LongRange(min = 1) long seed) {
        Map<String, SpellSummary> last = new LinkedHashMap<>();
        changes.forEach(spell -> last.put(spell.contact() + spell.number(), spell));
        List<SpellSummary> shuffled = new ArrayList<>(last.values());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(difference(drained(shuffled, events), drained(changes, events)))
                .isEmpty();
    }

    private static Map<GroupFact, Integer> drained(List<SpellSummary> changes, List<Event> events) {
        Journey journey = new Journey(CENTRE, new Timeline(events), TERMS, "dana", SpellBuilder.START);
        changes.forEach(journey::put);
        journey.advance(END);
        Map<GroupFact, Integer> sums = new HashMap<>();
        PlainJourney.sum(journey.drain(), sums);
        return sums;
    }

    @Property(tries = 200)
    void nothing_changes_without_an_event_before_it_is_due(
            @ForAll("changes") List<SpellSummary> changes, @ForAll @IntRange(min = 0, max = 1700) int hour) {
        Journey journey = new Journey(CENTRE, Timeline.EMPTY, TERMS, "dana", SpellBuilder.START);
        changes.forEach(journey::put);
        journey.advance(SpellBuilder.at(hour));
        journey.drain();
        long next = journey.nextChange();

        assertThat(next).isGreaterThan(SpellBuilder.at(hour));
        journey.advance(Math.min(next - 1, END));
        assertThat(journey.drain()).isEmpty();
    }

    /** What is settled counts on; later spells find what they need of it. */
    @Property(tries = 300)
    void settling_changes_nothing(
            @ForAll("changes") List<SpellSummary> changes, @ForAll("timeline") List<Event> events) {
        Map<String, SpellSummary> last = new LinkedHashMap<>();
        changes.forEach(spell -> last.put(spell.contact() + spell.number(), spell));
        List<SpellSummary> ordered = new ArrayList<>(last.values());
        ordered.sort(SpellRow.ORDER);
        Journey journey = new Journey(
                CENTRE,
                new Timeline(events),
                new JourneyTerms(14 * Micros.DAY, 29 * Micros.DAY, 400 * Micros.DAY),
                "dana",
                0);
        Map<GroupFact, Integer> sums = new HashMap<>();
        for (SpellSummary spell : ordered) {
            journey.advance(spell.start());
            journey.put(spell);
            PlainJourney.sum(journey.drain(), sums);
        }
        journey.advance(END);
        PlainJourney.sum(journey.drain(), sums);

        assertThat(difference(sums, PlainJourney.facts(CENTRE, events, ordered, true, END)))
                .isEmpty();
        journey.advance(END + 800 * Micros.DAY);
        assertThat(journey.spells()).isEmpty();
        assertThat(JourneyBytes.write(journey).length).isLessThan(100);
    }

    @Provide
    Arbitrary<List<Event>> timeline() {
        return Arbitraries.integers()
                .between(0, 60 * 24)
                .list()
                .ofMaxSize(5)
                .flatMap(hours -> Arbitraries.randomValue(random -> {
                    List<Event> events = new ArrayList<>();
                    for (int hour : hours) {
                        long time = SpellBuilder.at(hour);
                        String id = "t" + events.size();
                        List<String> kinds = List.of("channel_opened", "channel_closed", "campaign");
                        events.add(
                                random.nextBoolean()
                                        ? Event.of(id, time, EventType.CALENDAR_CHANGED)
                                                .kind(kinds.get(random.nextInt(3)))
                                                .channel(List.of("voice", "chat", "app")
                                                        .get(random.nextInt(3)))
                                                .build()
                                        : Event.of(id, time, EventType.BOT_LEVEL_CHANGED)
                                                .level(List.of("green", "amber", "red")
                                                        .get(random.nextInt(3)))
                                                .build());
                    }
                    return events;
                }));
    }

    @Provide
    Arbitrary<List<SpellSummary>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(1, 60))
                .as((size, days) -> new int[] {size, days})
                .flatMap(bounds -> Arbitraries.randomValue(random -> {
                    List<SpellSummary> changes = new ArrayList<>();
                    for (int i = 0; i < bounds[0]; i++) {
                        changes.add(spell(random, bounds[1]));
                    }
                    return changes;
                }));
    }

    /** Starts lie on a coarse grid, so that many spells start at once or exactly where another ends. */
    private static SpellSummary spell(Random random, int days) {
        double hour = random.nextInt(days * 4) * 6;
        List<String> channels = List.of("voice", "chat", "app");
        SpellBuilder spell = SpellBuilder.spell("c" + random.nextInt(8), channels.get(random.nextInt(3)), hour)
                .number(random.nextInt(2))
                .topic(List.of("none", "loan", "card").get(random.nextInt(3)))
                .caseId(random.nextInt(4) == 0 ? "k" : null)
                .until(hour + random.nextInt(5) * 12)
                .agents(random.nextBoolean() ? new String[] {"x"} : new String[] {"x", "y" + random.nextInt(2)});
        if (random.nextInt(12) == 0) {
            spell.open();
        }
        if (random.nextInt(3) == 0) {
            spell.bot(List.of("contained", "contained", "handed_over", "abandoned")
                    .get(random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            spell.guidedBy("c" + random.nextInt(8));
        }
        if (random.nextInt(5) == 0) {
            spell.requested(hour, random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            spell.accepted(channels.get(random.nextInt(3)), hour);
        }
        if (random.nextInt(4) == 0) {
            spell.offered(channels.get(random.nextInt(3)), hour);
        }
        if (random.nextInt(3) == 0) {
            spell.human(hour);
        }
        if (random.nextInt(6) == 0) {
            spell.abandoned();
        }
        if (random.nextInt(4) == 0) {
            spell.lateAt(hour + random.nextInt(30));
        }
        if (random.nextInt(4) == 0) {
            spell.turnLateAt(hour + random.nextInt(30));
        }
        if (random.nextInt(3) == 0) {
            spell.expected(hour + random.nextInt(30));
        }
        if (random.nextInt(9) == 0) {
            spell.escalated();
        }
        return spell.build();
    }
}

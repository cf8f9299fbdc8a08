package io.ramzor.metric;

import static io.ramzor.metric.SpellBuilder.at;
import static io.ramzor.metric.SpellBuilder.spell;
import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import org.junit.jupiter.api.Test;

/** What a journey keeps once nothing can change it. */
class JourneyMemoryTest {
    private static final Centre CENTRE = Centres.parse("""
            zone: UTC
            channels: {voice: {kind: live}, chat: {kind: live}, app: {kind: messaging}}
            episodes: {window_days: 7, topics: {card: 1}}
            """);
    private static final int DAY = 24;

    @Test
    void a_spell_that_is_settled_is_not_counted_again() {
        Journey journey = new Journey(CENTRE, Timeline.EMPTY, JourneyTerms.alone(CENTRE), "dana", SpellBuilder.START);
        SpellSummary spell = spell("a", "chat", 0).build();
        journey.put(spell);
        journey.advance(at(90 * DAY + 2));
        journey.drain();
        assertThat(journey.spells()).isEmpty();

        journey.put(spell("a", "chat", 0).topic("card").build());

        assertThat(journey.drain()).isEmpty();
        assertThat(JourneyBytes.write(journey)).hasSizeLessThan(30);
        assertThat(journey.lastActivity()).isEqualTo(at(1));
    }

    @Test
    void nothing_is_left_of_an_unknown_customer_and_only_a_profile_of_a_known_one() {
        for (String who : new String[] {null, "dana"}) {
            Journey journey = new Journey(CENTRE, Timeline.EMPTY, JourneyTerms.alone(CENTRE), who, SpellBuilder.START);
            journey.put(spell("a", "chat", 0).customer(who).bot("contained").build());
            journey.put(spell("b", "voice", 3).customer(who).open().build());

            journey.advance(at(402 * DAY));

            assertThat(journey.spells()).isEmpty();
            assertThat(journey.nextChange()).isEqualTo(Long.MAX_VALUE);
            assertThat(journey.isEmpty()).isEqualTo(who == null);
        }
    }
}

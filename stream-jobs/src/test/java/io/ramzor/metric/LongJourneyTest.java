package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ramzor.centre.Centre;
import io.ramzor.event.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One customer key with a hundred thousand contacts, as when a switchboard stands for all who call through it. */
class LongJourneyTest {
    private static final Centre CENTRE = Centres.SMALL;
    private static final int CONTACTS = 100_000;
    /** Contacts that are open at once. */
    private static final int OPEN = 300;

    private static SpellBuilder contact(int index) {
        List<String> channels = List.of("voice", "chat", "whatsapp");
        SpellBuilder spell = SpellBuilder.spell("c" + index, channels.get(index % 3), index / 600.0)
                .topic(index % 50 == 0 ? "card" : "none")
                .caseId(index % 10 == 0 ? "case" + index : null)
                .agents("agent" + index % 40);
        return index % 4 == 0 ? spell.bot("contained") : spell;
    }

    /** If each change looked at all spells of the customer, this would take hours. */
    @Test
    void one_more_contact_does_not_cost_a_look_at_all() {
        Journey journey =
                new Journey(CENTRE, Timeline.EMPTY, JourneyTerms.alone(CENTRE), "switchboard", SpellBuilder.START);
        Map<GroupFact, Integer> sums = new HashMap<>();
        assertTimeoutPreemptively(Duration.ofMinutes(4), () -> {
            for (int i = 0; i < CONTACTS; i++) {
                journey.put(contact(i).open().build());
                if (i >= OPEN) {
                    journey.put(contact(i - OPEN).until(i / 600.0).build());
                }
                journey.advance(SpellBuilder.at(i / 600.0));
                PlainJourney.sum(journey.drain(), sums);
            }
        });

        assertThat(journey.spells()).hasSize(CONTACTS);
        Map<GroupFact, Integer> all = new HashMap<>();
        PlainJourney.sum(journey.facts(), all);
        assertThat(sums).isEqualTo(all);
        assertThat(journey.nextChange()).isLessThan(SpellBuilder.at(CONTACTS / 600.0) + 400 * Micros.DAY);
    }

    @Test
    void a_spell_takes_about_a_hundred_bytes() {
        Journey journey = new Journey(CENTRE, Timeline.EMPTY, JourneyTerms.alone(CENTRE), "dana", SpellBuilder.START);
        List<SpellSummary> spells = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            SpellSummary spell = SpellBuilder.spell("6c1f6c9e-41d7-4b0e-a1c2-00000000000" + i, "whatsapp", i * 30)
                    .bot("handed_over")
                    .requested(i * 30 + 0.1, false)
                    .human(i * 30 + 0.2)
                    .agents("agent-1007")
                    .lateAt(i * 30 + 0.3)
                    .build();
            spells.add(spell);
            journey.put(spell);
        }

        byte[] bytes = JourneyBytes.write(journey);

        assertThat(bytes.length / 10).isLessThan(130);
        assertThat(JourneyBytes.read(
                                bytes, "dana", CENTRE, Timeline.EMPTY, JourneyTerms.alone(CENTRE), SpellBuilder.START)
                        .spells())
                .containsExactlyInAnyOrderElementsOf(spells);
    }

    /** The most that can be needed of one who is no regular: two digital spells in each 90 days. */
    @Test
    void a_profile_takes_less_than_a_hundred_bytes() {
        CohortProfile profile = CohortProfile.EMPTY;
        for (int i = 0; i < 40; i++) {
            profile = profile.withDigital(SpellBuilder.at(i * 45.0001 * 24) + i * 7919L);
        }
        profile = profile.withTraditional(SpellBuilder.at(10_000));

        assertThat(profile.digital()).hasSizeLessThanOrEqualTo(10);
        assertThat(JourneyBytes.bytes(profile)).hasSizeLessThan(100);
        assertThat(JourneyBytes.profile(JourneyBytes.bytes(profile))).isEqualTo(profile);
    }
}

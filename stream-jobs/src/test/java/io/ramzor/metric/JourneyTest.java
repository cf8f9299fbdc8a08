package io.ramzor.metric;

import static io.ramzor.metric.SpellBuilder.at;
import static io.ramzor.metric.SpellBuilder.spell;
import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The definitions of bot, shift and journeys by hand; hours count from the start of March 2026. */
class JourneyTest {
    private static final Centre CENTRE = Centres.parse("""
            zone: UTC
            channels: {voice: {kind: live}, chat: {kind: live}, app: {kind: messaging}}
            episodes: {window_days: 7, topics: {card: 1}}
            """);
    private static final int DAY = 24;
    private static final int YEAR = 365 * DAY;

    private final List<Event> changes = new ArrayList<>();
    private String customer = "dana";

    private List<GroupFact> facts(double hour, SpellBuilder... spells) {
        Journey journey =
                new Journey(CENTRE, new Timeline(changes), JourneyTerms.merged(CENTRE), customer, SpellBuilder.START);
        Stream.of(spells).forEach(spell -> journey.put(spell.build()));
        journey.advance(at(hour));
        List<GroupFact> facts = journey.drain();
        if (customer != null) {
            assertThat(facts).containsExactlyInAnyOrderElementsOf(journey.facts());
        }
        return facts;
    }

    private static List<GroupFact> of(List<GroupFact> facts, Measure measure) {
        return facts.stream().filter(fact -> fact.measure() == measure).toList();
    }

    private static long count(List<GroupFact> facts, Measure measure) {
        return of(facts, measure).stream().mapToLong(GroupFact::weight).sum();
    }

    private static long sum(List<GroupFact> facts, Measure measure) {
        return of(facts, measure).stream()
                .mapToLong(fact -> fact.value() * fact.weight())
                .sum();
    }

    private String cause(SpellBuilder before, SpellBuilder spell) {
        List<GroupFact> shifts = of(facts(YEAR, before, spell), Measure.SHIFTS);
        assertThat(shifts).hasSize(1);
        return shifts.get(0).keys().get(2);
    }

    private void changed(double hour, String kind, String channel) {
        changes.add(Event.of("change" + changes.size(), at(hour), EventType.CALENDAR_CHANGED)
                .kind(kind)
                .channel(channel)
                .build());
    }

    private void level(double hour, String level) {
        changes.add(Event.of("level" + changes.size(), at(hour), EventType.BOT_LEVEL_CHANGED)
                .level(level)
                .build());
    }

    @ParameterizedTest
    @CsvSource({"168, 1", "168.0001, 2"})
    void a_spell_joins_up_to_exactly_the_window_after_the_latest_end(double after, int episodes) {
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "voice", 0).until(10),
                spell("b", "voice", 1).until(2),
                spell("c", "voice", 10 + after));

        assertThat(count(facts, Measure.EPISODES)).isEqualTo(episodes);
        assertThat(sum(facts, Measure.EPISODE_SPELLS)).isEqualTo(3);
    }

    @Test
    void an_open_spell_keeps_its_episode_open_and_unmatured() {
        List<GroupFact> facts = facts(
                YEAR, spell("a", "app", 0).open(), spell("b", "voice", 100 * DAY), spell("c", "voice", 300 * DAY));

        assertThat(count(facts, Measure.EPISODES)).isEqualTo(1);
        assertThat(count(facts, Measure.EPISODES_MATURED)).isZero();
        assertThat(count(facts, Measure.PARALLEL)).isEqualTo(2);
    }

    @Test
    void a_case_goes_before_the_topic_and_each_topic_is_its_own_matter() {
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "voice", 0).topic("card").caseId("17"),
                spell("b", "chat", 2).topic("loan").caseId("17"),
                spell("c", "voice", 4).topic("card"),
                spell("d", "voice", 6).topic("loan"));

        assertThat(count(facts, Measure.EPISODES)).isEqualTo(3);
        assertThat(of(facts, Measure.EPISODE_SPELLS))
                .extracting(fact -> fact.keys().get(0) + " " + fact.value())
                .containsExactlyInAnyOrder("card 2", "card 1", "loan 1");
    }

    @Test
    void an_episode_matures_when_its_last_end_and_the_window_have_passed() {
        SpellBuilder[] spells = {
            spell("a", "voice", 0).agents("x", "y"),
            spell("b", "voice", 20).agents("y", "z"),
            spell("c", "voice", 5).topic("card")
        };
        assertThat(count(facts(21 + 168, spells), Measure.EPISODES_MATURED)).isEqualTo(1);
        List<GroupFact> facts = facts(21.001 + 168, spells);

        assertThat(count(facts, Measure.EPISODES)).isEqualTo(2);
        assertThat(count(facts, Measure.EPISODES_SINGLE)).isEqualTo(1);
        assertThat(count(facts, Measure.EPISODES_MATURED)).isEqualTo(2);
        assertThat(count(facts, Measure.EPISODES_SINGLE_MATURED)).isEqualTo(1);
        assertThat(sum(facts, Measure.EPISODE_AGENTS)).isEqualTo(3);
        assertThat(of(facts, Measure.EPISODES_MATURED))
                .extracting(GroupFact::at)
                .containsExactlyInAnyOrder(at(0), at(5));
    }

    @Test
    void spells_of_one_start_go_by_their_contact() {
        List<GroupFact> facts = facts(YEAR, spell("b", "chat", 0), spell("a", "voice", 0));

        assertThat(of(facts, Measure.SHIFTS))
                .singleElement()
                .extracting(GroupFact::keys)
                .isEqualTo(List.of("voice", "chat", "customer_choice"));
    }

    @Test
    void a_later_spell_is_a_shift_or_a_repeat_and_parallel_once_while_any_is_open() {
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "voice", 0).until(50),
                spell("b", "app", 10).until(60),
                spell("c", "app", 20).until(21),
                spell("d", "app", 70),
                spell("e", "app", 71));

        assertThat(of(facts, Measure.SHIFTS)).extracting(GroupFact::at).containsExactly(at(10));
        assertThat(of(facts, Measure.PARALLEL)).extracting(GroupFact::at).containsExactlyInAnyOrder(at(10), at(20));
        assertThat(of(facts, Measure.REPEATS))
                .as("at the very end of one before, that one is no longer open")
                .extracting(GroupFact::at)
                .containsExactlyInAnyOrder(at(70), at(71));
    }

    @Test
    void a_guided_session_is_no_parallel_contact_of_the_one_that_guides() {
        SpellBuilder guided = spell("b", "app", 1).guidedBy("a");
        assertThat(count(facts(YEAR, spell("a", "voice", 0).until(5), guided), Measure.PARALLEL))
                .isZero();
        assertThat(cause(spell("a", "voice", 0).until(5), guided)).isEqualTo("agent_invited");

        List<GroupFact> ofAnother = facts(
                YEAR, spell("a", "voice", 0).until(0.5), spell("c", "chat", 0.6).until(9), guided);
        assertThat(count(ofAnother, Measure.PARALLEL))
                .as("its guide is over and another one is open")
                .isEqualTo(1);
    }

    @Test
    void returns_know_whether_the_one_before_was_told_what_to_expect() {
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "voice", 0).expected(0.5),
                spell("b", "voice", 10).expected(30),
                spell("c", "voice", 20),
                spell("d", "voice", 40));

        assertThat(of(facts, Measure.REPEATS))
                .extracting(GroupFact::keys)
                .containsExactlyInAnyOrder(
                        List.of("voice", "sent"), List.of("voice", "none"), List.of("voice", "none"));
    }

    @Test
    void the_first_cause_that_holds_is_the_cause() {
        changed(1.5, "channel_closed", "chat");
        SpellBuilder later = spell("b", "voice", 10);
        SpellBuilder all = spell("a", "chat", 0)
                .accepted("voice", 0.5)
                .bot("handed_over")
                .abandoned()
                .lateAt(0.2);

        assertThat(cause(all, later)).isEqualTo("agent_invited");
        assertThat(cause(spell("a", "chat", 0).accepted("app", 0.5).bot("handed_over"), later))
                .isEqualTo("bot_handoff");
        assertThat(cause(spell("a", "chat", 0).bot("handed_over").human(0.9), later))
                .as("an agent answered, and the channel closed")
                .isEqualTo("channel_closed");
        assertThat(cause(spell("a", "app", 0).abandoned().bot("contained"), later))
                .isEqualTo("slow_wait");
        assertThat(cause(spell("a", "app", 0).lateAt(10), later)).isEqualTo("slow_wait");
        assertThat(cause(spell("a", "app", 0).lateAt(10.1), later)).isEqualTo("customer_choice");
        assertThat(cause(spell("a", "app", 0).turnLateAt(0.7), later)).isEqualTo("slow_wait");
        assertThat(cause(spell("a", "app", 0).bot("contained"), later)).isEqualTo("after_contained");
        assertThat(cause(spell("a", "app", 0).bot("abandoned"), later)).isEqualTo("customer_choice");
    }

    @Test
    void a_channel_that_opened_again_before_is_not_closed() {
        changed(1, "channel_closed", "chat");
        changed(9, "channel_opened", "chat");
        assertThat(cause(spell("a", "chat", 0), spell("b", "voice", 10))).isEqualTo("customer_choice");
        changed(10, "channel_closed", "chat");
        assertThat(cause(spell("a", "chat", 0), spell("b", "voice", 10)))
                .as("an event of the centre comes before those of contacts at its time")
                .isEqualTo("channel_closed");
    }

    @Test
    void from_text_to_voice_counts_what_the_centre_brought_about() {
        assertThat(count(
                        facts(YEAR, spell("a", "chat", 0).bot("handed_over"), spell("b", "voice", 2)),
                        Measure.TEXT_TO_VOICE))
                .isEqualTo(1);
        assertThat(count(facts(YEAR, spell("a", "chat", 0), spell("b", "voice", 2)), Measure.TEXT_TO_VOICE))
                .isZero();
        assertThat(count(
                        facts(YEAR, spell("a", "voice", 0).accepted("chat", 0.5), spell("b", "chat", 2)),
                        Measure.TEXT_TO_VOICE))
                .isZero();
    }

    @Test
    void containment_is_verified_until_the_customer_comes_back_within_the_window() {
        SpellBuilder bot = spell("a", "chat", 0).bot("contained");

        assertThat(count(facts(1, bot), Measure.BOT_VERIFIED_CONTAINED)).isEqualTo(1);
        assertThat(count(facts(168, bot), Measure.BOT_VERIFIED_MATURED)).isZero();
        assertThat(count(facts(168.001, bot), Measure.BOT_VERIFIED_MATURED)).isEqualTo(1);
        List<GroupFact> back = facts(YEAR, bot, spell("b", "voice", 168));
        assertThat(count(back, Measure.BOT_VERIFIED_CONTAINED)).isZero();
        assertThat(count(back, Measure.BOT_VERIFIED_MATURED)).isZero();
        assertThat(count(back, Measure.BOT_CONTAINED)).isEqualTo(1);
        assertThat(count(facts(YEAR, bot, spell("b", "voice", 20).topic("card")), Measure.BOT_VERIFIED_MATURED))
                .isEqualTo(1);
    }

    @Test
    void bot_facts_go_by_topic_channel_and_the_level_at_the_sessions_start() {
        level(5, "amber");
        level(8, "red");
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "chat", 0).bot("abandoned"),
                spell("b", "app", 5).topic("card").bot("handed_over").requested(5.5, true));

        assertThat(of(facts, Measure.BOT_ABANDONED))
                .singleElement()
                .extracting(GroupFact::keys)
                .isEqualTo(List.of("loan", "chat", "green"));
        assertThat(of(facts, Measure.BOT_HANDED_OVER))
                .singleElement()
                .extracting(GroupFact::keys)
                .isEqualTo(List.of("card", "app", "amber"));
        assertThat(of(facts, Measure.HUMAN_REQUESTS_BLOCKED))
                .singleElement()
                .extracting(GroupFact::at)
                .isEqualTo(at(5.5));
        assertThat(count(facts, Measure.BOT_SESSIONS)).isEqualTo(2);
    }

    @Test
    void of_an_unknown_customer_there_is_no_episode_and_no_verified_containment() {
        customer = null;
        List<GroupFact> facts = facts(
                YEAR, spell("a", "chat", 0).customer(null).bot("contained").accepted("app", 0.5));

        assertThat(facts)
                .extracting(GroupFact::measure)
                .containsExactlyInAnyOrder(
                        Measure.SPELLS,
                        Measure.BOT_SESSIONS,
                        Measure.BOT_SESSIONS_MATURED,
                        Measure.BOT_CONTAINED,
                        Measure.DEFLECTION_OFFERED,
                        Measure.DEFLECTION_ACCEPTED);
    }

    @Test
    void one_who_accepted_to_go_elsewhere_returns_to_the_channel_within_the_window() {
        SpellBuilder steered = spell("a", "voice", 0).accepted("chat", 1).offered("app", 0.5);
        assertThat(count(
                        facts(YEAR, steered, spell("b", "chat", 2), spell("c", "voice", 169)),
                        Measure.DEFLECTION_RETURNED))
                .isEqualTo(1);
        assertThat(count(
                        facts(YEAR, steered, spell("b", "chat", 2), spell("c", "voice", 169.001)),
                        Measure.DEFLECTION_RETURNED))
                .isZero();
        List<GroupFact> facts = facts(YEAR, spell("a", "voice", 0).offered("chat", 0.5), spell("b", "voice", 2));
        assertThat(count(facts, Measure.DEFLECTION_OFFERED)).isEqualTo(1);
        assertThat(count(facts, Measure.DEFLECTION_RETURNED)).isZero();
    }

    @Test
    void cohorts_go_by_digital_spells() {
        SpellBuilder call = spell("v", "voice", 5 * DAY);
        List<GroupFact> returner = facts(YEAR, spell("a", "chat", DAY), call);
        assertThat(of(returner, Measure.FIRST_TIME_DIGITAL))
                .extracting(GroupFact::at)
                .containsExactly(at(DAY));
        assertThat(of(returner, Measure.RETURNERS)).extracting(GroupFact::at).containsExactly(at(5 * DAY));
        assertThat(count(facts(YEAR, spell("a", "chat", DAY), spell("v", "voice", 31 * DAY)), Measure.RETURNERS))
                .isEqualTo(1);
        assertThat(count(facts(YEAR, spell("a", "chat", DAY), spell("v", "voice", 31.01 * DAY)), Measure.RETURNERS))
                .isZero();
        assertThat(count(facts(YEAR, spell("a", "chat", DAY), call, spell("b", "app", 9 * DAY)), Measure.RETURNERS))
                .as("two digital ones are not exactly one")
                .isZero();
        assertThat(count(facts(YEAR, call), Measure.FIRST_TIME_DIGITAL)).isZero();
        List<GroupFact> regular = facts(
                YEAR,
                spell("a", "chat", 0),
                spell("b", "app", 30 * DAY),
                spell("c", "app", 91 * DAY),
                spell("d", "chat", 120 * DAY));
        assertThat(of(regular, Measure.DIGITAL_REGULARS))
                .as("the first three lie 91 days apart, the last three 90")
                .extracting(GroupFact::at)
                .containsExactly(at(120 * DAY));
    }

    @Test
    void contacts_on_a_new_channel_are_shifted_or_induced_for_28_days() {
        changed(30 * DAY, "channel_opened", "app");
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "voice", 10 * DAY),
                spell("b", "app", 31 * DAY),
                spell("c", "app", 38 * DAY),
                spell("d", "app", 38.01 * DAY),
                spell("e", "app", 32 * DAY).topic("card"),
                spell("f", "app", 57.99 * DAY),
                spell("g", "app", 58 * DAY));

        assertThat(of(facts, Measure.SHIFTED))
                .extracting(GroupFact::at)
                .containsExactlyInAnyOrder(at(31 * DAY), at(38 * DAY));
        assertThat(of(facts, Measure.INDUCED))
                .extracting(GroupFact::at)
                .containsExactlyInAnyOrder(at(38.01 * DAY), at(32 * DAY), at(57.99 * DAY));
        assertThat(count(facts, Measure.SPELLS_BASELINE)).isEqualTo(1);
        assertThat(count(facts, Measure.SPELLS_PRESENT)).isEqualTo(5);
    }

    @Test
    void contacts_go_by_channel_and_topic() {
        List<GroupFact> facts = facts(
                YEAR,
                spell("a", "voice", 0).escalated(),
                spell("b", "chat", 300).topic("card"));

        assertThat(of(facts, Measure.SPELLS))
                .extracting(GroupFact::keys)
                .containsExactlyInAnyOrder(List.of("voice", "loan"), List.of("chat", "card"));
        assertThat(of(facts, Measure.ESCALATED))
                .singleElement()
                .extracting(GroupFact::keys)
                .isEqualTo(List.of("voice", "loan"));
    }
}

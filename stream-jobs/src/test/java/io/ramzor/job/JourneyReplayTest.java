package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers over their contacts, through the whole graph; hours count from the start of the sample log. */
class JourneyReplayTest {
    private static final Centre CENTRE = centre();

    @TempDir
    Path folder;

    private final List<Event> events = new ArrayList<>();
    private int files;

    private static Centre centre() {
        try {
            return CentreFile.parse("centre.yaml", """
                    zone: UTC
                    channels: {voice: {kind: live}, chat: {kind: live}, app: {kind: live}}
                    queues:
                      calls: {channel: voice, line: 1}
                      experts: {channel: voice, line: 2}
                    identity_minimum_confidence: 0.5
                    """);
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void startEmpty() {
        events.clear();
    }

    private static long at(double hour) {
        return SampleLog.START + Math.round(hour * Micros.HOUR);
    }

    private void say(double hour, EventType type, UnaryOperator<EventBuilder> more) {
        events.add(more.apply(Event.of("e" + events.size(), at(hour), type)).build());
    }

    private void step(double hour, EventType type, String contact, UnaryOperator<EventBuilder> more) {
        say(hour, type, event -> more.apply(event.contact(contact)));
    }

    /** A call of a minute with an agent. */
    private void call(String contact, String customer, String topic, double hour) {
        step(
                hour,
                EventType.OFFERED,
                contact,
                event -> event.channel("voice").customer(customer).topic(topic));
        step(hour, EventType.QUEUED, contact, event -> event.queue("calls"));
        step(hour + 0.001, EventType.ANSWERED, contact, event -> event.agent("x"));
        step(hour + 0.02, EventType.RELEASED, contact, event -> event.agent("x"));
    }

    /** A chat with the bot alone. */
    private void chat(String contact, String customer, String topic, double hour) {
        step(
                hour,
                EventType.OFFERED,
                contact,
                event -> event.channel("chat").customer(customer).topic(topic));
        step(hour, EventType.BOT_STARTED, contact, event -> event);
        step(hour + 0.01, EventType.MESSAGE, contact, event -> event.actor(Actor.BOT));
        step(hour + 0.02, EventType.BOT_ENDED, contact, event -> event.outcome("contained"));
    }

    private void linked(double hour, String one, String other) {
        say(
                hour,
                EventType.IDENTITY_LINKED,
                event -> event.customer(one).sameAs(other).confidence(0.9));
    }

    private void unlinked(double hour, String one, String other) {
        say(hour, EventType.IDENTITY_UNLINKED, event -> event.customer(one).sameAs(other));
    }

    private void clock(double hour) {
        say(hour, EventType.CLOCK, event -> event);
    }

    private JsonNode totals(int parallelism, List<Event> log) throws IOException {
        Path file = SampleLog.write(folder.resolve("log" + files + ".ndjson"), log);
        Path out = folder.resolve("out" + files++);
        Replay.run(CENTRE, List.of(file), out, Optional.empty(), parallelism, ignored -> {});
        return Json.MAPPER.readTree(out.resolve("totals.json").toFile());
    }

    private JsonNode totals() throws IOException {
        return totals(1, sorted());
    }

    private List<Event> sorted() {
        return events.stream().sorted(Comparator.comparingLong(Event::time)).toList();
    }

    @Test
    void customers_journeys_come_to_totals() throws IOException {
        chat("c1", "dana", "loan", 0);
        call("v1", "dana", "loan", 2);
        call("v2", "dana", "loan", 4);
        chat("c2", "eli", "loan", 1);
        call("v3", "eli", "card", 3);
        chat("c3", null, "loan", 1);
        clock(0.1);
        clock(9 * 24);

        JsonNode totals = totals();
        JsonNode shift = totals.get("shift");
        JsonNode bot = totals.get("bot");

        assertThat(shift.get("episodes").asInt()).isEqualTo(3);
        assertThat(shift.get("episodes_matured").asInt()).isEqualTo(3);
        assertThat(shift.get("fcr").asDouble()).isEqualTo(2.0 / 3);
        assertThat(shift.get("contacts_per_episode").asDouble()).isEqualTo(5.0 / 3);
        assertThat(shift.get("agents_per_episode").asDouble()).isEqualTo(2.0 / 3);
        assertThat(shift.get("repeats").asInt()).isEqualTo(1);
        assertThat(shift.get("parallel").asInt()).isZero();
        assertThat(shift.get("matrix")).hasSize(1);
        assertThat(shift.get("matrix").get(0).toString())
                .isEqualTo("{\"from\":\"chat\",\"to\":\"voice\",\"cause\":\"after_contained\",\"count\":1}");
        assertThat(shift.get("first_time_digital").asInt()).isEqualTo(2);
        assertThat(shift.get("returners").asInt()).isEqualTo(2);
        assertThat(bot.get("sessions").asInt()).isEqualTo(3);
        assertThat(bot.get("contained").asInt()).isEqualTo(3);
        assertThat(bot.get("verified_contained").asInt())
                .as("one came back, of one nobody knows who they are")
                .isEqualTo(1);
        assertThat(bot.get("verified_matured").asInt()).isEqualTo(1);
    }

    @Test
    void links_make_one_journey_also_of_contacts_before_them() throws IOException {
        chat("c1", "dana", "loan", 0);
        call("v1", "dana@web", "loan", 2);
        call("v2", "d-17", "loan", 3);
        linked(4, "dana", "dana@web");
        linked(5, "dana@web", "d-17");
        clock(6);

        JsonNode shift = totals(3, sorted()).get("shift");

        assertThat(shift.get("episodes").asInt()).isEqualTo(1);
        assertThat(shift.get("repeats").asInt()).isEqualTo(1);
        assertThat(shift.get("matrix").get(0).get("count").asInt()).isEqualTo(1);
        assertThat(shift.get("returners").asInt()).isEqualTo(1);
        assertThat(shift.get("first_time_digital").asInt()).isEqualTo(1);
    }

    @Test
    void a_link_without_enough_confidence_is_none_and_the_latest_wins() throws IOException {
        chat("c1", "dana", "loan", 0);
        call("v1", "eli", "loan", 2);
        linked(3, "dana", "eli");
        say(
                4,
                EventType.IDENTITY_LINKED,
                event -> event.customer("eli").sameAs("dana").confidence(0.4));
        clock(5);

        assertThat(totals().get("shift").get("episodes").asInt()).isEqualTo(2);
    }

    @Test
    void a_wrong_link_undone_leaves_what_there_would_be_without_it() throws IOException {
        contacts(40, 11);
        JsonNode never = totals();
        linked(3, "p1", "p2");
        linked(5, "p2", "p3");
        linked(30, "p4", "p1");
        unlinked(40, "p2", "p1");
        unlinked(70, "p4", "p1");
        unlinked(9 * 24 - 1, "p3", "p2");
        JsonNode undone = totals(2, sorted());

        assertThat(undone.get("shift")).isEqualTo(never.get("shift"));
        assertThat(undone.get("bot")).isEqualTo(never.get("bot"));
    }

    @Test
    void a_retracted_link_and_a_retracted_level_count_as_never_sent() throws IOException {
        contacts(20, 5);
        JsonNode never = totals();
        linked(30, "p1", "p2");
        retract(30.1);
        say(
                40,
                EventType.CALENDAR_CHANGED,
                event -> event.kind("channel_opened").channel("chat"));
        retract(40.1);
        JsonNode retracted = totals();

        assertThat(retracted.get("shift")).isEqualTo(never.get("shift"));
        assertThat(retracted.get("bot")).isEqualTo(never.get("bot"));
    }

    private void retract(double hour) {
        String target = events.get(events.size() - 1).id();
        say(hour, EventType.EVENT_RETRACTED, event -> event.target(target));
    }

    @Test
    void any_order_inside_the_lateness_and_any_parallelism_give_the_same() throws IOException {
        contacts(60, 23);
        linked(20, "p1", "p2");
        linked(50, "p3", "p2");
        unlinked(60, "p3", "p2");
        say(
                24,
                EventType.CALENDAR_CHANGED,
                event -> event.kind("channel_opened").channel("chat"));
        say(48, EventType.BOT_LEVEL_CHANGED, event -> event.level("amber"));
        say(
                90,
                EventType.CALENDAR_CHANGED,
                event -> event.kind("channel_closed").channel("chat"));
        JsonNode straight = totals();

        JsonNode shuffled = totals(3, SampleLog.shuffled(sorted(), 4));

        assertThat(shuffled.get("shift")).isEqualTo(straight.get("shift"));
        assertThat(shuffled.get("bot")).isEqualTo(straight.get("bot"));
        assertThat(straight.get("shift").get("induced").asInt()).isPositive();
        assertThat(straight.get("shift").get("shifted").asInt()).isPositive();
        assertThat(straight.get("shift").get("voice_to_written_shift").isNull()).isFalse();
    }

    /** Calls and chats of five customers within nine days. */
    private void contacts(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            double hour = random.nextInt(8 * 24 * 4) / 4.0;
            String customer = "p" + random.nextInt(1, 6);
            String topic = random.nextBoolean() ? "loan" : "card";
            if (random.nextBoolean()) {
                call("v" + i, customer, topic, hour);
            } else {
                chat("c" + i, customer, topic, hour);
            }
        }
        clock(9 * 24);
    }
}

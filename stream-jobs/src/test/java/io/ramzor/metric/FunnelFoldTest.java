package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FunnelFoldTest {
    private static final long START = ContactLog.time("10:00:00");
    private static final FunnelFold FOLD = new FunnelFold(Centres.SMALL);

    private final List<Event> events = new ArrayList<>();

    private FunnelFoldTest at(long minute, String step, String status) {
        return at(minute, step, status, null);
    }

    private FunnelFoldTest at(long minute, String step, String status, String platform) {
        events.add(step("e" + events.size(), START + minute * Micros.MINUTE, step, status, platform));
        return this;
    }

    private static Event step(String id, long time, String step, String status, String platform) {
        return Event.of(id, time, EventType.DIGITAL_STEP)
                .process("loan")
                .session("s")
                .step(step)
                .status(status)
                .platform(platform)
                .build();
    }

    /** Facts by step, so many minutes after the start and a microsecond. */
    private String facts(long minute) {
        return facts(FOLD.lives(null, events), START + minute * Micros.MINUTE + 1);
    }

    private static String facts(List<FunnelState> lives, long now) {
        return lives.stream()
                .flatMap(life -> FOLD.facts(life, now).stream())
                .map(fact ->
                        fact.keys().get(1) + ":" + fact.measure().wireName().substring("steps_".length()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aStepIsCompletedIfAnEventSaysSoAndCountsOnce() {
        at(0, "form", "entered")
                .at(1, "form", "entered")
                .at(2, "form", "completed")
                .at(3, "sign", "completed");
        at(4, "sign", "completed");

        assertThat(facts(600)).isEqualTo("form:entered form:completed sign:entered sign:completed");
    }

    @Test
    void aStepIsLeftAfterHalfAnHourWithoutTheNextOneAndNotAtThatInstant() {
        at(0, "form", null).at(10, "sign", "entered");

        assertThat(facts(39)).isEqualTo("form:entered sign:entered");
        assertThat(facts(FOLD.lives(null, events), START + 40 * Micros.MINUTE))
                .as("exactly half an hour")
                .isEqualTo("form:entered sign:entered");
        assertThat(facts(40)).isEqualTo("form:entered sign:entered sign:left");
    }

    @Test
    void aStepThatComesLateTakesTheLeavingBackIfItCameInTimeByItsOwnTime() {
        at(0, "form", "entered").at(30, "sign", "completed");
        assertThat(facts(600)).isEqualTo("form:entered sign:entered sign:completed");

        events.clear();
        at(0, "form", "entered").at(31, "sign", "completed");
        assertThat(facts(600)).isEqualTo("form:entered form:left sign:entered sign:completed");
    }

    @Test
    void whoSaysTheyLeaveHasLeftUntilTheyComeBack() {
        at(0, "form", "left");
        assertThat(facts(0)).isEqualTo("form:entered form:left");

        at(5, "form", "entered");
        assertThat(facts(6)).isEqualTo("form:entered");

        at(7, "form", "completed");
        assertThat(facts(600)).isEqualTo("form:entered form:completed");
    }

    @Test
    void theLatestPlatformHoldsForTheWholeSessionAndTheHistoryForTheFirstEvent() {
        at(0, "form", "entered").at(20, "form", "completed", "ios").at(21, "sign", "completed", "");

        assertThat(FOLD.facts(FOLD.lives(null, events).get(0), START))
                .extracting(GroupFact::keys, GroupFact::measure, fact -> fact.at() - START)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                List.of("loan", "form", "ios"), Measure.STEPS_COMPLETED, 0L),
                        org.assertj.core.groups.Tuple.tuple(
                                List.of("loan", "sign", "ios"), Measure.STEPS_ENTERED, 21 * Micros.MINUTE));
    }

    @Test
    void aSessionThatWasForgottenStartsAnew() {
        at(0, "form", "completed").at(24 * 60, "form", "entered");
        assertThat(facts(24 * 60)).as("a day later it is the same").isEqualTo("form:entered form:completed");

        at(2 * 24 * 60 + 1, "form", "completed");
        assertThat(facts(4_000)).isEqualTo("form:entered form:completed form:entered form:completed");
    }

    @Property(tries = 300)
    void theFoldMayBeTakenInPiecesInWhateverOrderTheStepsWereRead(
            @ForAll("session") List<Event> read,
            @ForAll @IntRange(max = 12) int cut,
            @ForAll @IntRange(max = 100) int at) {
        List<Event> sorted = read.stream().sorted(FunnelFold.ORDER).toList();
        int pieces = Math.min(cut, sorted.size());
        List<FunnelState> first = FOLD.lives(null, sorted.subList(0, pieces));
        List<FunnelState> lives = new ArrayList<>(first);
        FunnelState base = first.isEmpty() ? null : lives.remove(lives.size() - 1);
        String before = base == null ? "" : facts(List.of(base), START);
        lives.addAll(FOLD.lives(base, sorted.subList(pieces, sorted.size())));
        long now = START + at * Micros.HOUR;

        assertThat(facts(lives, now)).isEqualTo(facts(FOLD.lives(null, sorted), now));
        assertThat(base == null ? "" : facts(List.of(base), START))
                .as("the base stays")
                .isEqualTo(before);
    }

    @Property(tries = 300)
    void factsChangeWithoutAnEventOnlyWhenSaid(
            @ForAll("session") List<Event> read, @ForAll @IntRange(max = 400) int at) {
        long now = START + at * 10 * Micros.MINUTE;
        for (FunnelState life :
                FOLD.lives(null, read.stream().sorted(FunnelFold.ORDER).toList())) {
            long next = FOLD.nextChange(life, now);
            long last = next == Long.MAX_VALUE ? now + 100 * Micros.DAY : next - 1;

            assertThat(next).isGreaterThan(now);
            assertThat(FOLD.facts(life, last)).isEqualTo(FOLD.facts(life, now));
            assertThat(next == Long.MAX_VALUE || !FOLD.facts(life, next).equals(FOLD.facts(life, now)))
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<List<Event>> session() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of("form", "sign", "pay"),
                        Arbitraries.of("entered", "completed", "left").injectNull(0.2),
                        Arbitraries.of("web", "ios", "").injectNull(0.3),
                        Arbitraries.integers().between(0, 999))
                .as((tenth, step, status, platform, id) ->
                        step("e" + id, START + tenth * 10 * Micros.MINUTE, step, status, platform))
                .list()
                .ofMaxSize(12)
                .uniqueElements(Event::id);
    }
}

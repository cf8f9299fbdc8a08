package io.ramzor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AgentFoldTest {
    private static final AgentFold FOLD = new AgentFold(Centres.SMALL);
    private static final List<String> ANN = List.of("ann");

    private static Event says(String at, String state, UnaryOperator<EventBuilder> more) {
        EventBuilder event = Event.of(at + state, ContactLog.time(at), EventType.AGENT_STATE)
                .agent("ann")
                .state(state);
        return more.apply(event).build();
    }

    private static Event says(String at, String state) {
        return says(at, state, event -> event);
    }

    private static Stretch has(String contact, String channel, double weight, String from, String to) {
        long start = ContactLog.time(from);
        long end = to.isEmpty() ? Stretch.OPEN : ContactLog.time(to);
        return new Stretch("ann", contact, "q", channel, weight, false, start, start, end);
    }

    private static PlanEntry planned(String at, String start, String end, String activity) {
        return PlanEntry.of(Event.of("p" + at + start, ContactLog.time(at), EventType.AGENT_SCHEDULED)
                .agent("ann")
                .start(ContactLog.time(start))
                .end(ContactLog.time(end))
                .activity(activity)
                .build());
    }

    private static List<GroupFact> load(List<Event> said, List<Stretch> stretches, String from, String to) {
        return FOLD.load(AgentFold.start("ann"), said, stretches, ContactLog.time(from), ContactLog.time(to), true);
    }

    private static List<GroupFact> plan(List<Event> said, List<PlanEntry> plan, String from, String to) {
        AgentState state = AgentFold.start("ann");
        said.forEach(event -> AgentFold.say(state, event));
        return FOLD.plan("ann", state.duties, plan, ContactLog.time(from), ContactLog.time(to));
    }

    private static double minutes(List<GroupFact> facts, Measure measure, List<String> keys) {
        return facts.stream()
                        .filter(fact -> fact.measure() == measure && fact.keys().equals(keys))
                        .mapToLong(fact -> fact.weight() * fact.value())
                        .sum()
                / (double) Micros.MINUTE;
    }

    private static double minutes(List<GroupFact> facts, Measure measure) {
        return minutes(facts, measure, ANN);
    }

    /** The same of the interval that starts then. */
    private static double minutesOf(List<GroupFact> facts, Measure measure, String start) {
        return minutes(
                facts.stream()
                        .filter(fact -> fact.at() == ContactLog.time(start))
                        .toList(),
                measure);
    }

    private static int sessions(List<GroupFact> facts, String channel, String level) {
        return facts.stream()
                .filter(fact ->
                        fact.measure() == Measure.SESSIONS && fact.keys().equals(List.of(channel, level)))
                .mapToInt(GroupFact::weight)
                .sum();
    }

    @Test
    void aStateLastsUntilTheNextAndWhatIsUnsaidStays() {
        AgentState state = AgentFold.start("ann");
        assertThat(AgentFold.floor(state, List.of())).isEmpty();
        AgentFold.say(
                state,
                says(
                        "10:00:00",
                        "available",
                        event -> event.channels(List.of("whatsapp")).capacity(Map.of("whatsapp", 3))));
        AgentFold.say(state, says("10:35:00", "break", event -> event.reason("lunch")));
        List<Stretch> stretches = List.of(
                has("gone", "whatsapp", 1, "10:00:00", "10:10:00"), has("here", "whatsapp", 0.1, "10:10:00", ""));

        assertThat(AgentFold.floor(state, stretches)).hasValueSatisfying(floor -> {
            assertThat(floor.state()).isEqualTo("break");
            assertThat(floor.reason()).isEqualTo("lunch");
            assertThat(floor.since()).isEqualTo(Micros.toInstant(ContactLog.time("10:35:00")));
            assertThat(floor.channels()).containsExactly("whatsapp");
            assertThat(floor.capacity()).isEqualTo(Map.of("whatsapp", 3));
            assertThat(floor.openContacts())
                    .extracting(FloorAgent.Held::contact, FloorAgent.Held::weight)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("here", 0.1));
        });
    }

    @Test
    void occupancyIsTimeWithAFullContactOrInWrapUpOfTheTimeOnQueue() {
        List<GroupFact> facts = load(
                List.of(
                        says("10:00:00", "available"),
                        says("10:10:00", "busy"),
                        says("10:20:00", "wrap_up"),
                        says("10:25:00", "available"),
                        says("10:35:00", "break")),
                List.of(
                        has("call", "voice", 1, "10:10:00", "10:20:00"),
                        has("late", "voice", 1, "10:33:00", "10:40:00")),
                "10:00:00",
                "11:00:00");

        assertThat(minutes(facts, Measure.ON_QUEUE)).isEqualTo(35);
        assertThat(minutes(facts, Measure.OCCUPIED))
                .as("10 of the call, 5 of wrap-up, 2 of the late call before the break")
                .isEqualTo(17);
        assertThat(minutesOf(facts, Measure.OCCUPIED, "10:15:00")).isEqualTo(10);
        assertThat(minutesOf(facts, Measure.OCCUPIED, "10:30:00")).isEqualTo(2);
        assertThat(minutes(facts, Measure.FOCUS)).as("on the break too").isEqualTo(17);
        assertThat(minutes(facts, Measure.SLOT_LOAD))
                .as("a call fills the agent")
                .isEqualTo(12);
        assertThat(sessions(facts, "voice", "1")).isEqualTo(2);
    }

    @Test
    void twoThreadsShareTheAgentAndAnIdleOneTakesATenthOfASlot() {
        List<GroupFact> facts = load(
                List.of(says("10:00:00", "available", event -> event.capacity(Map.of("whatsapp", 2)))),
                List.of(
                        has("one", "whatsapp", 1, "10:00:00", "10:20:00"),
                        has("two", "whatsapp", 1, "10:10:00", "10:14:00"),
                        new Stretch(
                                "ann",
                                "two",
                                "q",
                                "whatsapp",
                                0.1,
                                false,
                                ContactLog.time("10:10:00"),
                                ContactLog.time("10:14:00"),
                                ContactLog.time("10:24:00"))),
                "10:00:00",
                "10:30:00");

        assertThat(minutes(facts, Measure.ON_QUEUE)).isEqualTo(30);
        assertThat(minutes(facts, Measure.OCCUPIED)).isEqualTo(20);
        assertThat(minutes(facts, Measure.SLOT_LOAD))
                .as("20 minutes of a half, 4 more of a half, 10 of a twentieth")
                .isEqualTo(12.5);
        assertThat(minutes(facts, Measure.FOCUS)).as("16 alone, 4 by two").isEqualTo(18);
        assertThat(minutes(facts, Measure.SESSION_ACTIVE, List.of("whatsapp", "1")))
                .isEqualTo(16);
        assertThat(minutes(facts, Measure.SESSION_ACTIVE, List.of("whatsapp", "2")))
                .isEqualTo(8);
        assertThat(minutes(facts, Measure.SESSION_FOCUS, List.of("whatsapp", "2")))
                .isEqualTo(4);
        assertThat(minutes(facts, Measure.SESSION_TIME, List.of("whatsapp", "0")))
                .isEqualTo(4);
        assertThat(sessions(facts, "whatsapp", "1")).isEqualTo(2);
    }

    @Test
    void aHoldIsWorkButNotActiveTime() {
        Stretch before = has("call", "voice", 1, "10:00:00", "10:04:00");
        Stretch hold = new Stretch(
                "ann", "call", "q", "voice", 1, true, before.from(), before.to(), ContactLog.time("10:05:00"));
        List<GroupFact> facts = load(List.of(says("10:00:00", "busy")), List.of(before, hold), "10:00:00", "10:10:00");

        assertThat(minutes(facts, Measure.OCCUPIED)).isEqualTo(5);
        assertThat(minutes(facts, Measure.SESSION_TIME, List.of("voice", "1"))).isEqualTo(5);
        assertThat(minutes(facts, Measure.SESSION_ACTIVE, List.of("voice", "1")))
                .isEqualTo(4);
        assertThat(sessions(facts, "voice", "1")).isEqualTo(1);
    }

    @Test
    void loadMayBeCountedInPiecesThatBeginWithAnInterval() {
        List<Event> said = List.of(says("09:58:00", "available"), says("10:20:00", "break"), says("10:30:00", "busy"));
        List<Stretch> stretches =
                List.of(has("one", "voice", 1, "10:01:00", "10:15:00"), has("two", "voice", 1, "10:15:00", "10:40:00"));
        List<GroupFact> whole = load(said, stretches, "09:45:00", "10:40:00");

        AgentState state = AgentFold.start("ann");
        List<GroupFact> pieces = new ArrayList<>();
        long cut = ContactLog.time("10:15:00");
        pieces.addAll(FOLD.load(state, said, stretches, ContactLog.time("09:45:00"), cut, false));
        AgentFold.say(state, said.get(0));
        pieces.addAll(FOLD.load(state, said.subList(1, 3), stretches, cut, ContactLog.time("10:40:00"), true));

        assertThat(pieces).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(sessions(whole, "voice", "1")).isEqualTo(2);
    }

    @Test
    void adherenceCountsScheduledTimeNotSpentAsPlanned() {
        List<Event> said = List.of(
                says("09:05:00", "available"),
                says("10:00:00", "break"),
                says("10:20:00", "busy"),
                says("12:10:00", "offline"));
        List<PlanEntry> plan = List.of(
                planned("08:00:00", "09:00:00", "12:00:00", "on_queue"),
                planned("08:00:00", "10:00:00", "10:15:00", "break"));
        List<GroupFact> facts = plan(said, plan, "08:00:00", "13:00:00");

        assertThat(minutes(facts, Measure.SCHEDULED)).isEqualTo(180);
        assertThat(minutes(facts, Measure.EXCEPTION))
                .as("5 late, 5 of a long break")
                .isEqualTo(10);
        assertThat(minutes(facts, Measure.SCHEDULED_ON_QUEUE)).isEqualTo(165);
        assertThat(minutes(facts, Measure.PRODUCTIVE)).as("55 and 100").isEqualTo(155);
        assertThat(plan(said, List.of(), "08:00:00", "13:00:00")).isEmpty();
    }

    @Test
    void aLaterScheduleOrMoveReplacesWhatItOverlaps() {
        List<Event> said = List.of(says("09:00:00", "available"));
        PlanEntry morning = planned("08:00:00", "09:00:00", "12:00:00", "on_queue");
        PlanEntry lesson = planned("09:30:00", "11:00:00", "12:00:00", "training");
        PlanEntry off = planned("09:40:00", "11:30:00", "13:00:00", "off");
        PlanEntry move = PlanEntry.of(Event.of("m", ContactLog.time("10:00:00"), EventType.MOVE_DECIDED)
                .agent("ann")
                .start(ContactLog.time("11:15:00"))
                .end(ContactLog.time("11:30:00"))
                .build());
        List<GroupFact> facts = plan(said, List.of(morning, lesson, off, move), "08:00:00", "13:00:00");

        assertThat(minutes(facts, Measure.SCHEDULED)).isEqualTo(150);
        assertThat(minutes(facts, Measure.EXCEPTION))
                .as("11:00 to 11:15, then moved")
                .isEqualTo(15);
        assertThat(minutes(facts, Measure.SCHEDULED_ON_QUEUE)).isEqualTo(135);
    }

    @Test
    void oneWhoNeverComesAdheresToNothing() {
        List<GroupFact> facts = plan(
                List.of(), List.of(planned("08:00:00", "09:00:00", "10:00:00", "on_queue")), "08:00:00", "09:30:00");

        assertThat(minutes(facts, Measure.SCHEDULED)).as("judged up to now").isEqualTo(30);
        assertThat(minutes(facts, Measure.EXCEPTION)).isEqualTo(30);
    }
}

package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.AgentFold;
import io.ramzor.metric.AgentState;
import io.ramzor.metric.EventOrder;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.Measure;
import io.ramzor.metric.PlanEntry;
import io.ramzor.metric.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** An agent's book as the operator leads it: things come in any order, now goes on, it is counted when due. */
class AgentJourneyTest {
    private static final Centre CENTRE = SampleLog.centre();
    private static final long START = SampleLog.START;
    private static final long MINUTE = Micros.MINUTE;
    private static final List<String> STATES = List.of("available", "busy", "wrap_up", "break", "training", "offline");
    private static final List<String> ACTIVITIES = List.of("on_queue", "on_queue", "break", "training", "off");

    /** The part of the operator without Flink. */
    private static final class Run {
        final AgentJourney journey;
        final AgentBook book = AgentJourney.start("ann");
        final Map<String, Long> sums = new HashMap<>();
        long now = START;
        int counts;

        Run(boolean bounded) {
            journey = new AgentJourney(CENTRE, bounded);
        }

        void take(GroupFact fact) {
            String key = fact.keys() + " " + fact.measure() + " " + Micros.toInstant(fact.at());
            add(key + " value", fact.weight() * fact.value());
            add(key + " count", fact.weight());
        }

        private void add(String key, long change) {
            sums.merge(key, change, (a, b) -> a + b == 0 ? null : a + b);
            sums.values().remove(0L);
        }

        /** Now goes on, and what is due is done. */
        void until(long next) {
            now = Math.max(now, next);
            if (journey.nextCount(book, book.saidTo > START ? book.saidTo : START) <= now) {
                count();
            }
        }

        void count() {
            journey.count(book, now, now - SampleLog.LATENESS, this::take);
            counts++;
        }

        void says(Event event) {
            journey.add(book, event, this::take);
        }

        double minutes(Measure measure) {
            return sums.entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith("[ann] " + measure + " ")
                                    && entry.getKey().endsWith("value"))
                            .mapToLong(Map.Entry::getValue)
                            .sum()
                    / (double) MINUTE;
        }
    }

    private static Event state(String id, long minute, String state) {
        return Event.of(id, START + minute * MINUTE, EventType.AGENT_STATE)
                .agent("ann")
                .state(state)
                .build();
    }

    private static Event scheduled(String id, long minute, long from, long to, String activity) {
        return Event.of(id, START + minute * MINUTE, EventType.AGENT_SCHEDULED)
                .agent("ann")
                .start(START + from * MINUTE)
                .end(START + to * MINUTE)
                .activity(activity)
                .build();
    }

    private static Stretch stretch(String contact, String channel, double weight, long from, long to) {
        return new Stretch("ann", contact, "q", channel, weight, false, from, from, to);
    }

    /** Something that comes to be known, not before its time and within the lateness after it. */
    private record Arrival(long time, long at, Consumer<Run> what) {}

    /** A log of an agent, and what it comes to in the end. */
    private static final class Log {
        final SplittableRandom random;
        final List<Arrival> arrivals = new ArrayList<>();
        final List<Event> said = new ArrayList<>();
        final List<PlanEntry> plan = new ArrayList<>();
        final List<Stretch> stretches = new ArrayList<>();

        Log(long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < 3 + random.nextInt(25); i++) {
                switch (random.nextInt(4)) {
                    case 0 -> plan(i);
                    case 1 -> contact(i);
                    default -> said(i);
                }
            }
            arrivals.sort(Comparator.comparingLong(Arrival::at));
        }

        private long instant() {
            return START + random.nextLong(6 * 60 * MINUTE);
        }

        private void arrives(long time, Consumer<Run> what) {
            arrivals.add(new Arrival(time, time + random.nextLong(SampleLog.LATENESS), what));
        }

        private void said(int i) {
            Event event = Event.of("s" + i, instant(), EventType.AGENT_STATE)
                    .agent("ann")
                    .state(STATES.get(random.nextInt(STATES.size())))
                    .capacity(random.nextInt(3) == 0 ? Map.of("whatsapp", 1 + random.nextInt(3)) : null)
                    .build();
            if (random.nextInt(6) == 0) {
                retracted(event);
            } else {
                said.add(event);
                arrives(event.time(), run -> run.says(event));
            }
        }

        private void plan(int i) {
            long from = START + random.nextLong(-60, 400) * MINUTE;
            Event event = Event.of("p" + i, instant(), EventType.AGENT_SCHEDULED)
                    .agent("ann")
                    .start(from)
                    .end(from + (1 + random.nextLong(200)) * MINUTE)
                    .activity(ACTIVITIES.get(random.nextInt(ACTIVITIES.size())))
                    .build();
            if (random.nextInt(6) == 0) {
                retracted(event);
            } else {
                plan.add(PlanEntry.of(event));
                arrives(event.time(), run -> run.says(event));
            }
        }

        /** It is taken back inside the lateness, after it came. */
        private void retracted(Event event) {
            long at = event.time() + random.nextLong(SampleLog.LATENESS / 2);
            arrivals.add(new Arrival(event.time(), at, run -> run.says(event)));
            long back = at + random.nextLong(SampleLog.LATENESS / 2);
            arrivals.add(new Arrival(event.time(), back, run -> run.journey.remove(run.book, event, run::take)));
        }

        private void contact(int i) {
            long from = instant();
            long to = from + 1 + random.nextLong(40 * MINUTE);
            boolean thread = random.nextBoolean();
            double weight = thread && random.nextInt(3) == 0 ? 0.1 : 1;
            Stretch open = stretch("c" + i, thread ? "whatsapp" : "voice", weight, from, Stretch.OPEN);
            Stretch ended = stretch("c" + i, open.channel(), weight, from, to);
            long opens = from + random.nextLong(SampleLog.LATENESS);
            long ends = to + random.nextLong(SampleLog.LATENESS);
            if (opens < ends) {
                arrivals.add(new Arrival(from, opens, run -> run.journey.change(run.book, List.of(), List.of(open))));
                arrivals.add(new Arrival(to, ends, run -> run.journey.change(run.book, List.of(open), List.of(ended))));
            } else {
                arrivals.add(new Arrival(from, opens, run -> run.journey.change(run.book, List.of(), List.of(ended))));
            }
            stretches.add(ended);
        }

        /** All at once, in order. */
        Run whole(long end) {
            Run run = new Run(true);
            said.sort(EventOrder.BY_TIME);
            plan.sort(PlanEntry.ORDER);
            AgentState state = AgentFold.start("ann");
            said.forEach(event -> AgentFold.say(state, event));
            AgentFold fold = new AgentFold(CENTRE);
            long from = START - 120 * MINUTE;
            fold.load(AgentFold.start("ann"), said, stretches, from, end, true).forEach(run::take);
            fold.plan("ann", state.duties, plan, from, end).forEach(run::take);
            return run;
        }
    }

    @Property(tries = 500)
    void anyOrderInsideTheLatenessComesToTheSame(@ForAll @LongRange(min = 1) long seed, @ForAll boolean bounded) {
        Log log = new Log(seed);
        Run run = new Run(bounded);
        for (Arrival arrival : log.arrivals) {
            run.until(arrival.time());
            arrival.what().accept(run);
        }
        run.until(START + 8 * 60 * MINUTE);
        run.count();
        run.count();

        assertThat(run.sums).isEqualTo(log.whole(run.now).sums);
    }

    @Test
    void aStateLastsOverMidnightAndCostsNothingWhenOver() {
        Run run = new Run(false);
        run.says(state("1", 0, "available"));
        for (long minute = 0; minute <= 30 * 60; minute += 15) {
            run.until(START + minute * MINUTE);
        }
        assertThat(run.minutes(Measure.ON_QUEUE)).isEqualTo(30 * 60);

        run.says(state("2", 30 * 60, "offline"));
        run.until(START + (30 * 60 + 15) * MINUTE);
        run.until(START + (30 * 60 + 45) * MINUTE);
        run.until(START + (30 * 60 + 60) * MINUTE);

        assertThat(run.minutes(Measure.ON_QUEUE)).isEqualTo(30 * 60);
        assertThat(run.book.tail).isEmpty();
        assertThat(run.book.said).isEmpty();
        assertThat(run.journey.nextCount(run.book, run.now))
                .as("only its memory is left")
                .isGreaterThan(run.now + 300 * Micros.DAY);
        assertThat(run.journey.isForgotten(run.book, run.now + 500 * Micros.DAY))
                .isTrue();
    }

    @Test
    void aLateEventTakesBackWhatWasSaid() {
        Run run = new Run(false);
        run.says(state("1", 0, "available"));
        run.until(START + 16 * MINUTE);
        assertThat(run.minutes(Measure.ON_QUEUE)).isEqualTo(16);

        run.says(state("2", 10, "break"));
        assertThat(run.journey.nextCount(run.book, run.now)).isEqualTo(START + 17 * MINUTE);
        run.until(START + 17 * MINUTE);
        assertThat(run.minutes(Measure.ON_QUEUE)).isEqualTo(10);

        run.journey.remove(run.book, state("2", 10, "break"), run::take);
        run.until(START + 18 * MINUTE);
        assertThat(run.minutes(Measure.ON_QUEUE)).isEqualTo(18);
    }

    @Test
    void aPlanThatIsChangedLaterIsJudgedAgain() {
        Run run = new Run(false);
        run.says(state("1", 0, "available"));
        run.says(scheduled("p", 0, 0, 120, "on_queue"));
        run.says(state("2", 30, "training"));
        run.says(state("3", 60, "busy"));
        for (long minute = 15; minute <= 180; minute += 15) {
            run.until(START + minute * MINUTE);
        }
        assertThat(run.minutes(Measure.SCHEDULED)).isEqualTo(120);
        assertThat(run.minutes(Measure.EXCEPTION)).isEqualTo(30);

        Event meeting = scheduled("q", 180, 30, 70, "training");
        run.says(meeting);
        assertThat(run.minutes(Measure.EXCEPTION))
                .as("10 more than the training took")
                .isEqualTo(10);
        assertThat(run.minutes(Measure.SCHEDULED_ON_QUEUE)).isEqualTo(80);

        run.journey.remove(run.book, meeting, run::take);
        assertThat(run.minutes(Measure.EXCEPTION)).isEqualTo(30);
        assertThat(run.minutes(Measure.PRODUCTIVE)).isEqualTo(90);
    }
}

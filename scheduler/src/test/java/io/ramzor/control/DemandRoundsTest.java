package io.ramzor.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.centre.ShiftRow;
import io.ramzor.decision.ForecastPoint;
import io.ramzor.decision.ForecastScore;
import io.ramzor.decision.Move;
import io.ramzor.decision.StaffingNeed;
import io.ramzor.decision.UsedForecast;
import io.ramzor.event.Micros;
import io.ramzor.forecast.QueueDemand;
import io.ramzor.metric.FloorContact;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.sim.HistoryWriter;
import io.ramzor.sim.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A quiet day of the twin's centre, planned round by round from its history. */
class DemandRoundsTest {
    private static Scenario scenario;
    private static List<IntervalSlice> history;

    private final Notes notes = new Notes(scenario.centre());
    private final DemandRounds rounds =
            new DemandRounds(new SituationReader(notes), scenario.centre().zone());

    @BeforeAll
    static void simulate() throws Exception {
        scenario = Scenario.named("quiet-day");
        history = HistoryWriter.before(scenario, 1, 2);
    }

    DemandRoundsTest() {
        history.forEach(notes::interval);
        scenario.agents().forEach(agent -> notes.profile(agent.agent(), agent));
        for (ShiftRow row : scenario.shifts(scenario.day())) {
            notes.shift(row.agent() + row.start() + row.activity(), row);
        }
    }

    private DemandRounds.Said round(Instant at) {
        notes.at = at;
        return rounds.round(at);
    }

    private Instant local(int hour, int minute) {
        return scenario.day()
                .atTime(hour, minute)
                .atZone(scenario.centre().zone())
                .toInstant();
    }

    @Test
    void forecastsAreHeldAgainstWhatCameOnceItIsFinal() {
        List<ForecastScore> scores = new ArrayList<>();
        for (int minute = 0; minute <= 120; minute += 5) {
            Instant at = local(9, 0).plusSeconds(minute * 60L);
            notes.interval(new IntervalSlice(
                    "service-voice", "voice", local(9, 30), 15, 1, Map.of("offered", 12), Map.of(), Map.of()));
            scores.addAll(round(at).scores());
            if (minute < 60) {
                assertThat(scores).as("9:30 to 9:45 is final at 10:00").noneMatch(this::isHalfPastNine);
            }
        }
        List<ForecastScore> found = scores.stream().filter(this::isHalfPastNine).toList();
        assertThat(found).extracting(score -> score.used().leadMinutes()).containsExactly(15);
        assertThat(found.get(0).actual()).isEqualTo(12);
        assertThat(found.get(0).inside()).isBetween(0.0, 1.0);
        assertThat(found.get(0).pinball()).isPositive();
        assertThat(found.get(0).floor()).isCloseTo(Math.sqrt(2 * 12 / Math.PI), within(0.05));
    }

    private boolean isHalfPastNine(ForecastScore score) {
        ForecastPoint point = score.used().point();
        return point.queue().equals("service-voice") && point.start().equals(local(9, 30));
    }

    private List<StaffingNeed> of(List<StaffingNeed> needs, String queue, Instant start) {
        return needs.stream()
                .filter(need -> need.queue().equals(queue) && need.start().equals(start))
                .toList();
    }

    @Test
    void saysTheRestOfTodayAndTomorrowAndOnceADayTheWeek() {
        DemandRounds.Said first = round(local(9, 0));
        Map<Instant, ForecastPoint> voice = first.forecast().stream()
                .filter(point -> point.queue().equals("service-voice"))
                .collect(Collectors.toMap(ForecastPoint::start, point -> point));
        assertThat(voice).containsKey(local(9, 0)).doesNotContainKey(local(8, 45));
        assertThat(voice).containsKey(local(23, 45).plus(Duration.ofDays(8)));
        ForecastPoint noon = voice.get(local(12, 0));
        assertThat(noon.mean()).isPositive();
        assertThat(noon.low()).isLessThanOrEqualTo(noon.mean());
        assertThat(noon.high()).isGreaterThanOrEqualTo(noon.mean());
        assertThat(voice.get(local(22, 0)).mean()).as("closed").isZero();

        DemandRounds.Said next = round(local(9, 0).plusSeconds(30));
        assertThat(next.forecast()).as("nothing new").isEmpty();
        assertThat(next.used()).extracting(UsedForecast::leadMinutes).contains(15, 60, 240);
        DemandRounds.Said later = round(local(9, 15));
        assertThat(later.forecast())
                .allSatisfy(point -> assertThat(point.start())
                        .isAfterOrEqualTo(local(9, 15))
                        .isBefore(local(0, 0).plus(Duration.ofDays(2))));
    }

    @Test
    void saysWhatIsRequiredBesideWhatIsPlanned() {
        List<StaffingNeed> needs = round(local(9, 0)).needs();
        StaffingNeed noon = of(needs, "service-voice", local(11, 0)).get(0);
        assertThat(noon.required()).isPositive();
        assertThat(noon.requiredLow()).isLessThanOrEqualTo(noon.required());
        assertThat(noon.requiredHigh()).isGreaterThanOrEqualTo(noon.required());
        assertThat(noon.scheduled()).isPositive();
        assertThat(noon.net()).isCloseTo(noon.scheduled() - noon.required(), within(1e-9));
        double all = needs.stream()
                .filter(need -> need.start().equals(local(11, 0)))
                .mapToDouble(StaffingNeed::scheduled)
                .sum();
        assertThat(all).as("each agent once").isCloseTo(onQueue(local(11, 0)), within(1e-6));
        StaffingNeed nextWeek = of(needs, "service-voice", local(11, 0).plus(Duration.ofDays(7)))
                .get(0);
        assertThat(nextWeek.required()).isPositive();
        assertThat(nextWeek.scheduled()).as("no plan that far").isNull();
        assertThat(of(needs, "service-voice", local(23, 0)).get(0).required()).isZero();
    }

    /** The history has calls of about four minutes and callers who wait some; a day in which both change changes what they take. */
    @Test
    void handlingAndPatienceAreWhatTheyLatelyWere() {
        Instant nine = local(9, 0);
        notes.at = nine;
        QueueDemand before = demand("service-voice");
        StaffingNeed needed =
                of(round(nine).needs(), "service-voice", local(11, 0)).get(0);
        for (int quarter = 0; quarter < 8; quarter++) {
            notes.interval(new IntervalSlice(
                    "service-voice",
                    "voice",
                    nine.minusSeconds(900L * (quarter + 1)),
                    15,
                    1,
                    Map.of(
                            "offered", 100,
                            "handled", 500,
                            "handle_seconds", 500 * 900,
                            "abandoned_late", 200,
                            "wait_answered_seconds", 1_000,
                            "answered_in", 300),
                    Map.of(),
                    Map.of()));
        }
        QueueDemand after = demand("service-voice");
        assertThat(after.handleSeconds()).isBetween(1.5 * before.handleSeconds(), 900.0);
        assertThat(after.patienceSeconds()).isLessThan(before.patienceSeconds());
        assertThat(demand("service-email").patienceSeconds())
                .as("nobody leaves a letter")
                .isNull();
        notes.at = nine.plusSeconds(900);
        StaffingNeed then =
                of(round(notes.at).needs(), "service-voice", local(11, 0)).get(0);
        assertThat(then.required()).isGreaterThan(1.5 * needed.required());
    }

    @Test
    void lettersThatWaitAreWorkToBeDone() {
        Instant nine = local(9, 0);
        List<StaffingNeed> without = round(nine).needs();
        for (int letter = 0; letter < 600; letter++) {
            notes.contacts.put("m" + letter, waiting("m" + letter, nine.minusSeconds(3_600)));
            notes.contacts.put("later" + letter, waiting("later" + letter, nine.plusSeconds(60)));
        }
        List<StaffingNeed> with = new DemandRounds(
                        new SituationReader(notes), scenario.centre().zone())
                .round(nine)
                .needs();
        double work = 600 * demand("service-email").handleSeconds() / 3_600;
        assertThat(hours(with) - hours(without)).isBetween(0.7 * work, 1.3 * work);
        assertThat(of(with, "service-voice", local(11, 0)).get(0).required())
                .isEqualTo(of(without, "service-voice", local(11, 0)).get(0).required());
    }

    private static FloorContact waiting(String id, Instant queued) {
        return new FloorContact(
                id,
                "service-email",
                "email",
                null,
                "waiting",
                queued,
                queued,
                queued,
                null,
                0,
                "customer",
                0,
                null,
                null,
                null);
    }

    private static double hours(List<StaffingNeed> needs) {
        return needs.stream()
                .filter(need -> need.queue().equals("service-email"))
                .mapToDouble(need -> need.required() * need.minutes() / 60)
                .sum();
    }

    private QueueDemand demand(String queue) {
        return new DemandReader(notes)
                .read(notes.at, 1).queues().stream()
                        .filter(each -> each.queue().equals(queue))
                        .findFirst()
                        .orElseThrow();
    }

    /** Agents of the plan on queue in that quarter. */
    private double onQueue(Instant start) {
        double sum = 0;
        for (ShiftRow row : scenario.shifts(scenario.day())) {
            Instant from = row.start().isAfter(start) ? row.start() : start;
            Instant end = start.plusSeconds(900);
            Instant to = row.end().isBefore(end) ? row.end() : end;
            double share = Math.max(0, Duration.between(from, to).toSeconds()) / 900.0;
            sum += row.activity().equals("shift") ? share : -share;
        }
        return sum;
    }

    @Test
    void aMoveChangesWhatIsPlanned() {
        ShiftRow shift = scenario.shifts(scenario.day()).stream()
                .filter(row -> row.activity().equals("shift") && row.agent().equals("a02"))
                .findFirst()
                .orElseThrow();
        List<StaffingNeed> before = round(local(9, 0)).needs();
        notes.decision(new io.ramzor.decision.Decision(
                "d1",
                "move",
                local(9, 0),
                "dana",
                null,
                null,
                null,
                List.of(new Move("move_agent", "a02", "service-voice", "service-app", shift.start(), shift.end()))));
        List<StaffingNeed> after = round(local(9, 15)).needs();
        List<StaffingNeed> changed = new ArrayList<>(of(after, "service-app", local(11, 0)));
        assertThat(changed).isNotEmpty();
        assertThat(changed.get(0).scheduled())
                .isGreaterThan(of(before, "service-app", local(11, 0)).get(0).scheduled());
        assertThat(Micros.of(changed.get(0).madeAt())).isEqualTo(Micros.of(local(9, 15)));
    }
}

package io.ramzor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneysTest {
    private static final Scenario PEAK = Scenario.named("monday-peak");

    private static Scenario expecting(double share) {
        Journeys usual = PEAK.demand().journeys();
        Journeys.Expectation expectation = usual.expectation();
        return KnownCustomers.with(
                PEAK,
                KnownCustomers.with(
                        usual,
                        usual.identities(),
                        new Journeys.Expectation(expectation.afterSeconds(), share, expectation.calms())));
    }

    private static JourneyTruth truth(RunLog log) {
        return log.simulation.truth().journeys();
    }

    private static long count(JourneyTruth truth, String name) {
        return truth.counts().get(name);
    }

    /** With all identities known, what the log says of journeys is what customers did. */
    @ParameterizedTest
    @ValueSource(strings = {"monday-peak", "voice-outage-then-surge"})
    void theLogTellsTheJourneysThatWereMade(String name) {
        Scenario scenario = KnownCustomers.in(name);
        RunLog log = new RunLog(new Simulation(scenario, 4, scenario.day(), 3, "")).toEnd();
        LoggedJourneys logged = new LoggedJourneys(log);
        JourneyTruth truth = truth(log);
        System.out.printf(
                "%s, 3 days: %d problems, %d contacts, one contact %.3f, %d repeats (%d redials), %d parallel, shifts %s%n",
                name,
                truth.problems(),
                truth.contacts(),
                (double) truth.oneContact() / truth.problems(),
                truth.repeats(),
                truth.redials(),
                truth.parallel(),
                truth.shifts());
        assertThat(logged.contacts).isEqualTo(truth.contacts());
        assertThat(logged.episodes).isEqualTo(truth.problems());
        assertThat(logged.oneContact).isEqualTo(truth.oneContact());
        assertThat(logged.repeats).isEqualTo(truth.repeats()).isGreaterThan(100);
        assertThat(logged.redials).isEqualTo(truth.redials()).isGreaterThan(50);
        assertThat(logged.parallel).isEqualTo(truth.parallel()).isGreaterThan(20);
        assertThat(logged.contained).isEqualTo(truth.contained()).isGreaterThan(500);
        assertThat(logged.containedCameBack)
                .isEqualTo(truth.containedCameBack())
                .isGreaterThan(20);
        Map<String, Long> shifts = new TreeMap<>();
        truth.shifts().forEach(shift -> shifts.merge(shift.from() + " " + shift.to(), shift.count(), Long::sum));
        assertThat(logged.shifts).isEqualTo(shifts);
        assertThat(logged.invited)
                .isEqualTo(truth.shifts().stream()
                        .filter(shift -> shift.cause().equals("agent_invited"))
                        .mapToLong(JourneyTruth.Shift::count)
                        .sum())
                .isPositive();
    }

    @Test
    void redialsComeWithinMinutes() {
        RunLog log = new RunLog(new Simulation(KnownCustomers.in("monday-peak"), 3)).toEnd();
        Map<String, Long> abandoned = new HashMap<>();
        List<Long> delays = new ArrayList<>();
        for (Event event : log.events) {
            if ("voice".equals(event.channel())) {
                if (event.type() == EventType.ABANDONED) {
                    abandoned.put(event.contact(), event.time());
                } else if (event.type() == EventType.OFFERED && event.direction() == null) {
                    Long before = abandoned.get(before(event.contact()));
                    if (before != null) {
                        delays.add(event.time() - before);
                    }
                }
            }
        }
        delays.sort(null);
        assertThat(delays).hasSizeGreaterThan(30);
        assertThat(delays.get(delays.size() / 2)).isBetween(90 * Micros.SECOND, 10 * Micros.MINUTE);
    }

    /** Id of the contact before that one about the same problem. */
    private static String before(String contact) {
        String[] parts = contact.split("-");
        if (parts.length != 5 || parts[4].equals("call")) {
            return "none";
        }
        int number = Integer.parseInt(parts[4]) - 1;
        String first = String.join("-", List.of(parts).subList(0, 4));
        return number == 1 ? first : first + "-" + number;
    }

    @Test
    void aMessageAboutTheWaitCalmsThoseWhoWait() {
        long[] acted = new long[2];
        long[] restless = new long[2];
        long[] shiftsAndParallels = new long[2];
        for (int told = 0; told < 2; told++) {
            for (int seed = 1; seed <= 12; seed++) {
                Simulation day = new Simulation(expecting(told), seed);
                day.advanceTo(Long.MAX_VALUE, null);
                JourneyTruth truth = day.truth().journeys();
                acted[told] += count(truth, "restless_told_acted") + count(truth, "restless_untold_acted");
                restless[told] += count(truth, "restless_told") + count(truth, "restless_untold");
                shiftsAndParallels[told] += truth.parallel() + truth.repeats();
                assertThat(count(truth, "expectations_sent") > 0).isEqualTo(told == 1);
            }
        }
        System.out.printf(
                "12 days: untold %d of %d restless act, %d parallel or repeated; told %d of %d, %d%n",
                acted[0], restless[0], shiftsAndParallels[0], acted[1], restless[1], shiftsAndParallels[1]);
        assertThat(acted[0]).isEqualTo(restless[0]);
        assertThat((double) acted[1] / restless[1]).isBetween(0.35, 0.75);
        assertThat(shiftsAndParallels[1]).isLessThan((long) (0.97 * shiftsAndParallels[0]));
    }

    @Test
    void wrongLinksAreToldAndMostAreUndone() {
        RunLog log = new RunLog(new Simulation(PEAK, 6, PEAK.day(), 3, "")).toEnd();
        JourneyTruth truth = truth(log);
        Map<String, Event> unlinked = new HashMap<>();
        Map<String, Event> wrong = new HashMap<>();
        long right = 0;
        for (Event event : log.events) {
            if (event.type() == EventType.IDENTITY_UNLINKED) {
                unlinked.put(event.customer() + " " + event.sameAs(), event);
            } else if (event.type() == EventType.IDENTITY_LINKED && event.confidence() < 1) {
                wrong.put(event.customer() + " " + event.sameAs(), event);
            } else if (event.type() == EventType.IDENTITY_LINKED) {
                right++;
            }
        }
        assertThat(right).isEqualTo(truth.identitiesLinked()).isGreaterThan(100);
        assertThat(truth.identitiesUnlinked()).isPositive();
        assertThat(wrong).hasSize(truth.wrongLinks().size());
        assertThat(wrong).hasSizeGreaterThan(10);
        int undone = 0;
        for (JourneyTruth.WrongLink link : truth.wrongLinks()) {
            String pair = link.customer() + " " + link.sameAs();
            assertThat(Micros.toInstant(wrong.get(pair).time())).isEqualTo(link.at());
            boolean due = link.undoneAt() != null && Micros.of(link.undoneAt()) <= log.simulation.now();
            assertThat(unlinked.containsKey(pair)).isEqualTo(due);
            undone += due ? 1 : 0;
        }
        assertThat(undone).isGreaterThan(wrong.size() / 2).isLessThan(wrong.size());
    }

    @Test
    void promisedCallsAreMadeInsideTheirWindowsMostly() {
        long booked = 0;
        long inWindow = 0;
        long late = 0;
        long reached = 0;
        long calls = 0;
        Map<String, Long> counts = new HashMap<>();
        List<List<Event>> contacts = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            RunLog log = RunLog.of("monday-peak", seed).toEnd();
            contacts.addAll(log.contacts().values());
            truth(log).counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
        }
        for (List<Event> contact : contacts) {
            calls += "outbound".equals(contact.get(0).direction()) ? 1 : 0;
            Event promise = RunLog.first(contact, EventType.CALLBACK_BOOKED);
            if (promise != null) {
                booked++;
                assertThat(promise.windowEnd() - promise.windowStart()).isEqualTo(Micros.HOUR);
                assertThat(promise.windowStart()).isGreaterThanOrEqualTo(promise.time() + Micros.HOUR);
                Event attempt = RunLog.first(contact, EventType.CALLBACK_ATTEMPTED);
                if (attempt != null) {
                    assertThat(attempt.time()).isGreaterThanOrEqualTo(promise.windowStart());
                    inWindow += attempt.time() <= promise.windowEnd() ? 1 : 0;
                    late += attempt.time() > promise.windowEnd() ? 1 : 0;
                }
                reached += RunLog.has(contact, EventType.CALLBACK_REACHED) ? 1 : 0;
            }
        }
        assertThat(booked).isEqualTo(counts.get("callbacks_booked")).isGreaterThan(40);
        assertThat(inWindow).isEqualTo(counts.get("callbacks_attempted_in_window"));
        assertThat(late).isEqualTo(counts.get("callbacks_attempted_late")).isPositive();
        assertThat((double) inWindow / (inWindow + late)).isGreaterThan(0.7);
        assertThat(reached)
                .isEqualTo(counts.get("callbacks_reached"))
                .isEqualTo(calls)
                .isGreaterThan(30);
    }

    @Test
    void whoAcceptsToGoOnElsewhereDoesSo() {
        RunLog log = new RunLog(new Simulation(KnownCustomers.in("monday-peak"), 5)).toEnd();
        Map<String, List<Event>> contacts = log.contacts();
        long accepted = 0;
        long followed = 0;
        for (Map.Entry<String, List<Event>> contact : contacts.entrySet()) {
            Event accept = RunLog.first(contact.getValue(), EventType.DEFLECTION_ACCEPTED);
            if (accept != null) {
                accepted++;
                followed += contacts.entrySet().stream()
                                .anyMatch(other -> before(other.getKey()).equals(contact.getKey())
                                        && other.getValue().get(0).channel().equals(accept.toChannel()))
                        ? 1
                        : 0;
            }
        }
        JourneyTruth truth = truth(log);
        assertThat(accepted).isEqualTo(count(truth, "deflection_accepted")).isGreaterThan(10);
        assertThat((double) count(truth, "deflection_accepted") / count(truth, "deflection_offered"))
                .isCloseTo(0.2, within(0.1));
        assertThat(followed).isGreaterThanOrEqualTo(accepted - 1);
    }

    @Test
    void guidedSessionsLieInsideTheirCalls() {
        RunLog log = RunLog.of("quiet-day", 9).toEnd();
        Map<String, List<Event>> contacts = log.contacts();
        int guided = 0;
        Set<String> channels = new HashSet<>();
        for (List<Event> contact : contacts.values()) {
            String by = contact.get(0).guidedBy();
            if (by != null) {
                guided++;
                channels.add(contact.get(0).channel());
                List<Event> call = contacts.get(by);
                Event end = contact.get(contact.size() - 1);
                assertThat(end.type()).isEqualTo(EventType.CLOSED);
                assertThat(contact.get(0).time())
                        .isGreaterThan(RunLog.first(call, EventType.ANSWERED).time());
                assertThat(end.time()).isLessThan(call.get(call.size() - 1).time());
                assertThat(RunLog.has(contact, EventType.RESOLVED)).isTrue();
            }
        }
        assertThat(guided).isEqualTo((int) count(truth(log), "guided")).isGreaterThan(15);
        assertThat(channels).containsExactlyInAnyOrder("app", "video");
    }

    @Test
    void digitalStepsLeadToContactsWhenTheyAreLeft() {
        RunLog log = RunLog.of("quiet-day", 9).toEnd();
        JourneyTruth truth = truth(log);
        Map<String, long[]> funnel = new TreeMap<>();
        Map<String, String> lastStatus = new HashMap<>();
        for (Event event : log.events) {
            if (event.type() == EventType.DIGITAL_STEP) {
                long[] counts = funnel.computeIfAbsent(event.process() + " " + event.step(), key -> new long[3]);
                counts[List.of("entered", "completed", "left").indexOf(event.status())]++;
                lastStatus.put(event.session(), event.status());
            }
        }
        assertThat(lastStatus).hasSize((int) count(truth, "digital_sessions"));
        assertThat(lastStatus.values()).contains("entered", "completed", "left");
        truth.funnel().forEach(step -> {
            long[] counts = funnel.get(step.process() + " " + step.step());
            assertThat(counts[0]).isEqualTo(step.entered());
            assertThat(counts[1]).isEqualTo(step.completed());
            assertThat(counts[2]).isBetween(1L, step.left());
        });
        assertThat(count(truth, "contacts_after_left_step")).isGreaterThan(20);
        int streams = new FloorModel(PEAK, 0).streams.length;
        assertThat(log.contacts().keySet()).anyMatch(contact -> Integer.parseInt(contact.split("-")[2]) >= streams);
    }

    @Test
    void nobodyComesBackOnALineThatIsClosed() {
        Scenario outage = Scenario.named("voice-outage-then-surge");
        RunLog log = RunLog.of("voice-outage-then-surge", 12).toEnd();
        long from = Micros.of(outage.startsAt()) + (10 * 60 + 50) * Micros.MINUTE;
        long until = from + 30 * Micros.MINUTE;
        assertThat(log.contacts())
                .anySatisfy((id, contact) -> assertThat(before(id)).isNotEqualTo("none"))
                .noneSatisfy((id, contact) -> {
                    assertThat(before(id)).isNotEqualTo("none");
                    assertThat(contact.get(0).channel()).isEqualTo("voice");
                    assertThat(contact.get(0).time()).isBetween(from + 1, until - 1);
                });
        assertThat(truth(log).shifts())
                .anyMatch(shift -> shift.from().equals("voice") && shift.cause().equals("channel_closed"));
    }

    @Test
    void withoutJourneysEveryContactStandsAlone() {
        RunLog log = new RunLog(new Simulation(KnownCustomers.with(PEAK, null), 1)).toEnd();
        assertThat(log.simulation.truth().journeys()).isNull();
        assertThat(log.events)
                .extracting(Event::type)
                .doesNotContain(
                        EventType.DIGITAL_STEP,
                        EventType.IDENTITY_LINKED,
                        EventType.EXPECTATION_SENT,
                        EventType.CALLBACK_BOOKED,
                        EventType.DEFLECTION_OFFERED);
        assertThat(log.contacts().keySet()).allMatch(id -> id.split("-").length == 4);
    }
}

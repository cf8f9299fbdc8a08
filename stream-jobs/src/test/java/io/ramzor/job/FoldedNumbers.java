package io.ramzor.job;

import io.ramzor.centre.BusinessCalendar;
import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.Book;
import io.ramzor.metric.FunnelFold;
import io.ramzor.metric.GroupFact;
import io.ramzor.metric.IntervalSlice;
import io.ramzor.metric.Slice;
import io.ramzor.oracle.Reading;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the folds of the job make of a log, wired by hand and without Flink: contacts, agents and digital sessions, not journeys. For
 * logs by the thousand.
 */
final class FoldedNumbers {
    private final Centre centre;
    private final long now;
    private final Map<String, AgentBook> agents = new TreeMap<>();
    private final Map<String, Map<String, Slice>> queues = new TreeMap<>();
    private final Map<String, Map<Long, Slice>> intervals = new TreeMap<>();
    private final Map<String, Map<String, Slice>> groups = new TreeMap<>();
    private final Map<String, Map<Long, Slice>> groupIntervals = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    private FoldedNumbers(Centre centre, long now) {
        this.centre = centre;
        this.now = now;
    }

    static FoldedNumbers of(Centre centre, Reading read) {
        FoldedNumbers numbers = new FoldedNumbers(centre, read.now());
        Map<String, List<Event>> contacts = new TreeMap<>();
        Map<String, List<Event>> sessions = new TreeMap<>();
        AgentJourney agents = new AgentJourney(centre, true);
        for (Event event : read.kept()) {
            if (event.type().ofContact()) {
                contacts.computeIfAbsent(event.contact(), id -> new ArrayList<>())
                        .add(event);
            } else if (event.type() == EventType.AGENT_STATE || event.type() == EventType.AGENT_SCHEDULED) {
                agents.add(numbers.agent(event.agent()), event, numbers::group);
            } else if (event.type() == EventType.DIGITAL_STEP) {
                sessions.computeIfAbsent(event.process() + "\t" + event.session(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        contacts.values().forEach(numbers::contact);
        sessions.values().forEach(numbers::session);
        numbers.agents.values().forEach(book -> agents.count(book, read.now(), EventClock.NONE, numbers::group));
        return numbers;
    }

    private AgentBook agent(String id) {
        return agents.computeIfAbsent(id, AgentJourney::start);
    }

    private void contact(List<Event> events) {
        ContactJourney journey = new ContactJourney(centre);
        ContactBook book = new ContactBook();
        events.forEach(event -> journey.add(book, new ReadEvent(event, 0, 0, false)));
        journey.facts(book, now).stream()
                .filter(fact -> fact.book() == Book.INTERVAL)
                .forEach(fact -> {
                    queues.computeIfAbsent(fact.queue(), queue -> new TreeMap<>())
                            .computeIfAbsent(fact.channel(), channel -> new Slice())
                            .add(fact);
                    if (LiveOperator.hasQueue(fact.queue())) {
                        intervals
                                .computeIfAbsent(fact.queue(), queue -> new TreeMap<>())
                                .computeIfAbsent(centre.intervalStart(fact.at()), start -> new Slice())
                                .add(fact);
                    }
                });
        journey.deadlineFacts(book, now).forEach(this::group);
        StretchDifference.between(
                List.of(),
                journey.stretches(book, now),
                change -> new AgentJourney(centre, true).change(agent(change.agent()), change.left(), change.came()));
        journey.settle(
                book, Long.MAX_VALUE, (read, detail) -> refused.add(read.event().id()));
    }

    private void session(List<Event> events) {
        FunnelFold fold = new FunnelFold(centre);
        events.sort(FunnelFold.ORDER);
        fold.lives(null, events).forEach(life -> fold.facts(life, now).forEach(this::group));
    }

    private void group(GroupFact fact) {
        String key = GroupFactType.keyOf(fact);
        String day = fact.group().wireName().equals("funnel")
                ? Micros.toInstant(fact.at())
                        .atZone(centre.zone())
                        .toLocalDate()
                        .toString()
                : "";
        groups.computeIfAbsent(key, k -> new TreeMap<>())
                .computeIfAbsent(day, d -> new Slice())
                .add(fact);
        groupIntervals
                .computeIfAbsent(key, k -> new TreeMap<>())
                .computeIfAbsent(centre.intervalStart(fact.at()), start -> new Slice())
                .add(fact);
    }

    /** Ids of the events that cannot follow, sorted. */
    List<String> refused() {
        return refused.stream().sorted().toList();
    }

    /** As a replay would write them, but for journeys and ingest. */
    ReplayNumbers numbers() throws IOException {
        Totals totals = new Totals(centre);
        queues.forEach((queue, channels) ->
                channels.forEach((channel, slice) -> totals.add(TotalPart.of(queue, channel, slice))));
        groups.forEach((key, days) ->
                days.forEach((day, slice) -> totals.add(TotalPart.of(GroupFactType.parse(key), day, slice))));
        ReplayNumbers.Lines lines = new ReplayNumbers.Lines();
        intervals.values().forEach(starts -> starts.values().removeIf(slice -> QueueOperator.hasNeither(slice, now)));
        intervals.forEach((queue, starts) ->
                starts.forEach((start, slice) -> lines.interval(Json.MAPPER.valueToTree(new IntervalSlice(
                        queue,
                        "",
                        Micros.toInstant(start),
                        centre.intervalMinutes(),
                        1,
                        slice.facts(now),
                        slice.values(now),
                        slice.responses(now, calendar(queue)))))));
        groupIntervals.forEach((key, starts) -> starts.forEach((start, slice) ->
                lines.breakdown(Json.MAPPER.valueToTree(GroupOperator.breakdown(centre, key, start, 1, slice)))));
        return lines.numbers(Json.MAPPER.valueToTree(totals.at(now)));
    }

    private BusinessCalendar calendar(String queue) {
        return centre.calendarOf(centre.queueOrDefault(queue, "voice").termsAt(now));
    }
}

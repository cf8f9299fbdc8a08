package io.ramzor.job;

import io.ramzor.centre.Centre;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.metric.Book;
import io.ramzor.metric.Counted;
import io.ramzor.metric.Journey;
import io.ramzor.metric.JourneyTerms;
import io.ramzor.metric.Slice;
import io.ramzor.metric.Timeline;
import io.ramzor.topic.Broker;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The job's folds in one thread, without Flink, topics, checkpoints and forgetting: what the machine could do at most. It decodes,
 * leaves out duplicates, folds contacts with their deadlines, agents and customers, and sums what changes by queue and interval. It
 * leaves out what comes with time alone, digital sessions, links between customers and live windows, which cost little beside these.
 */
final class BareLoop {
    private static final int LINES_AT_ONCE = 4_096;

    private final Centre centre;
    private final ContactJourney contacts;
    private final AgentJourney agents;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, ContactBook> books = new HashMap<>();
    private final Map<String, AgentBook> agentBooks = new HashMap<>();
    private final Map<String, Journey> journeys = new HashMap<>();
    private final Map<String, Map<Long, Slice>> slices = new HashMap<>();
    private long facts;
    private long now = Long.MIN_VALUE;

    BareLoop(Centre centre) {
        this.centre = centre;
        this.contacts = new ContactJourney(centre);
        this.agents = new AgentJourney(centre, true);
    }

    /** Folds all that the topic holds and returns how many facts came of it. */
    long fold(Broker broker, String topic) throws IOException {
        long offset = 0;
        List<Broker.Stored> read;
        do {
            read = broker.read(topic, 0, offset, LINES_AT_ONCE, Duration.ZERO);
            for (Broker.Stored stored : read) {
                offset = stored.offset() + 1;
                Line line = Line.of(0, stored.offset(), stored.value());
                if (line.event() != null && ids.add(line.event().id())) {
                    fold(new ReadEvent(line.event(), 0, stored.offset(), false));
                }
            }
        } while (!read.isEmpty());
        return facts;
    }

    private void fold(ReadEvent read) {
        Event event = read.event();
        now = Math.max(now, event.time());
        if (event.type().ofContact()) {
            contact(read);
        } else if (event.agent() != null && event.type() != EventType.CLOCK) {
            agents.add(agentBooks.computeIfAbsent(event.agent(), AgentJourney::start), event, fact -> facts++);
        }
    }

    private void contact(ReadEvent read) {
        ContactBook book = books.computeIfAbsent(read.event().contact(), contact -> new ContactBook());
        Standing before = contacts.standing(book, false);
        contacts.add(book, read);
        Standing after = contacts.standing(book, now, false);
        book.seen = now;
        book.standing = after;
        FactDifference.between(before.facts(), after.facts(), this::count);
        FactDifference.between(before.deadlines(), after.deadlines(), fact -> facts++);
        SpellChange.between(before.spells(), after.spells(), this::spell);
        StretchDifference.between(
                before.stretches(),
                after.stretches(),
                change -> agents.change(
                        agentBooks.computeIfAbsent(change.agent(), AgentJourney::start), change.left(), change.came()));
    }

    private void count(Counted fact) {
        facts++;
        if (fact.book() == Book.INTERVAL) {
            slices.computeIfAbsent(fact.queue(), queue -> new HashMap<>())
                    .computeIfAbsent(centre.intervalStart(fact.at()), start -> new Slice())
                    .add(fact);
        }
    }

    private void spell(SpellChange change) {
        Journey journey = journeys.computeIfAbsent(
                change.key(),
                key -> new Journey(
                        centre, new Timeline(List.of()), JourneyTerms.alone(centre), change.customer(), now));
        if (change.summary() == null) {
            journey.remove(change.contact(), change.number(), change.customer());
        } else {
            journey.put(change.summary());
        }
        facts += journey.drain().size();
    }
}

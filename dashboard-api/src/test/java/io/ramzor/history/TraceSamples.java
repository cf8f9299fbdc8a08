package io.ramzor.history;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import io.ramzor.metric.ContactFold;
import io.ramzor.metric.ContactState;
import io.ramzor.metric.ContactTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Traces of contacts as the job tells them, from the events of small stories. */
public final class TraceSamples {
    /** By this centre a formula changes at 10:00. */
    public static final String CENTRE = """
            zone: Asia/Jerusalem
            queues:
              service-voice:
                channel: voice
                answer_target_seconds: 20
                short_abandon_seconds: 5
                formula:
                  - {effective_from: "2026-01-01T00:00:00Z", value: short_abandons_excluded}
                  - {effective_from: "2026-04-05T10:00:00Z", value: abandons_against}
              service-chat: {channel: chat, answer_target_seconds: 60, first_human_reply_target_seconds: 90}
            """;

    private final Centre centre;
    private final ContactFold fold;

    public TraceSamples() {
        try {
            centre = CentreFile.parse("centre.yaml", CENTRE);
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
        fold = new ContactFold(centre);
    }

    public Centre centre() {
        return centre;
    }

    private ContactTrace trace(String contact, List<Event> events, Instant now) {
        ContactState state = fold.start(contact);
        fold.apply(state, events);
        return fold.trace(state, Micros.of(now)).orElseThrow();
    }

    /** A call that waits so long and then comes to that end; no end = it waits up to now. */
    public ContactTrace call(String contact, Instant queued, int waitSeconds, EventType end) {
        Instant ended = queued.plusSeconds(waitSeconds);
        List<Event> events = new ArrayList<>();
        events.add(at(contact, 1, queued, EventType.QUEUED, "voice", "service-voice"));
        if (end != null) {
            events.add(at(contact, 2, ended, end, "voice", null));
        }
        if (end == EventType.ANSWERED) {
            events.add(at(contact, 3, ended.plusSeconds(180), EventType.RELEASED, "voice", null));
        }
        return trace(contact, events, end == null ? ended : ended.plusSeconds(180));
    }

    /** A chat that an agent answers after so many seconds and that ends a minute later. */
    public ContactTrace chat(String contact, Instant offered, int replySeconds) {
        List<Event> events = List.of(
                at(contact, 1, offered, EventType.OFFERED, "chat", null),
                at(contact, 2, offered.plusSeconds(1), EventType.QUEUED, "chat", "service-chat"),
                message(contact, 3, offered.plusSeconds(2), Actor.CUSTOMER),
                message(contact, 4, offered.plusSeconds(replySeconds), Actor.AGENT),
                at(contact, 5, offered.plusSeconds(replySeconds + 60), EventType.RESOLVED, "chat", null));
        return trace(contact, events, offered.plusSeconds(replySeconds + 60));
    }

    private static Event message(String contact, int number, Instant at, Actor actor) {
        return Event.of(contact + "-" + number, Micros.of(at), EventType.MESSAGE)
                .contact(contact)
                .channel("chat")
                .actor(actor)
                .agent(actor == Actor.AGENT ? "a7" : null)
                .build();
    }

    private static Event at(String contact, int number, Instant at, EventType type, String channel, String queue) {
        boolean agent = type == EventType.ANSWERED || type == EventType.RELEASED;
        return Event.of(contact + "-" + number, Micros.of(at), type)
                .contact(contact)
                .channel(channel)
                .queue(queue)
                .agent(agent ? "a1" : null)
                .build();
    }
}

package io.ramzor.metric;

import io.ramzor.centre.Centre;
import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The events of one contact, written down in the order of a test, and what they fold into. */
final class ContactLog {
    final List<Event> events = new ArrayList<>();
    private final Centre centre;
    private final ContactFold fold;
    private final String channel;
    private long at = time("10:00:00");

    ContactLog(Centre centre, String channel) {
        this.centre = centre;
        this.fold = new ContactFold(centre);
        this.channel = channel;
    }

    static ContactLog of(String channel) {
        return new ContactLog(Centres.SMALL, channel);
    }

    /** A clock time of Monday 2026-03-02, or a whole instant. */
    static long time(String text) {
        return Micros.of(Instant.parse(text.length() > 15 ? text : "2026-03-02T" + text + "Z"));
    }

    ContactLog at(String text) {
        at = time(text);
        return this;
    }

    ContactLog then(EventType type, UnaryOperator<EventBuilder> more) {
        EventBuilder event =
                Event.of("e" + events.size(), at, type).contact("c").channel(channel);
        events.add(more.apply(event).build());
        return this;
    }

    ContactLog then(EventType type) {
        return then(type, event -> event);
    }

    ContactLog queued(String queue) {
        return then(EventType.QUEUED, event -> event.queue(queue));
    }

    ContactLog assigned(String agent) {
        return then(EventType.ASSIGNED, event -> event.agent(agent));
    }

    ContactLog answered(String agent) {
        return then(EventType.ANSWERED, event -> event.agent(agent));
    }

    ContactLog released(String agent) {
        return then(EventType.RELEASED, event -> event.agent(agent));
    }

    ContactLog botEnded(String outcome) {
        return then(EventType.BOT_ENDED, event -> event.outcome(outcome));
    }

    ContactLog customer() {
        return then(EventType.MESSAGE, event -> event.actor(Actor.CUSTOMER));
    }

    ContactLog courtesy() {
        return then(EventType.MESSAGE, event -> event.actor(Actor.CUSTOMER).courtesy(true));
    }

    ContactLog agent(String agent) {
        return then(EventType.MESSAGE, event -> event.actor(Actor.AGENT).agent(agent));
    }

    ContactLog automatic() {
        return then(EventType.MESSAGE, event -> event.actor(Actor.AGENT).auto(true));
    }

    ContactLog bot() {
        return then(EventType.MESSAGE, event -> event.actor(Actor.BOT));
    }

    ContactState state() {
        ContactState state = fold.start("c");
        fold.apply(state, events);
        return state;
    }

    List<CannotFollow> setAside() {
        return fold.apply(fold.start("c"), events);
    }

    ContactFold fold() {
        return fold;
    }

    /** The facts at the time set last. */
    List<Counted> facts() {
        return fold.facts(state(), at);
    }

    /** Facts of one queue and book at the time set last, all instants together. */
    Slice slice(String queue, Book book) {
        Slice slice = new Slice();
        facts().stream()
                .filter(fact -> fact.book() == book && fact.queue().equals(queue))
                .forEach(slice::add);
        return slice;
    }

    Slice slice(String queue) {
        return slice(queue, Book.INTERVAL);
    }

    /** A fact's number at the time set last. */
    Number fact(String queue, String id) {
        return slice(queue).facts(at).get(id);
    }

    Double value(String queue, String id) {
        return slice(queue).values(at).get(id);
    }

    /** A number of a response clock at the time set last; of the business reading if the id begins with {@code business.}. */
    @SuppressWarnings("unchecked")
    Object clock(String queue, ClockId clock, String id) {
        var calendar = queue.equals("none")
                ? null
                : centre.calendarOf(centre.queues().get(queue).termsAt(at));
        var numbers = slice(queue).responses(at, calendar).get(clock.wireName());
        if (numbers == null) {
            return null;
        }
        return id.startsWith("business.")
                ? ((java.util.Map<String, Object>) numbers.get("business")).get(id.substring(9))
                : numbers.get(id);
    }
}

package io.ramzor.oracle;

import io.ramzor.event.Actor;
import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;
import io.ramzor.event.Rfc3339;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** A log written by hand, in the order of reading; times in UTC, of the day that was set unless they name one. */
public final class EventLog {
    private final List<Event> events = new ArrayList<>();
    private String day;

    public EventLog(String day) {
        this.day = day;
    }

    /** From here on times are of that day. */
    public EventLog day(String next) {
        this.day = next;
        return this;
    }

    public List<Event> events() {
        return events;
    }

    /** Brings what was written so far into the order of time. */
    public EventLog byTime() {
        events.sort(Comparator.comparingLong(Event::time));
        return this;
    }

    /** The instant of a text such as {@code 09:30}, {@code 09:30:05} or {@code 2026-03-06T09:30}. */
    public long micros(String time) {
        String full = time.contains("T") ? time : day + "T" + time;
        return Rfc3339.parse(full.length() == "2026-03-06T09:30".length() ? full + ":00Z" : full + "Z");
    }

    public EventLog add(String time, EventType type, UnaryOperator<EventBuilder> fields) {
        String id = "e" + (events.size() + 1);
        events.add(fields.apply(Event.of(id, micros(time), type)).build());
        return this;
    }

    /** Adds an event as it stands. */
    public EventLog add(Event event) {
        events.add(event);
        return this;
    }

    /** A step that says no more than its contact. */
    public EventLog step(String time, String contact, EventType type) {
        return add(time, type, event -> event.contact(contact));
    }

    public EventLog step(String time, String contact, EventType type, UnaryOperator<EventBuilder> fields) {
        return add(time, type, event -> fields.apply(event.contact(contact)));
    }

    public EventLog offered(String time, String contact, String channel) {
        return step(time, contact, EventType.OFFERED, event -> event.channel(channel));
    }

    public EventLog queued(String time, String contact, String queue) {
        return step(time, contact, EventType.QUEUED, event -> event.queue(queue));
    }

    public EventLog assigned(String time, String contact, String agent) {
        return step(time, contact, EventType.ASSIGNED, event -> event.agent(agent));
    }

    public EventLog answered(String time, String contact, String agent) {
        return step(time, contact, EventType.ANSWERED, event -> event.agent(agent));
    }

    public EventLog released(String time, String contact, String agent) {
        return step(time, contact, EventType.RELEASED, event -> event.agent(agent));
    }

    public EventLog abandoned(String time, String contact) {
        return step(time, contact, EventType.ABANDONED);
    }

    public EventLog resolved(String time, String contact) {
        return step(time, contact, EventType.RESOLVED);
    }

    public EventLog customer(String time, String contact) {
        return step(time, contact, EventType.MESSAGE, event -> event.actor(Actor.CUSTOMER));
    }

    public EventLog bot(String time, String contact) {
        return step(time, contact, EventType.MESSAGE, event -> event.actor(Actor.BOT));
    }

    public EventLog agent(String time, String contact, String agent) {
        return step(
                time,
                contact,
                EventType.MESSAGE,
                event -> event.actor(Actor.AGENT).agent(agent));
    }

    /** Event time has come so far. */
    public EventLog clock(String time) {
        return add(time, EventType.CLOCK, event -> event);
    }
}

package io.ramzor.job;

import io.ramzor.event.Event;
import io.ramzor.event.EventBuilder;
import io.ramzor.event.EventType;

/**
 * How a retraction travels through the job: as an event. From admission to its target its {@code start} is the horizon at which it was
 * read; from there on it names, like its target, the contact, agent, session or customers that the target is about.
 */
final class Retraction {
    private Retraction() {}

    static boolean is(Event event) {
        return event.type() == EventType.EVENT_RETRACTED;
    }

    /** The retraction as admission hands it on. */
    static ReadEvent read(ReadEvent read, long horizon) {
        return with(read, builder(read.event()).start(horizon).build());
    }

    /** Whether it takes out an event of that time. */
    static boolean reaches(Event retraction, long targetTime, long lateness) {
        return targetTime >= retraction.start() && targetTime <= retraction.time() + lateness;
    }

    /** The retraction as it follows its target. */
    static ReadEvent routed(ReadEvent read, IdBook target) {
        EventBuilder event = builder(read.event());
        switch (EventType.values()[target.type]) {
            case DIGITAL_STEP -> event.process(target.route).session(target.other);
            case IDENTITY_LINKED, IDENTITY_UNLINKED ->
                event.customer(target.route).sameAs(target.other);
            case CALENDAR_CHANGED, BOT_LEVEL_CHANGED, CLOCK -> {}
            default -> {
                if (EventType.values()[target.type].ofContact()) {
                    event.contact(target.route);
                } else {
                    event.agent(target.route);
                }
            }
        }
        return with(read, event.build());
    }

    /** Notes in the book what a retraction of that event has to name. */
    static void note(IdBook book, Event event) {
        book.type = (byte) event.type().ordinal();
        switch (event.type()) {
            case DIGITAL_STEP -> {
                book.route = event.process();
                book.other = event.session();
            }
            case IDENTITY_LINKED, IDENTITY_UNLINKED -> {
                book.route = event.customer();
                book.other = event.sameAs();
            }
            case CALENDAR_CHANGED, BOT_LEVEL_CHANGED, CLOCK -> {}
            default -> book.route = event.type().ofContact() ? event.contact() : event.agent();
        }
    }

    private static EventBuilder builder(Event event) {
        return Event.of(event.id(), event.time(), event.type()).seq(event.seq()).target(event.target());
    }

    private static ReadEvent with(ReadEvent read, Event event) {
        return new ReadEvent(event, read.partition(), read.offset(), read.lateApplied());
    }
}

package io.ramzor.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of event of the stream; the order of the contact steps is the order of steps at equal time and sequence. */
public enum EventType {
    OFFERED("contact.offered"),
    BOT_STARTED("contact.bot_started"),
    BOT_ENDED("contact.bot_ended"),
    HUMAN_REQUESTED("contact.human_requested"),
    DEFLECTION_OFFERED("contact.deflection_offered"),
    DEFLECTION_ACCEPTED("contact.deflection_accepted"),
    QUEUED("contact.queued"),
    ASSIGNED("contact.assigned"),
    REDIRECTED("contact.redirected"),
    ANSWERED("contact.answered"),
    ABANDONED("contact.abandoned"),
    CALLBACK_BOOKED("contact.callback_booked"),
    CALLBACK_ATTEMPTED("contact.callback_attempted"),
    CALLBACK_REACHED("contact.callback_reached"),
    FLOWED_OUT("contact.flowed_out"),
    TRANSFERRED("contact.transferred"),
    MESSAGE("contact.message"),
    IDLE("contact.idle"),
    REVIVED("contact.revived"),
    HELD("contact.held"),
    RESUMED("contact.resumed"),
    EXPECTATION_SENT("contact.expectation_sent"),
    RELEASED("contact.released"),
    WRAPPED_UP("contact.wrapped_up"),
    RESOLVED("contact.resolved"),
    REOPENED("contact.reopened"),
    CLOSED("contact.closed"),
    AGENT_STATE("agent.state"),
    AGENT_SCHEDULED("agent.scheduled"),
    DIGITAL_STEP("digital.step"),
    IDENTITY_LINKED("identity.linked"),
    IDENTITY_UNLINKED("identity.unlinked"),
    CALENDAR_CHANGED("calendar.changed"),
    BOT_LEVEL_CHANGED("bot.level_changed"),
    MOVE_DECIDED("move.decided"),
    EVENT_RETRACTED("event.retracted"),
    CLOCK("clock");

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, type -> type));

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** The name of this type in the stream, for example {@code contact.queued}. */
    public String wireName() {
        return wireName;
    }

    /** Whether events of this type belong to a contact. */
    public boolean ofContact() {
        return wireName.startsWith("contact.");
    }

    /** Like {@link #ofWireName}, with null for none, where every nanosecond counts. */
    static EventType orNull(String name) {
        return BY_WIRE_NAME.get(name);
    }

    /** The type of that name in the stream, or empty if there is none. */
    public static Optional<EventType> ofWireName(String name) {
        return Optional.ofNullable(orNull(name));
    }
}

package io.ramzor.metric;

import java.util.List;
import java.util.Locale;

/**
 * A group of counted facts that belong to no one queue, and what tells them apart in it. The order of the constants is part of stored
 * states: add new ones at the end.
 */
public enum Group {
    /** Bot sessions and requests for a person, by the bot's level at the session's start. */
    BOT("topic", "channel", "level"),
    /** Promises to answer, by kind. */
    DEADLINE("kind"),
    /** Spells, by what they are about; those around the first opening of a channel once more, as baseline and present. */
    CONTACTS("channel", "topic"),
    /** Episodes, by what they are about. */
    EPISODE("topic"),
    /** Shifts from one channel to another. */
    SHIFT("from", "to", "cause"),
    /** Repeats and parallel contacts, by the later spell's channel; {@code expectation}: {@code sent} or {@code none} in the one before. */
    RETURN("channel", "expectation"),
    /** Customers by how they came to the digital channels. */
    COHORT(),
    /** Contacts on a channel in the weeks after it opened. */
    LAUNCH("channel"),
    /** Steering of those who wait to another channel. */
    DEFLECTION("channel", "to"),
    /** Steps of digital processes. */
    FUNNEL("process", "step", "platform"),
    /** Agents' time. */
    AGENT("agent"),
    /** Agents' time with contacts, by the contact's channel and how many contacts of full weight the agent had. */
    LOAD("channel", "level"),
    /** How right forecasts were, by queue and by how many minutes before; the planner tells these, and no slice holds them. */
    FORECAST("queue", "lead");

    private final List<String> dimensions;

    Group(String... dimensions) {
        this.dimensions = List.of(dimensions);
    }

    /** Names of what tells its facts apart, in the order of {@link GroupFact#keys}. */
    public List<String> dimensions() {
        return dimensions;
    }

    /** Its name in files and answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

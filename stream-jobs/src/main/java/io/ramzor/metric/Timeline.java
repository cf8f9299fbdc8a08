package io.ramzor.metric;

import io.ramzor.event.Event;
import io.ramzor.event.EventType;
import io.ramzor.event.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What happened to the whole centre: changes of its calendar and of the bot's level. An event at an instant holds from it on. */
public final class Timeline {
    /** How long a channel counts as new, and how far back its customers are looked at. */
    public static final long LAUNCH_MICROS = 28 * Micros.DAY;
    /** Before anything changed. */
    public static final Timeline EMPTY = new Timeline(List.of());

    private static final String OPENED = "channel_opened";
    private static final String CLOSED = "channel_closed";
    private static final String FIRST_LEVEL = "green";

    private final List<Event> levels = new ArrayList<>(0);
    private final List<Event> calendar = new ArrayList<>(0);
    private final List<Event> openings = new ArrayList<>(0);

    /** Of those events, in whatever order; events of other types are left out. */
    public Timeline(Collection<Event> events) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(EventOrder.BY_TIME);
        for (Event event : ordered) {
            if (event.type() == EventType.BOT_LEVEL_CHANGED && event.level() != null) {
                levels.add(event);
            } else if (event.type() == EventType.CALENDAR_CHANGED && event.kind() != null) {
                calendar.add(event);
                if (event.kind().equals(OPENED) && event.channel() != null) {
                    openings.add(event);
                }
            }
        }
    }

    /** Whether a change of the timeline by that event can matter to a spell that starts at that microsecond. */
    public static boolean matters(Event event, long start) {
        return start >= event.time() - LAUNCH_MICROS;
    }

    /** The bot's level at that microsecond; green until the first change. */
    String levelAt(long micros) {
        Event last = null;
        for (Event change : levels) {
            last = change.time() <= micros ? change : last;
        }
        return last == null ? FIRST_LEVEL : last.level();
    }

    /** Whether the last change of the channel up to that microsecond closed it. */
    boolean closed(String channel, long micros) {
        Event last = null;
        for (Event change : calendar) {
            last = change.time() <= micros && channel.equals(change.channel()) ? change : last;
        }
        return last != null && last.kind().equals(CLOSED);
    }

    /** Whether any channel opened. */
    boolean hasOpenings() {
        return !openings.isEmpty();
    }

    /** Whether the channel had opened, less than 28 days before that microsecond. */
    boolean launched(String channel, long micros) {
        for (Event opening : openings) {
            long age = micros - opening.time();
            if (age >= 0 && age < LAUNCH_MICROS && channel.equals(opening.channel())) {
                return true;
            }
        }
        return false;
    }

    /** Whether that microsecond lies in the 28 days before the first opening of a channel. */
    boolean beforeFirstOpening(long micros) {
        return hasOpenings() && micros < first() && first() - micros <= LAUNCH_MICROS;
    }

    /** Whether that microsecond is the first opening of a channel or lies in the 28 days after it. */
    boolean afterFirstOpening(long micros) {
        return hasOpenings() && micros >= first() && micros - first() < LAUNCH_MICROS;
    }

    private long first() {
        return openings.get(0).time();
    }
}
